/** Stands in for WeChat in the browser: no other mini-program can be opened here, and that is said. */
import { askInBrowser } from './browser-dialog'

/** Says what WeChat would do. @returns whether it was opened. */
export async function openMiniProgram(_app: { appId: string; path: string }): Promise<boolean> {
  await askInBrowser({
    title: '去别的小程序',
    text: '在微信里，这里会打开那个小程序。',
    choices: [],
    cancel: '知道了',
  })
  return false
}
