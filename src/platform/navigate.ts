/** Owns going from page to page. */
import Taro from '@tarojs/taro'
import { isArriving } from './arriving'

const tabRoot = '/pages/'

/** A second tap on the same row while its page is on its way opens it once; a slow phone takes most of a second. */
const onItsWayMs = 800
let onItsWay: { url: string; since: number } | null = null
/** A page that has not come by then will not come, and must not keep others away. */
const arrivesWithinMs = 10_000

/** Two pages that come at once would lie over each other, and neither would be seen. */
const isTooEarly = (url: string, now: number): boolean => {
  if (onItsWay === null) return false
  const waited = Math.abs(now - onItsWay.since)
  return (onItsWay.url === url && waited < onItsWayMs) || (waited < arrivesWithinMs && isArriving())
}

/** WeChat keeps ten pages open; beyond that a page takes the place of the one it was opened from. */
async function openOnTop(url: string): Promise<void> {
  try {
    await Taro.navigateTo({ url })
  } catch {
    await Taro.redirectTo({ url })
  }
}

async function go(url: string, way: () => Promise<unknown>): Promise<void> {
  const now = Date.now()
  if (isTooEarly(url, now)) return
  onItsWay = { url, since: now }
  try {
    await way()
  } catch (error) {
    // The next tap tries again; there is nobody to tell.
    console.warn('navigation', url, error)
    onItsWay = null
  }
}

/** Whether a page is to take the place of the one in sight, where a list stands beside that. */
let takesPlace: (page: string) => boolean = () => false

/** Says when a page that is opened takes the place of the one in sight. */
export function replaceWhere(test: (page: string) => boolean): void {
  takesPlace = test
}

/** Opens a page by its path with parameters, as messages and rows name it; a tab is switched to. */
export function openPage(page: string): void {
  const url = page.startsWith('/') ? page : `/${page}`
  if (url.startsWith(tabRoot)) openTab(url)
  else if (takesPlace(url)) replacePage(url)
  else void go(url, () => openOnTop(url))
}

/** Switches to a tab. */
function openTab(url: string): void {
  const path = url.split('?')[0] ?? url
  void go(path, () => Taro.switchTab({ url: path }))
}

/** Puts a page in the place of this one, so that going back skips it. */
export function replacePage(page: string): void {
  void go(page, () => Taro.redirectTo({ url: page }))
}

/** Goes back; when this page was opened from outside, to the page named instead, or home. */
export function goBack(otherwise?: string): void {
  // Whoever has gone back may open the same page at once.
  onItsWay = null
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack().catch(() => openTab('/pages/home/index'))
  else if (otherwise !== undefined) replacePage(otherwise)
  else openTab('/pages/home/index')
}

/** A page has gone, by whichever way back: whoever was on it may open it again at once. */
export function pageLeft(path: string): void {
  if (onItsWay !== null && barePath(onItsWay.url) === barePath(path)) onItsWay = null
}

/** A path as WeChat or a browser gives it, without what the page was opened with: /pages/home/index. */
function barePath(path = ''): string {
  const bare = path.split('?')[0] ?? ''
  return bare.startsWith('/') ? bare : `/${bare}`
}

/** The path of the page that lies so many beneath the one in sight. */
function pageBelow(depth: number): string {
  const open = Taro.getCurrentPages()
  return barePath(open[open.length - 1 - depth]?.route)
}

/** The path of the page that is just being made, for a part of it to keep; / where no router knows of it any more. */
export const pageInMaking = (): string => barePath(Taro.getCurrentInstance().router?.path)

/** The path of the page in sight, without what it was opened with: /pages/home/index. */
export const pageInSight = (): string => pageBelow(0)

/** The path of the page that the one in sight was opened from; / where it is the first. */
export const pageBeneath = (): string => pageBelow(1)

/** Whether a page in one of these folders is open: in sight, or beneath it. */
export const isOpenIn = (folders: readonly string[]): boolean =>
  Taro.getCurrentPages().some(({ route }) => folders.some((folder) => (route ?? '').includes(folder)))

/** Shows the beginning of the page again, after its content has been exchanged. */
export function backToTop(): void {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
}
