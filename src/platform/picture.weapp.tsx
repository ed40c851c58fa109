/** Owns making a picture out of strokes on WeChat's canvas, and keeping it in the album. */
import Taro from '@tarojs/taro'
import { Canvas } from '@tarojs/components'
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
export const keepWord = '存到相册'
/** What was done then. */
export const keptWord = '海报存到相册了，发到群里、打印出来都行'

const GROUND = 'picture-ground'

/** The canvas on which it is made, beside the screen; it stands on the page while a picture may be asked for. */
export function PictureGround() {
  const beside = { position: 'fixed', left: '-2000px', top: '0', width: '1px', height: '1px' } as const
  return <Canvas type="2d" id={GROUND} canvasId={GROUND} style={beside} aria-hidden="true" />
}

type CanvasNode = Taro.Canvas & { width: number; height: number }

const groundNode = (): Promise<CanvasNode | null> =>
  new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${GROUND}`)
      .fields({ node: true }, (found) => resolve((found?.node as CanvasNode | undefined) ?? null))
      .exec()
  })

/** A file of the cloud as one on the phone; any other address as it is. Null when there is no network. */
async function localPath(src: string): Promise<string | null> {
  if (!src.startsWith('cloud://')) return src
  try {
    return (await Taro.cloud.downloadFile({ fileID: src })).tempFilePath
  } catch {
    return null
  }
}

function load(canvas: CanvasNode, src: string): Promise<LoadedPicture | null> {
  return new Promise((resolve) => {
    const image = canvas.createImage()
    image.onload = () =>
      resolve({ image: image as unknown as CanvasImageSource, width: image.width, height: image.height })
    image.onerror = () => resolve(null)
    image.src = src
  })
}

async function firstOf(canvas: CanvasNode, sources: readonly string[]): Promise<LoadedPicture | null> {
  for (const src of sources) {
    const path = await localPath(src)
    const loaded = path === null ? null : await load(canvas, path)
    if (loaded !== null) return loaded
  }
  return null
}

/** @returns where the picture lies; null when one of its pictures could not be had or it could not be made. */
export async function makePicture({ painting, sources }: PictureOrder): Promise<string | null> {
  try {
    const canvas = await groundNode()
    if (canvas === null) return null
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D
    const pictures: Record<string, LoadedPicture> = {}
    for (const [name, each] of Object.entries(sources)) {
      const picture = await firstOf(canvas, each)
      if (picture === null) return null
      pictures[name] = picture
    }
    const planned = painting(measureWith(pen))
    canvas.width = planned.width
    canvas.height = planned.height
    paint(pen, planned, pictures)
    const { width, height } = planned
    const sized = { x: 0, y: 0, width, height, destWidth: width, destHeight: height }
    const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas, fileType: 'png', ...sized })
    return tempFilePath
  } catch (error) {
    console.warn('a picture could not be made', error)
    return null
  }
}

const refusals = /auth|privacy|permission|deny|denied/i

/** Writes the picture into the album, which asks the person the first time. Call it from a tap. */
export async function keepPicture(path: string, _name: string): Promise<Kept> {
  try {
    await Taro.saveImageToPhotosAlbum({ filePath: path })
    return 'kept'
  } catch (error) {
    const text = (error as { errMsg?: string } | null)?.errMsg ?? ''
    if (text.includes('cancel')) return 'closed'
    return refusals.test(text) ? 'refused' : 'failed'
  }
}
