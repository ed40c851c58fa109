/** Owns one running app: its logic layer and its view layer, from launch until it is closed. */
import { componentsOf, type AppManifest } from './dist'
import { createPages, type Definition, type LivePage } from './pages'
import { createRealm } from './realm'
import type { SetDataCall } from './set-data'
import { growTree, type Drawn, type Owner, type ViewNode } from './tree'
import { createWx, type CallFunction, type Device } from './wx'
import type { Templates } from './wxml'

export interface AppParts {
  device: Device
  manifest: AppManifest
  templates: Templates
  now: () => number
  callFunction: CallFunction
  log: SetDataCall[]
  fault: (fault: unknown) => void
}

type Methods = Record<string, (this: unknown, given?: unknown) => unknown>

/** The module that draws the tab bar when the manifest asks for a drawn one. */
const tabBarPath = 'custom-tab-bar/index'

/** Starts the app at a path with parameters; answers it once its first page has been made. */
export function launch(parts: AppParts, url: string) {
  const { device, manifest, templates, now, log, fault } = parts
  const definitions = {
    app: {} as Methods,
    pages: new Map<string, Definition>(),
    components: new Map<string, Definition>(),
  }
  let loading = ''
  let underWay = 0
  let closed = false

  const begin = () => {
    underWay += 1
    return () => {
      underWay -= 1
    }
  }
  const phone = createWx({
    device,
    begin,
    fault,
    realm: () => realm,
    navigate: (api, given) => {
      if (!closed) pages.navigate(api, given)
    },
    // What comes back after the app is gone reaches nobody.
    callFunction: async (name, data) => {
      const answer = await parts.callFunction(name, data)
      return closed ? new Promise(() => undefined) : answer
    },
  })
  const realm = createRealm({
    now,
    fault,
    globals: {
      wx: phone.wx,
      App: (app: Methods) => void (definitions.app = app),
      Page: (page: Definition) => void definitions.pages.set(loading, page),
      Component: (component: Definition) => void definitions.components.set(loading, component),
      Behavior: (behavior: Definition) => behavior,
      getApp: () => definitions.app,
      getCurrentPages: () => pages.stack().map(({ instance }) => instance),
    },
  })

  const loadOnce = (path: string) => {
    loading = path
    realm.load(`${path}.js`)
  }
  function componentOf(path: string): Definition {
    loadOnce(path)
    return definitions.components.get(path) ?? {}
  }
  const pages = createPages({
    manifest,
    log,
    inside: realm.inside,
    soon: (run) => void realm.timers.setTimeout(run, 0),
    definitionOf: (route) => {
      for (const path of Object.values(componentsOf(route))) componentOf(path)
      loadOnce(route)
      const definition = definitions.pages.get(route)
      if (!definition) throw new Error(`${route}.js called no Page()`)
      return definition
    },
  })

  const pageOwner = ({ route, instance }: LivePage): Owner & { path: string } => ({
    path: route,
    handle: (method, event) => (instance[method] as Methods[string]).call(instance, realm.inside(event)),
  })
  /** Taro's components hold nothing of their own: they draw what the page gives them and pass events on. */
  const componentOwner = (path: string): Owner & { path: string } => ({
    path,
    handle: (method, event) => {
      const methods = componentOf(path).methods as Methods
      return (methods[method] as Methods[string]).call({}, realm.inside(event))
    },
  })

  function expand(tag: string, attr: Record<string, unknown>, owner: Owner): Drawn | null {
    const path = componentsOf((owner as Owner & { path: string }).path)[tag]
    if (path === undefined) return null
    return { root: templates.render(path, attr), owner: componentOwner(path) }
  }

  /** The page in sight, drawn from what its view was told, with the tab bar under it. */
  function draw(): ViewNode {
    const page = pages.top()
    if (!page) throw new Error('no page is open')
    const root = templates.render(page.route, page.viewData)
    if (manifest.tabBar?.custom && pages.isTab(page.route))
      root.children.push(templates.render(tabBarPath, componentOf(tabBarPath).data ?? {}))
    return growTree({ root, owner: pageOwner(page) }, expand)
  }

  const { route, query } = pages.splitUrl(url)
  const entry = () => realm.inside({ path: route, query, scene: 1007, referrerInfo: {} })
  loadOnce('app')
  const tell = (name: string, given?: unknown) => definitions.app[name]?.call(definitions.app, given)
  tell('onLaunch', entry())
  tell('onShow', entry())
  pages.navigate('reLaunch', { url })

  return {
    draw,
    networkChanged: phone.networkChanged,
    page: (): LivePage => {
      const page = pages.top()
      if (!page) throw new Error('no page is open')
      return page
    },
    depth: () => pages.stack().length,
    /** Runs a lifecycle or handler of the page in sight. */
    tellPage: (name: string, given?: unknown): unknown => {
      const page = pages.top()
      return page && pages.run(page, name, realm.inside(given))
    },
    back: () => pages.navigate('navigateBack', {}),
    hide: () => {
      const page = pages.top()
      if (page) pages.run(page, 'onHide')
      tell('onHide')
    },
    show: () => {
      tell('onShow', entry())
      const page = pages.top()
      if (page) pages.run(page, 'onShow')
    },
    busy: () => underWay > 0 || realm.timers.soon() > 0,
    close: () => {
      closed = true
      realm.timers.stop()
    },
  }
}

export type RunningApp = ReturnType<typeof launch>
