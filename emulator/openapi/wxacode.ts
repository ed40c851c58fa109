/** Owns the picture of a mini-program code: a QR code of page and scene that any scanner reads. */
import { PNG } from 'pngjs'
import { encode } from 'uqr'

const QUIET_MODULES = 4
const DARK = 0
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
  for (let y = 0; y < side; y++) {
    const row = data[Math.floor(y / scale)] ?? []
    for (let x = 0; x < side; x++) {
      const shade = row[Math.floor(x / scale)] ? DARK : LIGHT
      png.data.set([shade, shade, shade, LIGHT], (y * side + x) * 4)
    }
  }
  return PNG.sync.write(png, { colorType: 0 })
}

/** What the code of an unlimited mini-program code says: the page with the scene as its query. */
export function sceneText(page: string, scene: string): string {
  return `${page}?scene=${encodeURIComponent(scene)}`
}
