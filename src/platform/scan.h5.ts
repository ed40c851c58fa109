/** Stands in for the camera in the browser: a code is picked from the screen of a phone beside this one, or typed. */
import { askInBrowser } from './browser-dialog'
import { browserOpenid } from './browser-person'
import { shownCodes } from './shown-code.h5'

type ScanAnswer = { ok: true; text: string } | { ok: false; reason: 'closed' | 'unavailable' }

/** Asks which code the camera would be held over. Answers what the code says, or that nothing was read. */
export async function scan(): Promise<ScanAnswer> {
  const here = browserOpenid()
  const choices = shownCodes()
    .filter(({ openid }) => openid !== here)
    .map(({ text, label }) => ({ text: label, caption: '旁边手机屏幕上的码', answer: text }))
  const text = await askInBrowser({
    title: '扫一扫',
    text:
      choices.length > 0
        ? '浏览器里没有微信的扫一扫，请选旁边手机上的码，或照着码下的文字输入。'
        : '浏览器里没有微信的扫一扫。旁边的手机还没有打开任何码，可以照着码下的文字输入。',
    choices,
    typed: { label: '码里的文字', confirm: '用这段文字' },
    cancel: '不扫了',
  })
  return text === null ? { ok: false, reason: 'closed' } : { ok: true, text }
}
