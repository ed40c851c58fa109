/** Owns taking photos from the phone's album and camera, made small enough to travel, and looking at them in large. */
import Taro from '@tarojs/taro'

/** Photos by their paths on the phone, or why there are none. */
type PhotosAnswer =
  | { ok: true; paths: string[] }
  /** closed: the person changed their mind; refused: the privacy guide or the permission was declined. */
  | { ok: false; reason: 'closed' | 'refused' | 'unavailable' }

/** WeChat's own compression leaves large pictures large; above this they are compressed once more. */
const roomBytes = 600 * 1024
const quality = 70

const refusals = /privacy|auth|permission|deny/i

async function smaller(path: string, sizeBytes: number): Promise<string> {
  if (sizeBytes <= roomBytes) return path
  try {
    const { tempFilePath } = await Taro.compressImage({ src: path, quality })
    return tempFilePath
  } catch {
    // A picture that cannot be made smaller, such as a drawing, goes as it is.
    return path
  }
}

/** Opens the album or the camera for at most `count` photos. Call it from a tap. */
export async function choosePhotos(count: number): Promise<PhotosAnswer> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count,
      mediaType: ['image'],
      sizeType: ['compressed'],
      sourceType: ['album', 'camera'],
    })
    return {
      ok: true,
      paths: await Promise.all(tempFiles.map(({ tempFilePath, size }) => smaller(tempFilePath, size))),
    }
  } catch (error) {
    const text = (error as { errMsg?: string } | null)?.errMsg ?? ''
    if (text.includes('cancel')) return { ok: false, reason: 'closed' }
    return { ok: false, reason: refusals.test(text) ? 'refused' : 'unavailable' }
  }
}

/** Shows photos over the page, beginning with one of them. */
export function showPhotos(sources: readonly string[], first: number): void {
  const current = sources[first]
  void Taro.previewImage({ urls: [...sources], ...(current !== undefined && { current }) })
}
