/** Joining, leaving and taking over hold on the document as it is when they arrive, whatever was read before. */
import { afterJoining, isFull, joining, leaving } from '@/domain/case/join'
import { type CaseDocument, MOST_JOINED } from '@/domain/case/documents'
import { carriedTo, naming, takeOver } from '@/domain/case/naming'
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'
import { OneDocument } from '../kernel/support/one-document'
import { lamp } from '../../support/trial-kinds'

const joinedBy = (...ids: string[]) => ({ count: ids.length, ids, from: [] as string[] })
const one = (given: Partial<CaseDocument> = {}): CaseDocument =>
  ({
    ...{ _id: 'k1', kind: 'lamp', number: 2, state: 'open', ownerId: 'owner', involvedIds: ['about'] },
    ...{ joined: joinedBy('a', 'b'), ...given },
  }) as CaseDocument

/** Whether an update that was decided on one reading takes effect on the case as it is by now. */
function lands(update: GuardedUpdate | null, now: CaseDocument): CaseDocument | null {
  const document = new OneDocument(now)
  return update && document.apply(update) ? document.read() : null
}

const crowd = Array.from({ length: MOST_JOINED }, (_, i) => `p${i}`)

it.each([
  ['it is over by now', one({ state: 'closed' })],
  ['the same person has joined it by now', one({ joined: joinedBy('a', 'b', 'c') })],
  ['so many have by now that no more are known', one({ joined: joinedBy(...crowd) })],
  ['it is about whoever joins by now', one({ involvedIds: ['c'] })],
])('joining does nothing when %s', (_why, now) => {
  expect(lands(joining(lamp, one(), 'c'), now)).toBeNull()
})

it('one more has joined, only counted where no more are known, and leaves again while it is open', () => {
  const update = joining(lamp, one(), 'c')
  expect(lands(update, one())?.joined).toEqual(joinedBy('a', 'b', 'c'))
  expect(afterJoining(one(), 'c', true).joined).toEqual(joinedBy('a', 'b', 'c'))
  const full = one({ joined: joinedBy(...crowd) })
  expect(isFull(full)).toBe(true)
  const counted = { ...joinedBy(...crowd), count: MOST_JOINED + 1 }
  expect(lands(joining(lamp, full, 'c'), full)?.joined).toEqual(counted)
  expect(afterJoining(full, 'c', true).joined).toEqual(counted)
  expect(joining(lamp, one(), 'a')).toBeNull()
  expect(leaving(lamp, one(), 'c')).toBeNull()
  expect(lands(leaving(lamp, one(), 'a'), one())?.joined).toEqual(joinedBy('b'))
  expect(afterJoining(one(), 'a', false).joined).toEqual(joinedBy('b'))
  expect(lands(leaving(lamp, one(), 'a'), one({ state: 'closed' }))).toBeNull()
  expect(lands(leaving(lamp, one(), 'a'), one({ joined: joinedBy('b') }))).toBeNull()
})

describe('taking over those of a case that was merged into this one', () => {
  const from = one({ _id: 'k2', ownerId: 'other', joined: joinedBy('b', 'c', 'owner', 'about') })

  it('takes each once, with its owner, and nobody who has part in it or whom it is kept from', () => {
    const after = lands(takeOver(one(), from), one())
    expect(after?.joined).toEqual({ count: 4, ids: ['a', 'b', 'other', 'c'], from: ['k2'] })
    expect(takeOver(after as CaseDocument, from)).toBeNull()
  })

  it.each([
    ['one of them has joined meanwhile', one({ joined: joinedBy('a', 'b', 'c') })],
    ['it was done meanwhile', one({ joined: { ...joinedBy('a', 'b'), from: ['k2'] } })],
    ['it was moved meanwhile', one({ state: 'merged' })],
  ])('is decided again when %s', (_why, now) => {
    expect(lands(takeOver(one(), from), now)).toBeNull()
  })

  it('counts those for whom there is no room', () => {
    const nearly = one({ joined: joinedBy(...crowd.slice(2)) })
    const after = lands(takeOver(nearly, from), nearly)
    expect([after?.joined?.count, after?.joined?.ids.length]).toEqual([MOST_JOINED + 1, MOST_JOINED])
  })
})

it('of any two cases at most one can be merged into the other', () => {
  const [first, second] = [one({ _id: 'k1', number: 1 }), one({ _id: 'k2', number: 2 })]
  expect(naming(lamp, second, 'sameAs', first)).toMatchObject({ ok: true })
  expect(naming(lamp, first, 'sameAs', second)).toMatchObject({ ok: false })
  expect(naming(lamp, first, 'sameAs', first)).toMatchObject({ ok: false })
  const link = { kind: 'lamp', id: 'k1', as: 'sameAs' }
  expect(carriedTo(lamp, { links: [{ ...link, as: 'near' }, link] })).toBe('k1')
  expect(carriedTo(lamp, { links: [{ ...link, as: 'near' }] })).toBeNull()
})
