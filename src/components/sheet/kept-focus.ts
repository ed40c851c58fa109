/** Owns where the keyboard is while a sheet lies over the page, in the browser: within it, and afterwards where it was. */
import { useEffect } from 'react'

const reachable = 'input, textarea, select, [tabindex="0"]'

const isShown = (element: HTMLElement): boolean => element.getClientRects().length > 0

/** The sheet that lies on top. */
const topmost = (): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('[role="dialog"]')].filter(isShown).slice(-1)[0]

/** Past its last part the sheet begins anew, and the other way round. */
function stayWithin(event: KeyboardEvent): void {
  const sheet = topmost()
  if (event.key !== 'Tab' || !sheet) return
  const parts = [...sheet.querySelectorAll<HTMLElement>(reachable)].filter(isShown)
  const [first, last] = [parts[0], parts[parts.length - 1]]
  if (!first || !last) return
  const at = document.activeElement
  const isOutside = !sheet.contains(at) || at === sheet
  if (!isOutside && at !== (event.shiftKey ? first : last)) return
  event.preventDefault()
  const next = event.shiftKey ? last : first
  next.focus()
}

/** Takes the focus into a sheet while it is open, keeps it there, and gives it back to what opened the sheet. */
export function useKeptFocus(open: boolean): void {
  useEffect(() => {
    if (process.env.TARO_ENV === 'weapp' || !open) return
    const opener = document.activeElement as HTMLElement | null
    const sheet = topmost()
    if (sheet && !sheet.contains(opener)) sheet.focus({ preventScroll: true })
    document.addEventListener('keydown', stayWithin, true)
    return () => {
      document.removeEventListener('keydown', stayWithin, true)
      if (opener?.isConnected === true) opener.focus({ preventScroll: true })
    }
  }, [open])
}
