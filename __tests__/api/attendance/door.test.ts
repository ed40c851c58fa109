/** Checking in and out on the real functions: answers, costs, late and repeated proofs, hours and points. */
import type { EnrollmentDocument, SessionDocument } from '../../../src/domain/activity/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { errorTable } from '../../../src/contract'
import type { ServiceRecordDocument } from '../../../src/domain/hours/documents'
import type { StationDocument } from '../../../src/domain/station/documents'
import { aDependant, aPerson, personIdOf, put } from '../../support/builders'
import { attended, bookErrors, HOUR, MINUTE, proofAt, visit } from '../../support/door'
import { crashCall, laterJobs } from '../../support/crash'
import { stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
})
afterAll(() => test.close())

describe('cancelling at the moment of checking in', () => {
  const standsAt = async (sessionId: string, openid: string) => {
    const [session] = await test.rows<SessionDocument>('sessions', { _id: sessionId })
    const [row] = await test.rows<EnrollmentDocument>('enrollments', {
      _id: `${sessionId}:${personIdOf(openid)}`,
    })
    const seated = session?.seats.holders.some(({ who }) => who === personIdOf(openid))
    return { state: row?.state, seated }
  }

  it('leaves nobody inside without a place, and nobody outside with one', async () => {
    const people = Array.from({ length: 10 }, (_, i) => `torn-${i}`)
    const { _id: sessionId, ...session } = await attended(test, people)
    test.at(session.startAt - 20 * MINUTE)
    const proof = proofAt(session, test.now())
    await Promise.all(
      people.flatMap((openid) => [
        test.call(openid, 'activity.cancel', { sessionId }),
        test.call(openid, 'attendance.checkIn', { sessionId, proof }),
      ]),
    )
    for (const openid of people) {
      const { state, seated } = await standsAt(sessionId, openid)
      expect([openid, seated]).toEqual([openid, state === 'checkedIn'])
    }
  })

  it('gives the place back to a person inside when the cancelling died half-way', async () => {
    const session = await attended(test, ['wang'])
    test.at(session.startAt - 20 * MINUTE)
    await crashCall(test, 'wang', 'activity.cancel', { sessionId: session._id }, [2, 'after'])
    const proof = proofAt(session, test.now())
    await test.must('wang', 'attendance.checkIn', { sessionId: session._id, proof })
    await laterJobs(test)
    expect(await standsAt(session._id, 'wang')).toEqual({ state: 'checkedIn', seated: true })
  })
})

describe('checking in', () => {
  it('takes the code of the moment for two requests, one after the other', async () => {
    const session = await attended(test, ['wang'])
    test.at(session.startAt - 10 * MINUTE)
    const at = test.now()
    const reply = await test.call('wang', 'attendance.checkIn', {
      sessionId: session._id,
      proof: proofAt(session, at),
    })
    expect(reply).toMatchObject({
      ok: true,
      data: { state: 'checkedIn', checkInAt: at, checkOutAt: null, late: false, minutes: null, points: null },
    })
    expect(reply.ops).toBeLessThanOrEqual(3)
    expect(reply.depth).toBeLessThanOrEqual(2)
  })

  it('answers ten simultaneous check-ins and the same queued proof equally, with one attendance', async () => {
    const session = await attended(test, ['wang'])
    test.at(session.startAt)
    const input = { sessionId: session._id, proof: proofAt(session, session.startAt) }
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => test.must('wang', 'attendance.checkIn', input)),
    )
    answers.push(await test.must('wang', 'attendance.checkIn', input))
    test.at(session.startAt + 23 * HOUR)
    answers.push(await test.must('wang', 'attendance.checkIn', input))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const rows = await test.rows<EnrollmentDocument>('enrollments')
    expect(rows).toHaveLength(1)
    expect(rows[0]?.history.filter((entry) => entry.on === 'checkIn')).toHaveLength(1)
  })

  it('keeps the stored proof when another one comes in', async () => {
    const session = await attended(test, ['wang'])
    test.at(session.startAt)
    const first = await test.must('wang', 'attendance.checkIn', {
      sessionId: session._id,
      proof: proofAt(session, session.startAt),
    })
    test.at(session.startAt + 5 * MINUTE)
    const proof = proofAt(session, session.startAt + 5 * MINUTE)
    expect(await test.must('wang', 'attendance.checkIn', { sessionId: session._id, proof })).toEqual(first)
  })

  it('refuses a code that is older than a minute, wrong, from the future, or a day late', async () => {
    const session = await attended(test, ['wang'])
    const ask = async (proof: ReturnType<typeof proofAt>) =>
      codeOf(await test.call('wang', 'attendance.checkIn', { sessionId: session._id, proof }))
    const now = session.startAt
    test.at(now)
    const old = proofAt(session, now - 61_000)
    expect(await ask({ ...old, at: now })).toBe('CODE_WRONG')
    const wrong = String((Number(proofAt(session, now).code) + 1) % 1_000_000).padStart(6, '0')
    expect(await ask({ ...proofAt(session, now), code: wrong })).toBe('CODE_WRONG')
    expect(await ask(proofAt(session, now + 2 * MINUTE))).toBe('CODE_WRONG')
    test.at(now + 24 * HOUR + 1000)
    expect(await ask(proofAt(session, now))).toBe('PROOF_TOO_LATE')
    expect((await test.rows<EnrollmentDocument>('enrollments'))[0]?.state).toBe('confirmed')
  })

  it('opens half an hour before the start and closes half an hour after it, by the time of the proof', async () => {
    const session = await attended(test, ['wang', 'li'])
    const ask = async (openid: string, at: number) =>
      codeOf(
        await test.call(openid, 'attendance.checkIn', {
          sessionId: session._id,
          proof: proofAt(session, at),
        }),
      )
    test.at(session.startAt - 31 * MINUTE)
    expect(await ask('wang', session.startAt - 31 * MINUTE)).toBe('CHECK_IN_NOT_OPEN')
    test.at(session.startAt + 31 * MINUTE)
    expect(await ask('wang', session.startAt + 31 * MINUTE)).toBe('CHECK_IN_CLOSED')
    expect(await ask('wang', session.startAt + 29 * MINUTE)).toBe('ok')
    expect(
      codeOf(
        await test.call('nobody', 'attendance.checkIn', {
          sessionId: session._id,
          proof: proofAt(session, session.startAt),
        }),
      ),
    ).toBe('NOT_ENROLLED')
  })

  it('accepts a proof kept without signal once, marks it late, and takes an absence back', async () => {
    const session = await attended(test, ['wang'])
    const proof = proofAt(session, session.startAt + MINUTE)
    test.at(session.endAt + HOUR)
    await laterJobs(test)
    expect((await test.rows<EnrollmentDocument>('enrollments'))[0]?.state).toBe('noShow')
    expect((await test.rows<PersonDocument>('people'))[0]?.absences?.missed.length).toBe(1)
    const late = await test.must('wang', 'attendance.checkIn', { sessionId: session._id, proof })
    expect(late).toMatchObject({ state: 'checkedIn', late: true, checkInAt: proof.at })
    expect(await test.must('wang', 'attendance.checkIn', { sessionId: session._id, proof })).toEqual(late)
    expect((await test.rows<PersonDocument>('people'))[0]?.absences?.missed.length).toBe(0)
    const out = proofAt(session, session.endAt)
    expect(
      await test.must('wang', 'attendance.checkOut', { sessionId: session._id, proof: out }),
    ).toMatchObject({ state: 'checkedOut', minutes: 114, points: null })
    const [waiting] = await test.rows<ServiceRecordDocument>('serviceRecords')
    expect(waiting).toMatchObject({ state: 'submitted', why: '原来记的是没有到场，活动结束后才补传' })
    expect(await bookErrors(test)).toEqual([])
  })

  it('checks in a child for its parent, and nobody for a stranger', async () => {
    const child = aDependant('小明')
    await put(test, 'people', [aPerson('mother', { family: [child], gridId: 'g1' }), aPerson('stranger')])
    const session = await attended(test, [])
    const forChild = { sessionId: session._id, forPersonId: child.personId }
    await test.must('mother', 'activity.signUp', forChild)
    test.at(session.startAt)
    const proof = proofAt(session, session.startAt)
    expect(codeOf(await test.call('stranger', 'attendance.checkIn', { ...forChild, proof }))).toBe(
      'NOT_FOUND',
    )
    expect(await test.must('mother', 'attendance.checkIn', { ...forChild, proof })).toMatchObject({
      personId: child.personId,
      state: 'checkedIn',
    })
  })

  it('keeps a place sticker that the station knows and leaves out another', async () => {
    const session = await attended(test, ['wang', 'li'])
    const [station] = await test.rows<StationDocument>('stations', { _id: 'st1' })
    const placeCode = station?.places[0]?.placeCode ?? ''
    test.at(session.startAt)
    for (const [openid, code] of [
      ['wang', placeCode],
      ['li', 'sticker-of-nowhere'],
    ] as const) {
      const proof = { ...proofAt(session, session.startAt), placeCode: code }
      await test.must(openid, 'attendance.checkIn', { sessionId: session._id, proof })
    }
    const rows = await test.rows<EnrollmentDocument>('enrollments')
    const stickerOf = (openid: string) =>
      rows.find((row) => row.personId === personIdOf(openid))?.checkIn?.placeCode
    expect(placeCode).not.toBe('')
    expect([stickerOf('wang'), stickerOf('li')]).toEqual([placeCode, null])
  })
})

describe('a proof that proves too little', () => {
  const stateOf = async (openid: string) =>
    (await test.rows<ServiceRecordDocument>('serviceRecords', { personId: personIdOf(openid) }))[0]

  it('counts wrong codes for each person and session, and then answers none', async () => {
    const session = await attended(test, ['wang', 'li'])
    test.at(session.startAt)
    const right = proofAt(session, session.startAt)
    const ask = async (openid: string, code: string) =>
      codeOf(
        await test.call(openid, 'attendance.checkIn', { sessionId: session._id, proof: { ...right, code } }),
      )
    const wrong = String((Number(right.code) + 1) % 1_000_000).padStart(6, '0')
    const first = await Promise.all(Array.from({ length: 30 }, () => ask('wang', wrong)))
    expect(new Set(first)).toEqual(new Set([...new Set(first)].filter((code) => code.startsWith('CODE_'))))
    expect(await ask('wang', wrong)).toBe('CODE_TRIES')
    expect(await ask('wang', right.code)).toBe('CODE_TRIES')
    expect(await ask('li', right.code)).toBe('ok')
    const [row] = await test.rows<EnrollmentDocument>('enrollments', { personId: personIdOf('wang') })
    expect(row).toMatchObject({ state: 'confirmed', doorMisses: 10 })
  })

  it('used by two accounts is looked at by a leader for the second', async () => {
    const session = await attended(test, ['wang', 'li'])
    await visit(test, 'wang', session)
    const [row] = await test.rows<EnrollmentDocument>('enrollments', { personId: personIdOf('wang') })
    const copy = (end: EnrollmentDocument['checkIn']) => ({
      ...proofAt(session, end?.at ?? 0),
      nonce: end?.nonce ?? '',
    })
    test.at(session.startAt + 20 * HOUR)
    const sessionId = session._id
    await test.must('li', 'attendance.checkIn', { sessionId, proof: copy(row?.checkIn ?? null) })
    const out = await test.must('li', 'attendance.checkOut', {
      sessionId,
      proof: copy(row?.checkOut ?? null),
    })
    expect(out).toMatchObject({ state: 'checkedOut', points: null })
    expect((await stateOf('wang'))?.state).toBe('approved')
    expect(await stateOf('li')).toMatchObject({
      state: 'submitted',
      why: '活动结束后才补传，另一个账号用过同一个签到码',
    })
  })

  it('of somebody who may read the secret is looked at by somebody else', async () => {
    const session = await attended(test, ['host'], { leaderId: personIdOf('host') })
    await visit(test, 'host', session)
    expect(await stateOf('host')).toMatchObject({ state: 'submitted', why: '本人看得到签到码' })
  })

  it('of a check-out that overtook its check-in is kept by the phone and taken in order', async () => {
    const session = await attended(test, ['wang'])
    const sessionId = session._id
    const checkIn = proofAt(session, session.startAt)
    const checkOut = proofAt(session, session.startAt + HOUR)
    test.at(session.startAt + HOUR)
    expect(codeOf(await test.call('wang', 'attendance.checkOut', { sessionId, proof: checkOut }))).toBe(
      'NOT_CHECKED_IN',
    )
    expect(errorTable.NOT_CHECKED_IN.retry).toBe('same-key')
    await test.must('wang', 'attendance.checkIn', { sessionId, proof: checkIn })
    expect(await test.must('wang', 'attendance.checkOut', { sessionId, proof: checkOut })).toMatchObject({
      minutes: 60,
    })
  })
})

describe('overlapping visits', () => {
  it('count each minute once, also when both end at the same moment', async () => {
    const startAt = Date.parse('2027-03-06T01:00:00Z')
    const both = [
      await attended(test, ['wang'], { startAt, endAt: startAt + 2 * HOUR }),
      await attended(test, ['wang'], { startAt: startAt + 2 * HOUR, endAt: startAt + 4 * HOUR }),
    ] as const
    for (const [session, inAt] of [
      [both[0], startAt],
      [both[1], startAt + 90 * MINUTE],
    ] as const) {
      test.at(inAt)
      await test.must('wang', 'attendance.checkIn', {
        sessionId: session._id,
        proof: proofAt(session, inAt),
      })
    }
    const outs = [startAt + 150 * MINUTE, startAt + 4 * HOUR] as const
    test.at(outs[0])
    await test.must('wang', 'attendance.checkOut', {
      sessionId: both[0]._id,
      proof: proofAt(both[0], outs[0]),
    })
    test.at(outs[1])
    await test.must('wang', 'attendance.checkOut', {
      sessionId: both[1]._id,
      proof: proofAt(both[1], outs[1]),
    })
    expect(await test.must('wang', 'hours.mine', {})).toMatchObject({ provedMinutes: 240, points: 3 })
    expect(await bookErrors(test)).toEqual([])
  })
})

describe('checking out', () => {
  it('counts minutes and points at once, for at most six requests that wait four times', async () => {
    const session = await attended(test, ['wang'])
    const inAt = session.startAt - 5 * MINUTE
    test.at(inAt)
    await test.must('wang', 'attendance.checkIn', { sessionId: session._id, proof: proofAt(session, inAt) })
    test.at(session.endAt)
    const input = { sessionId: session._id, proof: proofAt(session, session.endAt) }
    const reply = await test.call('wang', 'attendance.checkOut', input)
    expect(reply).toMatchObject({ ok: true, data: { state: 'counted', minutes: 120, points: 2 } })
    expect(reply.ops).toBeLessThanOrEqual(6)
    expect(reply.depth).toBeLessThanOrEqual(4)
    const again = await test.call('wang', 'attendance.checkOut', input)
    expect(again).toMatchObject({ ok: true, data: reply.ok ? reply.data : null })
    expect(await bookErrors(test)).toEqual([])
    const mine = await test.must('wang', 'hours.mine', {})
    expect(mine).toMatchObject({ provedMinutes: 120, addedMinutes: 0, points: 2, star: 0 })
    expect(mine.lines).toHaveLength(1)
    const { entries, balance } = await test.must('wang', 'points.mine', {})
    expect([
      balance,
      entries.map(({ amount, balanceAfter, kind }) => ({ amount, balanceAfter, kind })),
    ]).toEqual([2, [{ amount: 2, balanceAfter: 2, kind: 'credit' }]])
  })

  it('ends a visit once however many try at the same moment', async () => {
    const session = await attended(test, ['wang'])
    test.at(session.startAt)
    await test.must('wang', 'attendance.checkIn', {
      sessionId: session._id,
      proof: proofAt(session, session.startAt),
    })
    test.at(session.endAt)
    const input = { sessionId: session._id, proof: proofAt(session, session.endAt) }
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => test.must('wang', 'attendance.checkOut', input)),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await bookErrors(test)).toEqual([])
    expect(await test.rows('serviceRecords')).toHaveLength(1)
    expect(await test.rows('entries')).toHaveLength(1)
  })

  it('refuses whoever has not come', async () => {
    const session = await attended(test, ['wang'])
    test.at(session.endAt)
    const input = { sessionId: session._id, proof: proofAt(session, session.endAt) }
    expect(codeOf(await test.call('wang', 'attendance.checkOut', input))).toBe('NOT_CHECKED_IN')
    expect(codeOf(await test.call('li', 'attendance.checkOut', input))).toBe('NOT_ENROLLED')
  })

  it('tells on the receipt which rule cut the time', async () => {
    const session = await attended(test, ['wang'])
    const ended = await visit(test, 'wang', session, { outAt: session.startAt + 50 * MINUTE })
    const receipt = await test.must('wang', 'hours.receipt', { recordId: ended.recordId ?? '' })
    expect(receipt).toMatchObject({
      minutes: 48,
      rawMinutes: 50,
      points: 0,
      approver: '按规则自动核定',
      checkInProof: '签到码',
      mayAppeal: true,
      mayAnswerForgotten: false,
    })
    expect(receipt.rules).toEqual([{ ruleId: 'hours.round', text: expect.any(String), delta: -2 }])
    expect(codeOf(await test.call('li', 'hours.receipt', { recordId: ended.recordId ?? '' }))).toBe(
      'NOT_FOUND',
    )
  })

  it('writes no record for an activity that counts no hours', async () => {
    const session = await attended(test, ['wang'], { countsHours: false })
    expect(await visit(test, 'wang', session)).toMatchObject({
      state: 'checkedOut',
      minutes: 0,
      recordId: null,
    })
    expect(await test.rows('serviceRecords')).toEqual([])
    expect(await test.rows('accounts')).toEqual([])
  })

  it('leaves a day of more than eight hours to a leader', async () => {
    const startAt = Date.parse('2027-03-06T00:00:00Z')
    const morning = await attended(test, ['wang'], { startAt, endAt: startAt + 5 * HOUR })
    const afternoon = await attended(test, ['wang'], {
      startAt: startAt + 6 * HOUR,
      endAt: startAt + 10 * HOUR,
    })
    expect(await visit(test, 'wang', morning)).toMatchObject({ state: 'counted', minutes: 300 })
    expect(await visit(test, 'wang', afternoon)).toMatchObject({
      state: 'checkedOut',
      minutes: 240,
      points: null,
    })
    const records = await test.rows<ServiceRecordDocument>('serviceRecords', { state: 'submitted' })
    expect(records.map(({ why, dayMinutes }) => ({ why, dayMinutes }))).toEqual([
      { why: '当天超过 8 小时', dayMinutes: 540 },
    ])
    expect(await bookErrors(test)).toEqual([])
  })
})
