/** Owns the picture of a mini-program code: a QR code of page and scene that any scanner reads. */
import { PNG } from 'pngjs'
import { encode } from 'uqr'

const QUIET_MODULES = 4
const LIGHT = 255

/**
 * A PNG whose QR code holds `text`, at least `width` pixels wide unless one pixel a module already is wider.
 * Modules are whole pixels, so the picture may be some pixels wider than asked for.
 */
export function codePicture(text: string, width: number): Buffer {
  const { data, size } = encode(text, { border: QUIET_MODULES, ecc: 'M' })
  const scale = Math.max(1, Math.ceil(width / size))
  const side = size * scale
  const png = new PNG({ width: side, height: side, colorType: 0 })
  png.data.fill(LIGHT)
  for (let y = 0; y < side; y++) {
    const row = data[Math.floor(y / scale)] ?? []
    for (let module = 0; module < size; module++) {
      if (row[module]) darken(png.data, (y * side + module * scale) * 4, scale)
    }
  }
  return PNG.sync.write(png, { colorType: 0 })
}

/** Blackens `count` pixels of four bytes each, leaving them opaque. */
function darken(pixels: Buffer, from: number, count: number): void {
  for (let at = from; at < from + count * 4; at += 4) pixels.fill(0, at, at + 3)
}

/** What the code of an unlimited mini-program code says: the page with the scene as its query. */
export function sceneText(page: string, scene: string): string {
  return `${page}?scene=${encodeURIComponent(scene)}`
}
