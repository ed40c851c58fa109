/** Owns knowing whether the browser is connected, and when it is again. */

/** Calls `back` every time the browser is connected again. Answers how to stop. */
export function onNetworkBack(back: () => void): () => void {
  window.addEventListener('online', back)
  return () => window.removeEventListener('online', back)
}
