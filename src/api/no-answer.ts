/** Owns the one thing a transport reports besides a reply: that none came. */

/** Nothing came back: the request may or may not have arrived, so only the same request may be sent again. */
export class NoAnswer extends Error {
  override name = 'NoAnswer'
}
