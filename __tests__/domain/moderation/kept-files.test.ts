/** The name of the station's copy leads to its upload for whoever has it, and says to nobody who sent it. */
import {
  copyNameOf,
  earlierCopyOf,
  isKept,
  keptPathOf,
  sameFiles,
  stemOf,
} from '../../../src/domain/moderation/kept-files'

const CLOUD = 'cloud://local-dev.b'
const PERSON = 'p0123456789abcdefghj'
const SEAL = 'abcdefgh01234567'
const MARK = 'zzzzzzzz01234567'
const upload = `${CLOUD}/wish/${PERSON}/kq3v7r8x2m5n9t4b6w1zyhjd.jpg`
const copy = `${CLOUD}/${keptPathOf(upload, SEAL, () => MARK)}`

it('a copy has the folder and the ending of its upload, and nothing else of its name', () => {
  expect(copy).toMatch(/^cloud:\/\/local-dev\.b\/kept\/wish\/[0-9a-z]{14}-[0-9a-z]{32}\.jpg$/)
  expect(copy).not.toContain(PERSON)
  expect(copy).not.toContain('kq3v')
  expect(isKept(copy)).toBe(true)
  expect(copyNameOf(copy)).toEqual({
    stem: stemOf(upload),
    unmarked: copy.replace(MARK, '').slice(CLOUD.length + 1),
    mark: MARK,
  })
  expect(keptPathOf(`${CLOUD}/${PERSON}/a.pdf`, SEAL, () => MARK)).toMatch(/^kept\/file\/[^/]+\.pdf$/)
})

it('an upload and its copies, of this version and of an earlier one, are the same file; another upload is not', () => {
  const earlier = `${CLOUD}/kept/wish/${PERSON}/kq3v7r8x2m5n9t4b6w1zyhjd-${SEAL}.jpg`
  expect(earlierCopyOf(earlier)).toEqual({ upload, seal: SEAL })
  expect(earlierCopyOf(copy)).toBeNull()
  expect(copyNameOf(earlier)).toBeNull()
  expect(sameFiles([upload, copy, earlier], [copy, earlier, upload])).toBe(true)
  expect(sameFiles([upload], [upload.replace('kq3v', 'kq3w')])).toBe(false)
  expect(sameFiles([upload], [upload, copy])).toBe(false)
})

it('of ten thousand uploads no two have the same stem', () => {
  const names = Array.from({ length: 10_000 }, (_, i) => `${CLOUD}/wish/${PERSON}/photo-${i}.jpg`)
  expect(new Set(names.map(stemOf)).size).toBe(names.length)
})
