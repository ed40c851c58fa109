/** Stands in for WeChat's privacy guide in the browser. */
import { askInBrowser } from './browser-dialog'

/** Says what WeChat would open here. @returns whether it could be opened. */
export async function openPrivacyGuide(): Promise<boolean> {
  await askInBrowser({
    title: '小程序隐私保护指引',
    text: '在微信里，这里会打开微信保管的隐私保护指引。',
    choices: [],
    cancel: '知道了',
  })
  return true
}
