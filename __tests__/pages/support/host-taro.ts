/** The part of WeChat's API that pages use, in memory: storage, navigation, dialogs, and page life. */
import { useEffect, useLayoutEffect, useRef } from 'react'
import { canvasOf } from './host-canvas'
import { mediaOf } from './host-media'

type Params = Record<string, string>

interface Host {
  storage: Map<string, unknown>
  /** Every navigation asked for, oldest first: 'navigateTo /packages/activity/detail/index?id=1'. */
  visited: string[]
  params: Params
  /** The path of the page in sight, as WeChat gives it: pages/home/index. */
  route: string
  fontSizeSetting: number | undefined
  /** What the person answers in a native dialog. */
  confirms: boolean
  /** What the camera reads; null means the person backed out. */
  scanned: string | null
  title: string
  /** What answers a cloud function; null is a phone without signal. */
  cloud: ((name: string, data: object) => Promise<unknown>) | null
  /** Numbers that were called, files that were opened or sent to a chat. */
  used: string[]
  /** What pages wrote into files of their own, by path. */
  written: Map<string, string>
  /** Photos that the album hands out; null means the person backed out. */
  photos: string[] | null
  /** Keeps a file in the cloud and answers its id; null without signal. */
  keepFile: ((cloudPath: string) => Promise<string>) | null
  /** How long a recording turns out, in milliseconds; null when the phone has no microphone. */
  voiceMs: number | null
  /** Whether the album takes a picture. */
  album: 'open' | 'refused' | 'asked' | 'full'
  /** The words on the picture that was made last. */
  drawn: string[]
}

const fresh = (): Host => ({
  storage: new Map(),
  visited: [],
  params: {},
  route: '',
  fontSizeSetting: undefined,
  confirms: true,
  scanned: null,
  title: '',
  cloud: null,
  used: [],
  written: new Map(),
  photos: null,
  keepFile: null,
  voiceMs: null,
  album: 'open',
  drawn: [],
})

/** The phone a test holds: read what a page did, set what WeChat will say. */
export const host: Host = fresh()

export function resetHost(): void {
  beginPage()
  Object.assign(host, fresh())
}

const go =
  (way: string) =>
  ({ url }: { url: string }) => {
    host.visited.push(`${way} ${url}`)
    return Promise.resolve({ errMsg: `${way}:ok` })
  }

const quiet = () => Promise.resolve({ errMsg: 'ok' })

const media = mediaOf(host)
const canvas = canvasOf(host)

const Taro = {
  getStorageSync: (key: string): unknown => host.storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) =>
    void host.storage.set(key, JSON.parse(JSON.stringify(value))),
  removeStorageSync: (key: string) => void host.storage.delete(key),
  getStorageInfoSync: () => ({ keys: [...host.storage.keys()], currentSize: 0, limitSize: 10240 }),
  getAppBaseInfo: () => ({ fontSizeSetting: host.fontSizeSetting }),
  getWindowInfo: () => ({ windowWidth: 375, windowHeight: 667, statusBarHeight: 20, pixelRatio: 2 }),
  getMenuButtonBoundingClientRect: () => ({
    top: 26,
    left: 281,
    right: 368,
    bottom: 58,
    width: 87,
    height: 32,
  }),
  getCurrentPages: () => [{ route: host.route }],
  getCurrentInstance: () => ({ router: { params: host.params, path: host.route } }),
  getNetworkType: () => Promise.resolve({ networkType: 'wifi' }),
  onNetworkStatusChange: () => undefined,
  offNetworkStatusChange: () => undefined,
  navigateTo: go('navigateTo'),
  redirectTo: go('redirectTo'),
  switchTab: go('switchTab'),
  reLaunch: go('reLaunch'),
  navigateBack: () => {
    host.visited.push('navigateBack')
    return Promise.resolve({ errMsg: 'navigateBack:ok' })
  },
  setNavigationBarTitle: ({ title }: { title: string }) => {
    host.title = title
    return Promise.resolve({ errMsg: 'setNavigationBarTitle:ok' })
  },
  showModal: () => Promise.resolve({ confirm: host.confirms, cancel: !host.confirms }),
  scanCode: () =>
    host.scanned === null
      ? Promise.reject(new Error('scanCode:fail cancel'))
      : Promise.resolve({ result: host.scanned }),
  showToast: quiet,
  showLoading: quiet,
  hideLoading: quiet,
  stopPullDownRefresh: quiet,
  pageScrollTo: quiet,
  setClipboardData: quiet,
  makePhoneCall: ({ phoneNumber }: { phoneNumber: string }) => {
    host.used.push(`makePhoneCall ${phoneNumber}`)
    return quiet()
  },
  env: { USER_DATA_PATH: 'wxfile://usr' },
  getFileSystemManager: () => ({
    writeFileSync: (path: string, text: string) => void host.written.set(path, text),
  }),
  shareFileMessage: ({ fileName }: { fileName: string }) => {
    host.used.push(`shareFileMessage ${fileName}`)
    return quiet()
  },
  cloud: {
    init: () => undefined,
    callFunction: async ({ name, data }: { name: string; data: object }) => {
      if (host.cloud === null) throw new Error('cloud.callFunction:fail request:fail')
      return { result: await host.cloud(name, data) }
    },
    uploadFile: media.uploadFile,
    downloadFile: canvas.downloadFile,
  },
  createSelectorQuery: canvas.createSelectorQuery,
  canvasToTempFilePath: canvas.canvasToTempFilePath,
  saveImageToPhotosAlbum: canvas.saveImageToPhotosAlbum,
  openSetting: canvas.openSetting,
  chooseMedia: media.chooseMedia,
  previewImage: media.previewImage,
  getRecorderManager: () => media.recorderManager,
  createInnerAudioContext: media.createInnerAudioContext,
  requestSubscribeMessage: () => Promise.resolve({ errMsg: 'requestSubscribeMessage:ok' }),
  nextTick: (run: () => void) => queueMicrotask(run),
}

export default Taro

/** Page life as a mounted page sees it: load, show, and ready follow one another once. */
function useOnce(run: () => void): void {
  const first = useRef(run)
  useEffect(() => void first.current(), [])
}

export const useRouter = () => ({ params: host.params, path: host.route })
export const useLoad = (run: (params: Params) => void) => useOnce(() => run(host.params))
export const useLaunch = useOnce

/** What is told when the page in sight is shown; null once it was: like Taro, whoever mounts later hears nothing. */
let toldWhenShown: (() => void)[] | null = []

/** Another page, which is not in sight yet. */
export function beginPage(): void {
  toldWhenShown = []
}

/** The page comes into sight. */
export function showPage(): void {
  const told = toldWhenShown ?? []
  toldWhenShown = null
  for (const tell of told) tell()
}

export function useDidShow(run: () => void): void {
  const latest = useRef(run)
  latest.current = run
  useLayoutEffect(() => {
    if (toldWhenShown === null) return
    toldWhenShown.push(() => latest.current())
    // A part that is tested without its page is shown as soon as it is there.
    queueMicrotask(showPage)
  }, [])
}
export const useReady = useOnce
export const useDidHide = () => undefined
export function useUnload(run: () => void): void {
  const last = useRef(run)
  last.current = run
  useEffect(() => () => last.current(), [])
}
export const usePullDownRefresh = () => undefined
export const useReachBottom = () => undefined
export const useShareAppMessage = () => undefined
