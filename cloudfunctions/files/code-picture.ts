/** Owns a code to scan as a picture: its squares enlarged, with the quiet zone that scanners need. */
import { PNG } from 'pngjs'
import { encode } from 'uqr'

/** Dots of a square, and squares of white around. */
const SCALE = 6
const QUIET = 3
const WHITE = 255

/** The bytes of a PNG in black and white. */
export function codePicture(text: string): Buffer {
  const { data, size } = encode(text, { border: QUIET, ecc: 'M' })
  const edge = size * SCALE
  const png = new PNG({ width: edge, height: edge, colorType: 0, inputColorType: 0, bitDepth: 8 })
  for (let y = 0; y < edge; y += 1)
    for (let x = 0; x < edge; x += 1)
      png.data[y * edge + x] = data[Math.floor(y / SCALE)]?.[Math.floor(x / SCALE)] ? 0 : WHITE
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false, bitDepth: 8 })
}
