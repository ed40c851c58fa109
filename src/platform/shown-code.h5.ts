/** Owns, in the browser, which codes stand on the screens of the phones beside each other, since none has a camera. */
import { browserOpenid } from './browser-person'

interface ShownCode {
  openid: string
  text: string
  label: string
  /** When it came on the screen, by the machine's clock. */
  at: number
}

const key = 'linli:shown-codes'
/** A window that was closed without a word leaves its code behind for no longer than this. */
const lifeMs = 10 * 60_000

function read(): ShownCode[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? (kept as ShownCode[]).filter(({ at }) => Date.now() - at < lifeMs) : []
  } catch {
    return []
  }
}

const write = (codes: ShownCode[]) => window.localStorage.setItem(key, JSON.stringify(codes))

/** The codes on all screens of this browser, newest first. */
export const shownCodes = (): ShownCode[] => read().sort((a, b) => b.at - a.at)

/**
 * Says that a code stands on this screen. Call it again when the code changes; answers how to take it back.
 * @param label what the other phones offer: 周五大扫除的签到码
 */
export function showCode(text: string, label: string): () => void {
  const openid = browserOpenid()
  const others = () => read().filter((code) => code.openid !== openid || code.label !== label)
  const hide = () => {
    write(others())
    window.removeEventListener('pagehide', hide)
  }
  write([...others(), { openid, text, label, at: Date.now() }])
  window.addEventListener('pagehide', hide)
  return hide
}
