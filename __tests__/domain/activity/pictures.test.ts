/** The photos of an activity as its sessions show them: newer choices and newer news win, in whatever order they arrive. */
import {
  type ActivityPictures,
  arePassed,
  namesOthers,
  newsOf,
  pictured,
  shownOf,
  showing,
} from '../../../src/domain/activity/pictures'
import { OneDocument } from '../kernel/support/one-document'
import type { PieceVerdict } from '../../../src/domain/moderation/documents'

const KEPT = 'cloud://e.b/kept/activity/a-0123456789abcdef.jpg'
const SENT = 'cloud://e.b/activity/a.jpg'
const OTHER = 'cloud://e.b/activity/b.jpg'

const piece = (verdict: PieceVerdict, version = 1, checkId = 'c1') => ({ checkId, verdict, version })
const given = (some: Partial<ActivityPictures> = {}): { pictures: ActivityPictures } => ({
  pictures: { files: [SENT], edition: 1, content: piece('pending'), ...some },
})

test.each<[PieceVerdict, string[]]>([
  ['pending', []],
  ['inReview', []],
  ['blocked', []],
  ['passed', [SENT]],
])('a session shows of photos that are %s: %j', (verdict, files) => {
  expect(shownOf(given({ content: piece(verdict) }).pictures).files).toEqual(files)
})

test('the same photos under their kept names are no others; another order is', () => {
  expect(namesOthers(given({ files: [KEPT] }), [SENT])).toBe(false)
  expect(namesOthers(given({ files: [KEPT, OTHER] }), [OTHER, KEPT])).toBe(true)
  expect(namesOthers(given(), undefined)).toBe(false)
  expect(namesOthers({}, [])).toBe(false)
})

test.each<[string, Partial<ActivityPictures>, string[], boolean]>([
  ['one of those that passed', { content: piece('passed'), files: [KEPT, OTHER] }, [SENT], true],
  ['another one beside them', { content: piece('passed') }, [SENT, OTHER], false],
  ['those that wait', {}, [SENT], false],
  ['those that were stopped', { content: piece('blocked') }, [SENT], false],
  ['none', { content: piece('passed') }, [], false],
])('%s need a check or not', (_, some, files, passed) => {
  expect(arePassed(given(some), files)).toBe(passed)
})

test('news brings the copies that were checked; older news, or of another check, brings nothing', () => {
  const check = {
    media: [{ fileId: SENT, kind: 'image', keptId: KEPT, traceId: null, finding: 'pass', label: 100 }],
  } as const
  const media = { media: [...check.media] }
  expect(newsOf(given(), piece('passed', 2), media)?.pictures.files).toEqual([KEPT])
  expect(newsOf(given(), piece('passed', 1), media)).toBeNull()
  expect(newsOf(given(), piece('passed', 2, 'c0'), media)).toBeNull()
  expect(newsOf({}, piece('passed', 2), media)).toBeNull()
})

test('a session takes newer photos and newer news of the same, and nothing older', () => {
  const takes = (stands: object | null, edition: number, version: number): boolean => {
    const session = new OneDocument(stands === null ? {} : { pictures: stands })
    return session.apply(showing({ files: [], edition, version }))
  }
  expect(takes(null, 1, 0)).toBe(true)
  for (const edition of [1, 2, 3])
    for (const version of [1, 2, 3]) {
      const newer = edition > 2 || (edition === 2 && version > 2)
      expect(takes({ edition: 2, version: 2 }, edition, version)).toBe(newer)
    }
})

test('each choice is a new edition', () => {
  const first = pictured({}, [SENT], piece('pending'))
  expect(first.edition).toBe(1)
  expect(pictured({ pictures: first }, [], null)).toEqual({ files: [], edition: 2, content: null })
})
