/** Owns telling others which code is on this screen. On a phone the camera of the other phone sees it: nothing to do. */

/** Says that a code stands on this screen. Answers how to take it back. */
export function showCode(_text: string, _label: string): () => void {
  return () => undefined
}
