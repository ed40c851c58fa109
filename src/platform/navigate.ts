/** Owns going from page to page. */
import Taro from '@tarojs/taro'

const tabRoot = '/pages/'

/** Opens a page by its path with parameters, as messages and rows name it; a tab is switched to. */
export function openPage(page: string): void {
  const url = page.startsWith('/') ? page : `/${page}`
  if (url.startsWith(tabRoot)) void Taro.switchTab({ url: url.split('?')[0] ?? url })
  else void Taro.navigateTo({ url })
}

/** Puts a page in the place of this one, so that going back skips it. */
export function replacePage(page: string): void {
  void Taro.redirectTo({ url: page })
}

/** Goes back; when this page was opened from outside, to the page named instead, or home. */
export function goBack(otherwise?: string): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else if (otherwise !== undefined) replacePage(otherwise)
  else void Taro.switchTab({ url: '/pages/home/index' })
}

/** Shows the beginning of the page again, after its content has been exchanged. */
export function backToTop(): void {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
}
