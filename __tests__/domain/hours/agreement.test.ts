/** What agrees with its session and what stands apart: every way of coming with every way of leaving, and all else. */
import type { ProofDoubt, VisitProof } from '../../../src/domain/activity/documents'
import { apartOf, isSettledByLook, setsApart } from '../../../src/domain/hours/agreement'
import { apartTags, proofWords, ruleWord } from '../../../src/domain/hours/apart-words'
import { agreeByOrganiser } from '../../../src/domain/hours/decide-record'
import type { RecordState, ServiceRecordDocument } from '../../../src/domain/hours/documents'
import { minutesOfVisit } from '../../../src/domain/hours/new-record'
import {
  ended,
  follow,
  HOUR,
  leader,
  MINUTE,
  pointsRules,
  proof,
  session,
  staff,
  startAt,
} from './support/records'

type Method = VisitProof['method']
const methods = Object.keys(proofWords) as Method[]

function recordOf(
  came: Method,
  left: Method,
  {
    inAt = startAt,
    outAt = session.endAt,
    doubts = [] as ProofDoubt[],
    state = 'submitted' as RecordState,
  } = {},
): ServiceRecordDocument {
  const checkIn = { ...proof(came, inAt), ...(doubts.length > 0 && { doubts }) }
  const checkOut = proof(left, outAt)
  return { ...ended('bulk').record, state, checkIn, checkOut, ...minutesOfVisit(session, checkIn, checkOut) }
}

const apart = (record: ServiceRecordDocument, dayMinutes = record.minutes) => apartOf(record, dayMinutes)

it('asks for a scan on coming and somebody who saw the person leave, for every pair of ways', () => {
  const agreeing = methods.flatMap((came) =>
    methods.flatMap((left) => (apart(recordOf(came, left)) === null ? [`${came} ${left}`] : [])),
  )
  expect(agreeing).toEqual([
    ...['code code', 'code card', 'code roster', 'code bulk'],
    ...['card code', 'card card', 'card roster', 'card bulk'],
  ])
  expect(apart(recordOf('roster', 'roster'))).toBe('listed')
  for (const came of methods) {
    expect(apart(recordOf(came, 'planned'))).toBe('unended')
    expect(apart(recordOf(came, 'answered'))).toBe('answered')
  }
})

it('sets apart what was doubted, reaches beyond the plan, makes a day long or leaves no minutes', () => {
  for (const doubt of ['late', 'afterEnd', 'absent', 'shared', 'holder', 'self', 'alone'] as const)
    expect(apart(recordOf('code', 'bulk', { doubts: [doubt] }))).toBe('doubtful')
  expect(apart(recordOf('code', 'bulk', { inAt: startAt - 31 * MINUTE }))).toBe('outside')
  expect(apart(recordOf('code', 'bulk', { outAt: session.endAt + 31 * MINUTE }))).toBe('outside')
  expect(apart(recordOf('code', 'bulk', { inAt: startAt - 20 * MINUTE }))).toBeNull()
  expect(apart(recordOf('code', 'bulk'), 8 * 60)).toBeNull()
  expect(apart(recordOf('code', 'bulk'), 8 * 60 + 6)).toBe('long')
  expect(apart(recordOf('code', 'bulk', { outAt: startAt + 10 * MINUTE }))).toBe('nothing')
  expect(apart({ ...recordOf('code', 'bulk'), checkIn: null, checkOut: null, kind: 'added' })).toBe('added')
})

it('hears first what a person has said about it', () => {
  expect(apart(recordOf('code', 'bulk', { state: 'appealed' }))).toBe('appealed')
  expect(apart(recordOf('code', 'planned', { state: 'returned' }))).toBe('returned')
})

it('has a tag for everything that sets apart, and a rule where the proofs do not say it', () => {
  expect(Object.keys(apartTags)).toEqual([...setsApart])
  const late = recordOf('code', 'bulk', { outAt: session.endAt + HOUR })
  expect(ruleWord(late, 'outside')).toContain('只算开始前 30 分钟到结束后 30 分钟之间的时间')
  expect(ruleWord(recordOf('code', 'planned'), 'unended')).toBe('没有签退的，先算到计划结束')
  expect(ruleWord(recordOf('code', 'bulk'), null)).toBe('')
})

it('knows when a leader has the last look', () => {
  expect(isSettledByLook(recordOf('code', 'bulk'), 120)).toBe(false)
  expect(isSettledByLook(recordOf('code', 'code', { doubts: ['late'] }), 120)).toBe(true)
  expect(isSettledByLook(recordOf('code', 'code'), 13 * 60)).toBe(false)
})

describe('believing one of several', () => {
  const at = { now: session.endAt + HOUR, reason: '', minutes: null, pointsRules }
  const agree = (books: ReturnType<typeof ended>, actor = leader, version = books.record.version) =>
    agreeByOrganiser(books, actor, { ...at, version })

  it('takes the step that is next: the look, then the approval by another person', () => {
    const looked = agree(ended('bulk'))
    expect(looked).toMatchObject({ ok: true, value: { repeated: false, record: { state: 'leaderOk' } } })
    const books = follow(ended('bulk'), looked)
    expect(agree(books, staff)).toMatchObject({ ok: true, value: { record: { state: 'approved' } } })
    expect(agree(books, leader)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
  })

  it('is granted again without effect, and refused as stale to somebody else', () => {
    const before = ended('bulk')
    const books = follow(before, agree(before))
    const { version } = before.record
    expect(agree(books, leader, version)).toMatchObject({ ok: true, value: { repeated: true } })
    expect(agree(books, staff, version)).toMatchObject({ ok: false, error: { code: 'STALE' } })
  })

  it('leaves what does not agree, and what has nothing to believe', () => {
    expect(agree(ended('roster', session.endAt + HOUR))).toMatchObject({ error: { code: 'LOOK_APART' } })
    const { record, ...rest } = ended('bulk')
    for (const state of ['open', 'returned', 'approved', 'rejected', 'appealed', 'voided'] as const)
      expect(agree({ ...rest, record: { ...record, state } })).toMatchObject({
        error: { code: 'LOOK_APART' },
      })
  })
})
