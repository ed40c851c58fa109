/** Owns letters that nobody can guess, from the phone's own source of randomness. */

/** Thirty-two letters and digits, so that a byte falls on each of them equally often. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'

interface WebCrypto {
  getRandomValues?: (bytes: Uint8Array) => unknown
}

/** WeChat hands out random bytes later, so a stock is kept: it is filled when the app opens and again as it is used. */
let stock: number[] = []
let filling = false
const stockBytes = 512

function refill(): void {
  if (filling || typeof wx === 'undefined' || typeof wx.getRandomValues !== 'function') return
  filling = true
  try {
    wx.getRandomValues({
      length: stockBytes,
      success: ({ randomValues }) => {
        stock = stock.concat(Array.from(new Uint8Array(randomValues)))
      },
      complete: () => {
        filling = false
      },
    })
  } catch {
    filling = false
  }
}

function webBytes(count: number): number[] | null {
  const source = typeof crypto === 'undefined' ? undefined : (crypto as WebCrypto)
  if (typeof source?.getRandomValues !== 'function') return null
  const bytes = new Uint8Array(count)
  source.getRandomValues(bytes)
  return Array.from(bytes)
}

/** Begins to fill the stock. Call it when the app opens. */
export const prepareRandom = refill

/**
 * Random bytes. On a phone whose WeChat is too old to have them, and in the moment before the stock is filled, they
 * are the engine's common ones: a name then is still no other's, only not beyond guessing.
 */
function randomBytes(count: number): number[] {
  const fromWeb = webBytes(count)
  if (fromWeb) return fromWeb
  if (stock.length < count) refill()
  const taken = stock.splice(0, count)
  while (taken.length < count) taken.push(Math.floor(Math.random() * 256))
  if (stock.length < stockBytes / 4) refill()
  return taken
}

/** So many letters and digits, five bits in each. */
export const randomLetters = (count: number): string =>
  randomBytes(count)
    .map((byte) => alphabet.charAt(byte % alphabet.length))
    .join('')
