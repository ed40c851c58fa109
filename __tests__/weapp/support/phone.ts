/** Owns a test phone: a person with the production mini-program in hand, on the local cloud. */
import type { TestCloud } from '../../support/test-cloud'
import { launch, type RunningApp } from './app'
import { buildIfStale, dist, readManifest } from './dist'
import { fire } from './events'
import type { SetDataCall } from './set-data'
import { everyNode, findAll, findOne, linesOf, type ViewNode } from './tree'
import type { Device } from './wx'
import { compileTemplates, type Templates } from './wxml'

/** A call of a cloud function that left the app. */
export interface CloudCall {
  action: string
  requestKey?: string
  /** The page in sight at that moment. */
  page: string
}

export interface Phone {
  /** Starts the mini-program, at the home page or at the path of a shared card. */
  openApp: (url?: string) => Promise<void>
  /** Ends the mini-program as the system does: nothing of it goes on, what it stored stays. */
  closeApp: () => Promise<void>
  tap: (name: string | RegExp) => Promise<void>
  /** Types one character after the other behind what stands in the field of that name. */
  type: (name: string, text: string) => Promise<void>
  back: () => Promise<void>
  pullDown: () => Promise<void>
  reachBottom: () => Promise<void>
  /** What WeChat would send along when the page in sight is shared. */
  shared: () => { title: string; path: string }
  /** Switches signal on or off. */
  signal: (on: boolean) => Promise<void>
  /** Puts a code before the camera; null closes the scanner when it opens. */
  showCamera: (text: string | null) => void
  lines: () => string[]
  says: (name: string | RegExp) => boolean
  tree: () => ViewNode
  route: () => string
  depth: () => number
  setDataCalls: readonly SetDataCall[]
  cloudCalls: readonly CloudCall[]
  /** What the phone showed or was asked to do: toasts, titles, the scanner. */
  shown: Device['shown']
  /** Waits until nothing is under way. @throws what went wrong meanwhile */
  settle: () => Promise<void>
}

let templates: Templates | null = null

/** Builds the mini-program when it is stale and compiles its templates. Call it once before a test file's phones. */
export function prepareWeapp(): void {
  buildIfStale()
  templates = compileTemplates(dist)
}

const calmTurns = 4
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 2))

/** A phone whose WeChat account is `openid`. Its clock is the cloud's. */
export function createPhone(test: TestCloud, openid: string): Phone {
  if (templates === null) throw new Error('call prepareWeapp() first')
  const drawing = templates
  const manifest = readManifest()
  const device: Device = { openid, storage: new Map(), connected: true, camera: null, shown: [] }
  const log: SetDataCall[] = []
  const cloudCalls: CloudCall[] = []
  const faults: unknown[] = []
  let app: RunningApp | null = null

  const running = (): RunningApp => {
    if (app === null) throw new Error('the mini-program is not open')
    return app
  }

  async function settle(): Promise<void> {
    for (let calm = 0; calm < calmTurns;) {
      await turn()
      if (app?.busy()) {
        calm = 0
        await pause()
      } else calm += 1
    }
    const [fault] = faults.splice(0)
    if (fault !== undefined) throw fault instanceof Error ? fault : new Error(String(fault))
  }

  /** Does something that a person does, then waits for what it sets off. */
  const then = async (deed: () => unknown): Promise<void> => {
    deed()
    await settle()
  }

  return {
    setDataCalls: log,
    cloudCalls,
    shown: device.shown,
    settle,
    openApp: (url = manifest.pages[0] ?? '') =>
      then(() => {
        app = launch(
          {
            device,
            manifest,
            templates: drawing,
            now: () => test.now(),
            log,
            fault: (fault) => void faults.push(fault),
            callFunction: (name, data) => {
              const { action, requestKey } = data as { action: string; requestKey?: string }
              cloudCalls.push({ action, page: app?.page().route ?? '', ...(requestKey && { requestKey }) })
              return test.cloud.call(name, data, { openid })
            },
          },
          url,
        )
      }),
    closeApp: () =>
      then(() => {
        running().hide()
        running().close()
        app = null
      }),
    tap: (name) => then(() => fire(findOne(running().draw(), name), 'tap', { x: 0, y: 0 }, test.now())),
    type: async (name, text) => {
      for (const character of text) {
        const field = fieldOf(running().draw(), name)
        const { value: before, maxlength } = field.attr
        const value = `${typeof before === 'string' ? before : ''}${character}`.slice(0, Number(maxlength))
        await then(() => fire(field, 'input', { value, cursor: value.length }, test.now()))
      }
    },
    back: () => then(() => running().back()),
    pullDown: () => then(() => running().tellPage('onPullDownRefresh')),
    reachBottom: () => then(() => running().tellPage('onReachBottom')),
    shared: () => {
      const answer = running().tellPage('onShareAppMessage', { from: 'menu' })
      return JSON.parse(JSON.stringify(answer)) as { title: string; path: string }
    },
    signal: (on) =>
      then(() => {
        device.connected = on
        app?.networkChanged()
      }),
    showCamera: (text) => {
      device.camera = text
    },
    lines: () => linesOf(running().draw()),
    says: (name) => findAll(running().draw(), name).length > 0,
    tree: () => running().draw(),
    route: () => running().page().route,
    depth: () => running().depth(),
  }
}

function fieldOf(root: ViewNode, name: string): ViewNode {
  const fields = [...everyNode(root)].filter(
    ({ tag, attr }) => (tag === 'input' || tag === 'textarea') && attr.ariaLabel === name,
  )
  const [field] = fields
  if (field && fields.length === 1) return field
  throw new Error(`${fields.length} fields are called ${name}; the page says: ${linesOf(root).join(' / ')}`)
}
