/** Owns making a picture out of strokes in the browser, where it is downloaded. */
import type { Measure, Painting } from '@/domain/picture/paint'
import { measureWith, paint, type LoadedPicture } from './paint'

/** What a picture is made of: its strokes, and where its pictures lie, in the order in which they are tried. */
interface PictureOrder {
  painting: (measure: Measure) => Painting
  sources: Readonly<Record<string, readonly string[]>>
}

/** What came of keeping it. refused: the person, or the phone, does not let this app write into the album. */
export type Kept = 'kept' | 'refused' | 'closed' | 'failed'

/** What the button says. */
export const keepWord = '存成图片'
/** What was done then. */
export const keptWord = '海报存到「下载」里了，发到群里就行'

/** Nothing has to stand on the page for it. */
export function PictureGround(): null {
  return null
}

function load(src: string): Promise<LoadedPicture | null> {
  return new Promise((resolve) => {
    const image = new Image()
    image.onload = () => resolve({ image, width: image.naturalWidth, height: image.naturalHeight })
    image.onerror = () => resolve(null)
    image.src = src
  })
}

async function firstOf(sources: readonly string[]): Promise<LoadedPicture | null> {
  for (const src of sources) {
    const loaded = await load(src)
    if (loaded !== null) return loaded
  }
  return null
}

/** @returns where the picture lies; null when one of its pictures could not be had or it could not be made. */
export async function makePicture({ painting, sources }: PictureOrder): Promise<string | null> {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (!pen) return null
  const loaded = await Promise.all(
    Object.entries(sources).map(async ([name, each]) => [name, await firstOf(each)] as const),
  )
  const pictures: Record<string, LoadedPicture> = {}
  for (const [name, picture] of loaded) {
    if (picture === null) return null
    pictures[name] = picture
  }
  const planned = painting(measureWith(pen))
  canvas.width = planned.width
  canvas.height = planned.height
  paint(pen, planned, pictures)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  return blob && URL.createObjectURL(blob)
}

/** Hands the picture over under this name. Call it from a tap. */
export function keepPicture(path: string, name: string): Promise<Kept> {
  const link = document.createElement('a')
  link.href = path
  link.download = name
  link.click()
  return Promise.resolve('kept')
}
