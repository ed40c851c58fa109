/** Owns writing sound as a WAV file: every browser plays it, and the check of contents can listen to it. */

/** Samples a second: enough for a voice, and half a minute of it travels quickly. */
export const voiceRate = 16_000

const headBytes = 44
const sampleBytes = 2

function head(view: DataView, samples: number): void {
  const text = (at: number, word: string) =>
    [...word].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)))
  text(0, 'RIFF')
  view.setUint32(4, headBytes - 8 + samples * sampleBytes, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, voiceRate, true)
  view.setUint32(28, voiceRate * sampleBytes, true)
  view.setUint16(32, sampleBytes, true)
  view.setUint16(34, 8 * sampleBytes, true)
  text(36, 'data')
  view.setUint32(40, samples * sampleBytes, true)
}

/** One channel of 16-bit sound. @param samples between -1 and 1, `voiceRate` of them a second */
export function wavOf(samples: Float32Array): ArrayBuffer {
  const buffer = new ArrayBuffer(headBytes + samples.length * sampleBytes)
  const view = new DataView(buffer)
  head(view, samples.length)
  samples.forEach((sample, index) => {
    const level = Math.max(-1, Math.min(1, sample))
    view.setInt16(headBytes + index * sampleBytes, Math.round(level * 0x7fff), true)
  })
  return buffer
}
