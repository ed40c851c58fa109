/** Owns who is looking at the browser build: the openid that the address names, as WeChat would have told it. */
const parameter = 'as'
const remembered = 'linli:as'

const newGuest = (): string => `o_guest_${Math.random().toString(36).slice(2, 12)}`

/**
 * The openid of the person whose phone this page plays. The address decides (`/h5/?as=o_xxx#/…`); a page opened
 * without it stays whoever it was in this window, and a first visit is a new resident.
 */
export function browserOpenid(): string {
  const named = new URLSearchParams(window.location.search).get(parameter)
  if (named) {
    window.sessionStorage.setItem(remembered, named)
    return named
  }
  const before = window.sessionStorage.getItem(remembered) ?? window.localStorage.getItem(remembered)
  if (before) return before
  const guest = newGuest()
  window.localStorage.setItem(remembered, guest)
  return guest
}
