/** Owns photos in the browser: picked as files, drawn smaller, and shown over the page. */
import { showPictureInBrowser } from './browser-dialog'

type PhotosAnswer =
  { ok: true; paths: string[] } | { ok: false; reason: 'closed' | 'refused' | 'unavailable' }

/** The longer side of what is sent, in pixels: large enough for a screen, small enough to travel. */
const longestSide = 1600
const quality = 0.8

async function smaller(file: File): Promise<string> {
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
    return URL.createObjectURL(blob ?? file)
  } catch {
    // What the browser cannot draw it may still be able to send.
    return URL.createObjectURL(file)
  }
}

/** Opens the browser's own choice of files for at most `count` photos. Call it from a tap. */
export function choosePhotos(count: number): Promise<PhotosAnswer> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    input.multiple = count > 1
    input.hidden = true
    const settle = (answer: PhotosAnswer) => {
      input.remove()
      resolve(answer)
    }
    input.addEventListener('cancel', () => settle({ ok: false, reason: 'closed' }))
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])].slice(0, count)
      if (files.length === 0) return settle({ ok: false, reason: 'closed' })
      void Promise.all(files.map(smaller)).then((paths) => settle({ ok: true, paths }))
    })
    document.body.append(input)
    input.click()
  })
}

/** Shows one photo over the page. */
export function showPhotos(sources: readonly string[], first: number): void {
  const source = sources[first]
  if (source !== undefined) showPictureInBrowser(source)
}
