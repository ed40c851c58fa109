/** Owns `wx` on a test phone: the real behaviour of the few things the app uses; all else throws by its name. */
import { randomBytes } from 'node:crypto'
import type { Realm } from './realm'
import { wxMethodNames } from './wx-names'

/** What stays with the phone when the app is closed, and what the test does to it. */
export interface Device {
  openid: string
  storage: Map<string, string>
  connected: boolean
  /** What the camera sees next; null when the person closes the scanner. */
  camera: string | null
  /** What the phone showed or was told, oldest first: the call and what it was given. */
  shown: { api: string; given: unknown }[]
}

/** Calls a cloud function as the person of this phone. */
export type CallFunction = (
  name: string,
  data: object,
) => Promise<{ requestId: string; result?: unknown; error?: { code: number; message: string } }>

export type Navigation = 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch' | 'navigateBack'

export interface WxParts {
  device: Device
  realm: () => Realm
  callFunction: CallFunction
  navigate: (api: Navigation, given: { url?: string; delta?: number }) => void
  /** Told when something begins that ends by itself; call the answer when it has ended. */
  begin: () => () => void
  fault: (fault: unknown) => void
}

interface Callbacks {
  success?: (answer: unknown) => void
  fail?: (error: unknown) => void
  complete?: (answer: unknown) => void
}

/** A refusal of WeChat's, by the text after `api:fail`. */
export class WxRefusal extends Error {}

type Given = Callbacks & Record<string, unknown>

type NetworkListener = (status: { isConnected: boolean; networkType: string }) => void

const plain = ({ success: _s, fail: _f, complete: _c, ...given }: Given): unknown =>
  JSON.parse(JSON.stringify(given))

/** Recorded and answered with a plain ok: what they change can be seen on a real phone alone. */
const recorded = [
  'setNavigationBarTitle',
  'pageScrollTo',
  'showToast',
  'stopPullDownRefresh',
  'setKeepScreenOn',
  'openPrivacyContract',
] as const

export interface PhoneWx {
  wx: Record<string, unknown>
  /** Tells the app about a change of signal. */
  networkChanged: () => void
}

export function createWx(parts: WxParts): PhoneWx {
  const { device, realm, navigate, begin, fault } = parts
  const listeners = new Set<NetworkListener>()
  const networkType = () => (device.connected ? 'wifi' : 'none')
  const inside = <T>(value: T): T => realm().inside(value)

  /** WeChat answers later, by success or fail, then complete. */
  const later =
    (api: string, work: (given: Given) => object) =>
    (given: Given = {}) => {
      const ended = begin()
      setImmediate(() => {
        try {
          const answer = inside({ errMsg: `${api}:ok`, ...work(given) })
          given.success?.(answer)
          given.complete?.(answer)
        } catch (error) {
          if (!(error instanceof WxRefusal)) fault(error)
          const answer = inside({ errMsg: `${api}:fail ${String((error as Error).message)}` })
          given.fail?.(answer)
          given.complete?.(answer)
        } finally {
          ended()
        }
      })
    }

  const show = (api: string, answer: (given: Given) => object = () => ({})) =>
    later(api, (given) => {
      device.shown.push({ api, given: plain(given) })
      return answer(given)
    })

  const go = (api: Navigation) =>
    later(api, (given) => {
      navigate(api, plain(given) as { url?: string; delta?: number })
      return {}
    })

  const absent = (name: string) => () => {
    const error = new Error(`wx.${name} is not on the test phone`)
    fault(error)
    throw error
  }

  const wx: Record<string, unknown> = {
    ...Object.fromEntries(wxMethodNames().map((name) => [name, absent(name)])),
    ...Object.fromEntries(recorded.map((name) => [name, show(name)])),
    cloud: createCloud(parts),
    getStorageSync: (key: string) => {
      const text = device.storage.get(key)
      return text === undefined ? '' : inside(JSON.parse(text) as unknown)
    },
    setStorageSync: (key: string, value: unknown) => void device.storage.set(key, JSON.stringify(value)),
    removeStorageSync: (key: string) => void device.storage.delete(key),
    getAppBaseInfo: () => inside({ SDKVersion: '3.6.0', language: 'zh_CN', fontSizeSetting: 16 }),
    getWindowInfo: () => inside({ windowWidth: 375, windowHeight: 667, statusBarHeight: 20, pixelRatio: 2 }),
    getMenuButtonBoundingClientRect: () =>
      inside({ top: 26, left: 281, right: 368, bottom: 58, width: 87, height: 32 }),
    getRandomValues: later('getRandomValues', ({ length }) => ({
      randomValues: [...randomBytes(Number(length))],
    })),
    getNetworkType: later('getNetworkType', () => ({ networkType: networkType() })),
    onNetworkStatusChange: (listener: NetworkListener) => void listeners.add(listener),
    offNetworkStatusChange: (listener: NetworkListener) => void listeners.delete(listener),
    scanCode: show('scanCode', () => {
      if (device.camera === null) throw new WxRefusal('cancel')
      return { result: device.camera, scanType: 'QR_CODE', charSet: 'utf-8' }
    }),
    requestSubscribeMessage: show('requestSubscribeMessage', ({ tmplIds }) =>
      Object.fromEntries((tmplIds as string[]).map((id) => [id, 'accept'])),
    ),
    ...Object.fromEntries(
      (['navigateTo', 'redirectTo', 'switchTab', 'reLaunch', 'navigateBack'] as const).map((api) => [
        api,
        go(api),
      ]),
    ),
  }

  return {
    wx,
    networkChanged: () => {
      const status = inside({ isConnected: device.connected, networkType: networkType() })
      for (const listener of listeners) listener(status)
    },
  }
}

/** `wx.cloud`: refuses before init as WeChat does, and fails without signal as a request does. */
function createCloud({ device, realm, callFunction, begin }: WxParts) {
  let opened = false
  const failure = (errCode: number, why: string): Error =>
    realm().error(`errCode: ${errCode} | errMsg: cloud.callFunction:fail ${why}`, {
      errCode,
      errMsg: `cloud.callFunction:fail ${why}`,
    })
  return {
    init: () => {
      opened = true
    },
    callFunction: async ({ name, data = {} }: { name: string; data?: object }) => {
      if (!opened) throw failure(-1, "Cloud API isn't enabled, please call wx.cloud.init first")
      const ended = begin()
      try {
        if (!device.connected)
          throw failure(-1, 'request:fail errcode:-106 error_msg:net::ERR_INTERNET_DISCONNECTED')
        const { requestId, result, error } = await callFunction(
          name,
          JSON.parse(JSON.stringify(data)) as object,
        )
        if (error)
          throw failure(
            -404011,
            `requestID ${requestId}, cloud function service error code ${error.code}, error message ${error.message}`,
          )
        return realm().inside({ errMsg: 'cloud.callFunction:ok', result, requestID: requestId })
      } finally {
        ended()
      }
    },
  }
}
