/** The canvas and the album of a phone in tests: what was written onto a picture, and whether it could be kept. */

interface CanvasHost {
  /** Whether the album takes a picture; `asked` is a person who closes the question. */
  album: 'open' | 'refused' | 'asked' | 'full'
  /** The words on the picture that was made last, in the order in which they were drawn. */
  drawn: string[]
  /** Whether a file of the cloud can be had: null is a phone without signal. */
  cloud: unknown
  used: string[]
}

const nothing = () => undefined

function penOf(host: CanvasHost) {
  return {
    ...{ beginPath: nothing, moveTo: nothing, arcTo: nothing, closePath: nothing, fill: nothing },
    ...{ fillRect: nothing, save: nothing, restore: nothing, clip: nothing },
    fillText: (text: string) => void host.drawn.push(text),
    measureText: (text: string) => ({ width: text.length * 10 }),
    drawImage: ({ src }: { src: string }) => void host.used.push(`drawImage ${src.slice(0, 24)}`),
  }
}

/** A picture that has its size as soon as it has its address. */
class LoadedImage {
  width = 100
  height = 100
  onload: () => void = nothing
  #src = ''

  get src(): string {
    return this.#src
  }
  set src(address: string) {
    this.#src = address
    queueMicrotask(() => this.onload())
  }
}

const albumAnswers = {
  refused: 'saveImageToPhotosAlbum:fail auth deny',
  asked: 'saveImageToPhotosAlbum:fail cancel',
  full: 'saveImageToPhotosAlbum:fail disk full',
} as const

/** What pages ask of WeChat to make a picture and to keep it. */
export function canvasOf(host: CanvasHost) {
  const node = { width: 0, height: 0, getContext: () => penOf(host), createImage: () => new LoadedImage() }
  const query = {
    select: () => query,
    fields: (_: object, found: (answer: object) => void) => {
      host.drawn = []
      queueMicrotask(() => found({ node }))
      return query
    },
    exec: nothing,
  }
  return {
    createSelectorQuery: () => query,
    downloadFile: ({ fileID }: { fileID: string }) =>
      host.cloud === null
        ? Promise.reject(new Error('downloadFile:fail'))
        : Promise.resolve({ tempFilePath: `/tmp/${fileID.split('/').pop()}` }),
    canvasToTempFilePath: () => Promise.resolve({ tempFilePath: '/tmp/poster.png' }),
    saveImageToPhotosAlbum: ({ filePath }: { filePath: string }) => {
      if (host.album !== 'open')
        return Promise.reject(Object.assign(new Error(), { errMsg: albumAnswers[host.album] }))
      host.used.push(`saveImageToPhotosAlbum ${filePath}`)
      return Promise.resolve({ errMsg: 'saveImageToPhotosAlbum:ok' })
    },
    openSetting: () => {
      host.used.push('openSetting')
      return Promise.resolve({ errMsg: 'openSetting:ok' })
    },
  }
}
