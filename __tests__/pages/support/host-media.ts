/** The album, the microphone and the loudspeaker of a phone in tests, in memory. */

interface MediaHost {
  photos: string[] | null
  voiceMs: number | null
  used: string[]
  /** Keeps a file in the cloud and answers its id; null is a phone without signal. */
  keepFile: ((cloudPath: string) => Promise<string>) | null
}

interface Upload {
  cloudPath: string
  filePath: string
  success: (answer: { fileID: string }) => void
  fail: (error: { errMsg: string }) => void
}

type Listen<T> = (given: T) => void

function recorderOf(host: MediaHost) {
  const listeners: { start?: () => void; stop?: Listen<object>; error?: Listen<{ errMsg: string }> } = {}
  return {
    onStart: (listen: () => void) => void (listeners.start = listen),
    onStop: (listen: Listen<object>) => void (listeners.stop = listen),
    onError: (listen: Listen<{ errMsg: string }>) => void (listeners.error = listen),
    start: () => {
      if (host.voiceMs === null) listeners.error?.({ errMsg: 'startRecord:fail no device' })
      else listeners.start?.()
    },
    stop: () =>
      listeners.stop?.({ tempFilePath: '/tmp/voice.mp3', duration: host.voiceMs ?? 0, fileSize: 1 }),
  }
}

function audioOf(host: MediaHost) {
  return {
    src: '',
    currentTime: 0,
    onTimeUpdate: () => undefined,
    onEnded: () => undefined,
    onError: () => undefined,
    play() {
      host.used.push(`play ${this.src}`)
    },
    pause() {
      host.used.push(`pause ${this.src}`)
    },
    destroy: () => undefined,
  }
}

/** What pages ask of WeChat for photos and voices. */
export function mediaOf(host: MediaHost) {
  return {
    chooseMedia: () =>
      host.photos === null
        ? Promise.reject(Object.assign(new Error(), { errMsg: 'chooseMedia:fail cancel' }))
        : Promise.resolve({ tempFiles: host.photos.map((tempFilePath) => ({ tempFilePath, size: 9 })) }),
    previewImage: ({ current }: { current: string }) => {
      host.used.push(`previewImage ${current}`)
      return Promise.resolve({ errMsg: 'previewImage:ok' })
    },
    uploadFile: ({ cloudPath, filePath, success, fail }: Upload) => {
      const kept = host.keepFile?.(cloudPath) ?? Promise.reject(new Error('no signal'))
      void kept.then(
        (fileID) => {
          host.used.push(`uploadFile ${filePath}`)
          success({ fileID })
        },
        () => fail({ errMsg: 'uploadFile:fail request:fail' }),
      )
      return { onProgressUpdate: () => undefined }
    },
    recorderManager: recorderOf(host),
    createInnerAudioContext: () => audioOf(host),
  }
}
