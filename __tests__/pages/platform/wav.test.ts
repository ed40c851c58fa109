/** A voice as a WAV file: its head says what follows, and loud sound is cut instead of turning over. */
import { voiceRate, wavOf } from '@/platform/wav'

it('writes one channel of 16-bit sound that is as long as its head says', () => {
  const view = new DataView(wavOf(new Float32Array([0, 1, -1, 2, 0.5])))
  const word = (at: number) => String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)))
  expect([word(0), word(8), word(12), word(36)]).toEqual(['RIFF', 'WAVE', 'fmt ', 'data'])
  expect(view.getUint32(24, true)).toBe(voiceRate)
  expect([view.getUint32(4, true) + 8, view.getUint32(40, true) + 44]).toEqual([
    view.byteLength,
    view.byteLength,
  ])
  const samples = [0, 1, 2, 3, 4].map((index) => view.getInt16(44 + 2 * index, true))
  expect(samples).toEqual([0, 32767, -32767, 32767, 16384])
})
