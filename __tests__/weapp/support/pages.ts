/** Owns the page stack of a running app: pages made, shown, hidden and left in the order in which WeChat does it. */
import type { AppManifest } from './dist'
import { applySetData, type SetDataCall } from './set-data'
import type { Navigation } from './wx'
import { WxRefusal } from './wx'

type Lifecycle = (this: object, given?: unknown) => unknown

/** What a page's module handed to Page(), or a component's to Component(). */
export type Definition = Record<string, unknown>

export interface LivePage {
  route: string
  /** The object that the app's code knows as `this`. */
  instance: Record<string, unknown> & { data: Record<string, unknown> }
  /** What the view was last told. */
  viewData: Record<string, unknown>
}

export interface PageParts {
  manifest: AppManifest
  /** Runs the page's module once and answers what it handed to Page(). */
  definitionOf: (route: string) => Definition
  inside: <T>(value: T) => T
  /** A view answers setData a moment later. */
  soon: (run: () => void) => void
  log: SetDataCall[]
}

/** WeChat keeps at most ten pages open. */
const deepest = 10

/** The parameters of a path as WeChat hands them on: in order, and not decoded. */
function splitUrl(url: string): { route: string; query: Record<string, string> } {
  const [path = '', search = ''] = url.split('?')
  const pairs = search.split('&').filter((pair) => pair !== '')
  const query = Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  )
  return { route: path.replace(/^\//, ''), query }
}

export function createPages({ manifest, definitionOf, inside, soon, log }: PageParts) {
  const tabRoutes = new Set((manifest.tabBar?.list ?? []).map((tab) => tab.pagePath))
  const tabs = new Map<string, LivePage>()
  let stack: LivePage[] = []

  const run = ({ instance }: LivePage, name: string, given?: unknown): unknown =>
    (instance[name] as Lifecycle | undefined)?.call(instance, given)
  const top = (): LivePage | undefined => stack[stack.length - 1]

  function make(route: string, query: Record<string, string>): LivePage {
    const definition = definitionOf(route)
    const data = JSON.stringify(definition.data ?? {})
    const page: LivePage = {
      route,
      instance: { ...definition, data: inside(JSON.parse(data) as Record<string, unknown>) },
      viewData: JSON.parse(data) as Record<string, unknown>,
    }
    Object.assign(page.instance, {
      route,
      __route__: route,
      options: inside(query),
      setData: (patch: Record<string, unknown>, done?: () => void) => {
        applySetData(page.instance.data, patch)
        log.push({ of: route, bytes: applySetData(page.viewData, patch), paths: Object.keys(patch) })
        soon(() => done?.call(page.instance))
      },
    })
    return page
  }

  /** Puts a new page on top and takes it through its first steps. */
  function open(route: string, query: Record<string, string>): void {
    const page = make(route, query)
    stack.push(page)
    if (tabRoutes.has(route)) tabs.set(route, page)
    run(page, 'onLoad', inside(query))
    run(page, 'onShow')
    run(page, 'onReady')
  }

  function leave(page: LivePage): void {
    run(page, 'onUnload')
    tabs.delete(page.route)
  }

  /** Leaves the top pages, newest first, down to the one that stays. */
  function popTo(depth: number): void {
    while (stack.length > depth) {
      const page = stack.pop()
      if (page) leave(page)
    }
  }

  function switchTab(route: string): void {
    const shown = top()
    if (shown?.route === route) return
    const left = stack
    if (shown && tabRoutes.has(shown.route)) run(shown, 'onHide')
    stack = []
    for (const page of left.filter((page) => !tabRoutes.has(page.route)).reverse()) leave(page)
    const known = tabs.get(route)
    if (!known) return open(route, {})
    stack.push(known)
    run(known, 'onShow')
  }

  const moves: Record<Navigation, (given: { url: string; delta: number }) => void> = {
    navigateTo: ({ url }) => {
      const { route, query } = splitUrl(url)
      if (tabRoutes.has(route)) throw new WxRefusal('can not navigateTo a tabbar page')
      if (stack.length >= deepest) throw new WxRefusal('webview count limit exceed')
      const below = top()
      if (below) run(below, 'onHide')
      open(route, query)
    },
    redirectTo: ({ url }) => {
      const { route, query } = splitUrl(url)
      if (tabRoutes.has(route)) throw new WxRefusal('can not redirectTo a tabbar page')
      popTo(stack.length - 1)
      open(route, query)
    },
    navigateBack: ({ delta }) => {
      if (stack.length < 2) throw new WxRefusal('cannot navigate back at first page.')
      popTo(Math.max(1, stack.length - delta))
      const page = top()
      if (page) run(page, 'onShow')
    },
    switchTab: ({ url }) => {
      const { route } = splitUrl(url)
      if (!tabRoutes.has(route)) throw new WxRefusal('can not switch to no-tabBar page')
      switchTab(route)
    },
    reLaunch: ({ url }) => {
      const { route, query } = splitUrl(url)
      popTo(0)
      for (const page of tabs.values()) leave(page)
      open(route, query)
    },
  }

  return {
    stack: () => stack,
    top,
    run,
    navigate: (api: Navigation, { url = '', delta = 1 }: { url?: string; delta?: number }) =>
      moves[api]({ url, delta }),
    isTab: (route: string) => tabRoutes.has(route),
    splitUrl,
  }
}
