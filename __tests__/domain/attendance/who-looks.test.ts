/** Asks the approval rule about every way of proving either end, every doubt, and every length of the day. */
import type { ProofDoubt, VisitProof } from '../../../src/domain/activity/documents'
import { decideCheckIn, decideCheckOut, proofFor } from '../../../src/domain/attendance/decide-door'
import type { DoorCode, DoorProofInput } from '../../../src/domain/attendance/decide-door'
import { doorCodeAt } from '../../../src/domain/attendance/door-code'
import { leadsSession, mayKeepSecret } from '../../../src/domain/attendance/door-keepers'
import { approvalOf, type ApprovalWay } from '../../../src/domain/hours/approval'
import { hoursRulesAt } from '../../../src/domain/hours/rules'
import { MINUTE, HOUR } from '../../../src/domain/kernel/clock'
import type { Role } from '../../../src/domain/person/roles'
import type { EnrollmentDocument } from '../../../src/domain/activity/documents'

const start = Date.parse('2027-03-06T01:00:00Z')
const session = {
  startAt: start,
  endAt: start + 2 * HOUR,
  doorSecret: 'ab'.repeat(32),
  state: 'ongoing' as const,
}
const rules = hoursRulesAt(start)
const methods: VisitProof['method'][] = ['code', 'card', 'roster', 'bulk', 'planned', 'answered']
const doubts: ProofDoubt[] = ['late', 'afterEnd', 'absent', 'shared', 'holder', 'self']

const proof = (method: VisitProof['method'], doubtful: ProofDoubt[] = []): VisitProof => ({
  method,
  at: start,
  receivedAt: start,
  late: false,
  nonce: null,
  byPersonId: 'p',
  placeCode: null,
  ...(doubtful.length > 0 ? { doubts: doubtful } : {}),
})

it('approves by rule only what both ends prove without any doubt on a day of at most eight hours', () => {
  const ways: [number, ApprovalWay][] = [
    [480, 'rules'],
    [481, 'leader'],
    [720, 'leader'],
    [721, 'leaderAndAdmin'],
  ]
  for (const inBy of methods)
    for (const outBy of methods)
      for (const inDoubt of [null, ...doubts])
        for (const outDoubt of [null, ...doubts])
          for (const [day, byDay] of ways) {
            const checkIn = proof(inBy, inDoubt ? [inDoubt] : [])
            const checkOut = proof(outBy, outDoubt ? [outDoubt] : [])
            const { way, why } = approvalOf({ kind: 'proved', checkIn, checkOut }, day, rules)
            const weak = [inBy, outBy].some((method) => method !== 'code' && method !== 'card')
            const doubtful = inDoubt !== null || outDoubt !== null
            const expected: ApprovalWay =
              byDay === 'leaderAndAdmin'
                ? byDay
                : weak
                  ? 'leaderAndStaff'
                  : doubtful && byDay === 'rules'
                    ? 'leader'
                    : byDay
            expect([inBy, outBy, inDoubt, outDoubt, day, way]).toEqual([
              inBy,
              outBy,
              inDoubt,
              outDoubt,
              day,
              expected,
            ])
            expect(why === '').toBe(expected === 'rules')
          }
})

const aRow = (state: EnrollmentDocument['state'], more: Partial<EnrollmentDocument> = {}) =>
  ({
    _id: 's1:wang',
    personId: 'wang',
    ownerId: 'wang',
    state,
    version: 1,
    history: [{ on: state, by: 'system', at: session.endAt }],
    doorMisses: 0,
    ...more,
  }) as unknown as EnrollmentDocument

const claim = (at: number, more: Partial<DoorProofInput> = {}): DoorProofInput => ({
  code: doorCodeAt(session.doorSecret, at),
  at,
  nonce: 'nonce-00000001',
  placeCode: null,
  ...more,
})

/** The doubts of a check-in, or the code of its refusal. */
const checkIn = (
  row: EnrollmentDocument,
  proof: DoorProofInput,
  now: number,
): DoorCode | readonly ProofDoubt[] => {
  const step = decideCheckIn(session, row, proof, { by: 'wang', now })
  return step.ok ? (step.value.row.checkIn?.doubts ?? []) : step.error.code
}

it.each<[string, EnrollmentDocument['state'], number, number, DoorCode | ProofDoubt[]]>([
  ['at once', 'confirmed', 0, 0, []],
  ['two minutes later', 'confirmed', 0, 2 * MINUTE, []],
  ['ten minutes later', 'confirmed', 0, 10 * MINUTE, ['late']],
  ['after the end', 'confirmed', 0, 3 * HOUR, ['afterEnd']],
  ['after having been called absent', 'noShow', 0, 3 * HOUR, ['absent', 'afterEnd']],
  ['for a time before the door opened', 'confirmed', -31 * MINUTE, -31 * MINUTE, 'CHECK_IN_NOT_OPEN'],
  ['for a time after the door closed', 'confirmed', 31 * MINUTE, 31 * MINUTE, 'CHECK_IN_CLOSED'],
  ['a day later', 'confirmed', 0, 25 * HOUR, 'PROOF_TOO_LATE'],
])('a check-in sent %s', (_, state, made, sent, expected) => {
  expect(checkIn(aRow(state), claim(start + made), start + sent)).toEqual(expected)
})

it('says what the server knows against a proof', () => {
  const known = claim(start, { doubts: ['shared', 'holder'] })
  expect(checkIn(aRow('confirmed'), known, start)).toEqual(['shared', 'holder'])
})

it.each<[string, EnrollmentDocument['state'], number, number, DoorCode | ProofDoubt[]]>([
  ['at once', 'checkedIn', 110, 110, []],
  ['at once, though the session is over', 'checkedIn', 125, 125, []],
  ['ten minutes late', 'checkedIn', 100, 110, ['late']],
  ['after the end', 'checkedIn', 100, 180, ['afterEnd']],
  ['before its check-in', 'confirmed', 110, 110, 'NOT_CHECKED_IN'],
  ['before its check-in, by somebody called absent', 'noShow', 110, 180, 'NOT_CHECKED_IN'],
  ['before its check-in, and a day late', 'confirmed', 110, 110 + 25 * 60, 'PROOF_TOO_LATE'],
])('a check-out sent %s', (_, state, made, sent, expected) => {
  const leaving = { by: 'wang', now: start + sent * MINUTE, recordOpen: false }
  const step = decideCheckOut(session, aRow(state), claim(start + made * MINUTE), leaving)
  const outcome = step.ok
    ? step.value.do === 'nothing'
      ? 'nothing'
      : (step.value.checkOut.doubts ?? [])
    : step.error.code
  expect(outcome).toEqual(expected)
})

it('answers no code at all after ten wrong ones, not even a right one', () => {
  const wrong = claim(start, { code: 'wrong!' })
  for (const [misses, expected] of [
    [9, 'CODE_WRONG'],
    [10, 'CODE_TRIES'],
  ] as const) {
    const row = aRow('confirmed', { doorMisses: misses })
    expect(checkIn(row, wrong, start)).toBe(expected)
    expect(checkIn(row, claim(start), start)).toEqual(misses < 10 ? [] : 'CODE_TRIES')
  }
})

it('says of a time outside the door the same for right and wrong digits', () => {
  const outside = claim(start + HOUR)
  for (const proof of [outside, { ...outside, code: 'wrong!' }])
    expect(checkIn(aRow('confirmed'), proof, start + HOUR)).toBe('CHECK_IN_CLOSED')
})

it('an organiser who scans the own card, or that of the own family or household, is doubted', () => {
  const card = { ...proof('card'), byPersonId: 'leader' }
  const leader = { personId: 'leader', kin: ['wife'] }
  expect(proofFor({ personId: 'wang', ownerId: 'wang' }, card, leader).doubts).toBeUndefined()
  expect(proofFor({ personId: 'leader', ownerId: 'leader' }, card, leader).doubts).toEqual(['self'])
  expect(proofFor({ personId: 'child', ownerId: 'leader' }, card, leader).doubts).toEqual(['self'])
  expect(proofFor({ personId: 'wife', ownerId: 'wife' }, card, leader).doubts).toEqual(['self'])
  expect(proofFor({ personId: 'step', ownerId: 'wife' }, card, leader).doubts).toEqual(['self'])
})

it.each<[string, Role[], boolean]>([
  ['leader', [], true],
  ['other', ['team_leader'], false],
  ['other', ['grid_worker'], false],
  ['other', ['volunteer', 'auditor', 'partner_user'], false],
  ['other', ['staff'], true],
  ['other', ['station_admin'], true],
])('%s with roles %j may have the secret: %s', (personId, roles, may) => {
  const keeper = { personId, roles: new Set(roles) }
  expect(leadsSession({ leaderId: 'leader' }, keeper)).toBe(may)
  expect(mayKeepSecret({ leaderId: 'leader', doorKeptBy: [] }, keeper)).toBe(may)
  expect(mayKeepSecret({ leaderId: 'leader', doorKeptBy: [personId] }, keeper)).toBe(true)
})
