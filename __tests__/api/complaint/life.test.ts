/** A complaint from the writer's phone to its end: who sees what, who answers, and that it climbs when nobody does. */
import { seal } from '../../../cloudfunctions/api/platform/cipher'
import type { CaseDocument } from '@/domain/case/documents'
import { complaintRules } from '@/domain/complaint/rules'
import { DAY, MINUTE } from '@/domain/kernel/clock'
import type { MessageDocument } from '@/domain/message/documents'
import type { WishDocument } from '@/domain/wish/documents'
import { aCaseForm, begun, caseRow } from '../../support/cases'
import { caseStation, OWNER } from '../../support/case-people'
import { complaint } from '@/domain/complaint'
import { personIdOf } from '../../support/builders'
import { hungWish, wishStation } from '../../support/wishes'
import { laterJobs } from '../../support/crash'
import { appoint } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
let started: number

beforeAll(async () => {
  test = await testCloud()
  started = test.now()
})
beforeEach(async () => {
  await test.cloud.reset()
  test.at(started)
  await caseStation(test)
  await appoint(test, ABOVE, ['institute_admin'], { unitId: 'linzhou', stationId: 'st2' })
})
afterAll(() => test.close())

const STAFF = 'o-staff'
const HEAD = 'o-station_admin'
const AUDITOR = 'o-auditor'
const ABOVE = 'o-above'

const rowOf = (caseId: string): Promise<CaseDocument> => caseRow(test, caseId)

const lettersTo = async (openid: string): Promise<string[]> =>
  (await test.rows<MessageDocument>('messages', { personId: personIdOf(openid) })).map(({ text }) => text)

const move = async (openid: string, caseId: string, event: string, words = '', days = 0) => {
  const { version } = await rowOf(caseId)
  return test.call(openid, 'complaint.move', {
    caseId,
    version,
    event,
    ...(words !== '' && { words }),
    ...(days > 0 && { days }),
  })
}

/** Lets time pass to just after the next deadline. */
async function waitOut(caseId: string): Promise<void> {
  test.at(((await rowOf(caseId)).dueAt ?? 0) + MINUTE)
  await test.jobs()
}

it('is taken up, answered and closed by the writer, who hears of each step', async () => {
  const { caseId, moves } = await begun(test, complaint)
  expect(moves.map(({ event }) => event)).toEqual(['add', 'withdraw'])
  expect(codeOf(await move(STAFF, caseId, 'take'))).toBe('ok')
  expect(codeOf(await move(STAFF, caseId, 'answer', '周五前修好'))).toBe('ok')
  const read = await test.must(OWNER, 'complaint.open', { caseId })
  expect(read).toMatchObject({ state: 'answered', isMine: true })
  expect(read.story.map(({ text, words }) => [text, words])).toEqual([
    ['交了上来', ''],
    ['接手了', ''],
    ['答复了', '周五前修好'],
  ])
  expect(codeOf(await move(OWNER, caseId, 'settle'))).toBe('ok')
  expect((await rowOf(caseId)).state).toBe('closed')
  expect(await lettersTo(OWNER)).toHaveLength(2)
})

it('waits for what is not in the station’s hands until a day that was said, and has then as much time as before', async () => {
  const { caseId } = await begun(test, complaint)
  await move(STAFF, caseId, 'take')
  const { dueAt } = await rowOf(caseId)
  expect(codeOf(await move(STAFF, caseId, 'wait', '', 3))).toBe('REASON_NEEDED')
  expect(codeOf(await move(STAFF, caseId, 'wait', '等物业开门'))).toBe('INVALID_INPUT')
  expect(codeOf(await move(STAFF, caseId, 'wait', '等物业开门', 60))).toBe('INVALID_INPUT')
  const waiting = await move(STAFF, caseId, 'wait', '等物业开门', 3)
  expect(waiting).toMatchObject({ ok: true, data: { state: 'waiting', waitsFor: '等物业开门' } })
  const { items } = await test.must(OWNER, 'complaint.mine', {})
  expect(items[0]).toMatchObject({ waitsFor: '等物业开门' })
  expect(items[0]?.promisedAt).toBeGreaterThan(dueAt ?? 0)
  expect((await test.must(STAFF, 'desk.open', {})).toDos).toEqual([])
  const { wakeAt, movedAt } = await rowOf(caseId)
  expect(wakeAt).toBe(movedAt + 3 * DAY)
  await waitOut(caseId)
  const later = await rowOf(caseId)
  expect(later).toMatchObject({ state: 'taken', pause: null })
  expect(later.dueAt).toBeGreaterThan(dueAt ?? 0)
  expect(await lettersTo(STAFF)).toEqual([`第 ${later.number} 号该接着办了。`])
  for (let i = 0; i < 2; i++) {
    expect(codeOf(await move(STAFF, caseId, 'wait', '还在等', 1))).toBe('ok')
    expect(codeOf(await move(STAFF, caseId, 'goOn'))).toBe('ok')
  }
  expect(codeOf(await move(STAFF, caseId, 'wait', '还在等', 1))).toBe('WAITED_ENOUGH')
  expect(codeOf(await move(STAFF, caseId, 'answer', '修好了'))).toBe('ok')
})

it('whoever has it in hand is reminded once, before it climbs', async () => {
  const { caseId } = await begun(test, complaint)
  await move(STAFF, caseId, 'take')
  const { remindAt, dueAt, version } = await rowOf(caseId)
  const before = (await lettersTo(STAFF)).length
  for (const later of [1, 2]) {
    test.at((remindAt ?? 0) + later * MINUTE)
    await test.jobs()
  }
  const letters = await lettersTo(STAFF)
  expect(letters).toHaveLength(before + 1)
  expect(JSON.stringify(letters)).toContain('明天前要办')
  expect(await rowOf(caseId)).toMatchObject({ state: 'taken', remindAt: null, wakeAt: dueAt, version })
})

it('the writer adds words a few times, whoever has it in hand hears of each, and no time is won by it', async () => {
  const { caseId } = await begun(test, complaint)
  await move(STAFF, caseId, 'take')
  const { dueAt, wakeAt } = await rowOf(caseId)
  expect(codeOf(await move(OWNER, caseId, 'add'))).toBe('REASON_NEEDED')
  for (let i = 1; i <= 5; i++) expect(codeOf(await move(OWNER, caseId, 'add', `第 ${i} 句`))).toBe('ok')
  expect(codeOf(await move(OWNER, caseId, 'add', '还有一句'))).toBe('SAID_ENOUGH')
  expect(await rowOf(caseId)).toMatchObject({ state: 'taken', dueAt, wakeAt })
  expect(await lettersTo(STAFF)).toHaveLength(5)
  await waitOut(caseId)
  expect((await rowOf(caseId)).state).toBe('climbed')
})

it('whoever has it in hand sees the writer’s number, written down first; nobody sees that of somebody unnamed', async () => {
  await test.cloud.store.update('people', {
    ...{ query: { _id: personIdOf(OWNER) }, replace: false, multi: false, upsert: false, nowMs: test.now() },
    update: { $set: { phoneCipher: seal('13800001234'), maskedPhone: '138****1234' } },
  })
  const form = await aCaseForm(test, complaint)
  const { caseId } = await test.must(OWNER, 'complaint.begin', form)
  const call = async (openid: string, id = caseId) =>
    codeOf(await test.call(openid, 'complaint.contact', { caseId: id }))
  const mayCall = async (openid: string) => (await test.must(openid, 'complaint.open', { caseId })).mayCall
  expect([await call(STAFF), await mayCall(STAFF)]).toEqual(['CASE_NOT_YOURS', false])
  await move(STAFF, caseId, 'take')
  expect([await call(HEAD), await call(OWNER), await mayCall(HEAD)]).toEqual([
    ...['CASE_NOT_YOURS', 'CASE_NOT_YOURS', false],
  ])
  expect([await call('o-neighbour'), await call('o-foreign')]).toEqual(['NOT_FOUND', 'OTHER_STATION'])
  expect(await test.rows('reveals')).toEqual([])
  expect(await mayCall(STAFF)).toBe(true)
  const shown = await test.must(STAFF, 'complaint.contact', { caseId })
  expect(shown).toEqual({ calling: '王秀英', phone: '13800001234' })
  expect(await call(STAFF)).toBe('ok')
  const { items } = await test.must(OWNER, 'me.phoneLooks', {})
  expect(items).toMatchObject([{ reason: '为您写的意见找您' }])
  await move(OWNER, caseId, 'withdraw')
  expect(await call(STAFF)).toBe('CASE_NOT_YOURS')
  const unnamed = await test.must(OWNER, 'complaint.begin', { ...form, unnamed: true })
  await move(STAFF, unnamed.caseId, 'take')
  expect(await call(STAFF, unnamed.caseId)).toBe('CASE_NOT_YOURS')
  const phoneless = await begun(test, complaint, 'o-neighbour')
  await move(STAFF, phoneless.caseId, 'take')
  expect(await call(STAFF, phoneless.caseId)).toBe('CASE_NO_PHONE')
})

it('an answer needs words, and the writer does not answer it', async () => {
  const { caseId } = await begun(test, complaint, STAFF)
  expect(codeOf(await move('o-grid_worker', caseId, 'answer', '好'))).toBe('NOT_FOUND')
  expect(codeOf(await move(STAFF, caseId, 'answer', '我自己答复'))).toBe('OWN_RECORD')
  expect(codeOf(await move(HEAD, caseId, 'answer'))).toBe('REASON_NEEDED')
})

it('the name of somebody who stays unnamed is written nowhere and shown to nobody', async () => {
  const form = await aCaseForm(test, complaint)
  const { caseId } = await test.must(OWNER, 'complaint.begin', { ...form, unnamed: true })
  expect(await rowOf(caseId)).toMatchObject({ ownerName: '', unnamed: true })
  await move(STAFF, caseId, 'answer', '查过了')
  await move(OWNER, caseId, 'notSettled', '没有改')
  for (const openid of [STAFF, HEAD, AUDITOR]) {
    const seen = [
      await test.must(openid, 'complaint.open', { caseId }),
      await test.must(openid, 'complaint.desk', { view: 'climbed' }),
      await test.must(openid, 'desk.open', {}),
    ]
    const text = JSON.stringify(seen)
    expect(text).not.toContain('王')
    expect(text).not.toContain(personIdOf(OWNER))
    expect(text).toContain('没有留名的居民')
  }
  // The letters to those who answer name nobody either.
  for (const letter of await lettersTo(HEAD)) expect(letter).not.toContain('王')
  expect((await test.must(OWNER, 'complaint.open', { caseId })).by).toBe('我（没有留名）')
})

it('somebody it is about does not learn of it, and somebody else answers', async () => {
  const { colleagues } = await test.must(OWNER, 'complaint.form', {})
  expect(colleagues.map(({ called }) => called)).toContain('周*（社区工作人员）')
  const { form } = await aCaseForm(test, complaint)
  const about = { ...form, about: 'person', colleague: personIdOf(STAFF) }
  const { caseId, lines } = await test.must(OWNER, 'complaint.begin', { form: about, unnamed: false })
  expect(lines).toContainEqual({ label: '说的是哪一位', text: '周*（社区工作人员）' })
  expect(codeOf(await test.call(STAFF, 'complaint.open', { caseId }))).toBe('NOT_FOUND')
  expect(codeOf(await move(STAFF, caseId, 'take'))).toBe('NOT_FOUND')
  expect((await test.must(STAFF, 'complaint.desk', { view: 'received' })).items).toEqual([])
  expect((await test.must(STAFF, 'desk.open', {})).toDos).toEqual([])
  expect(codeOf(await move(HEAD, caseId, 'answer', '我来处理'))).toBe('ok')
})

it('a complaint about the head of a station climbs past the head', async () => {
  const { form } = await aCaseForm(test, complaint)
  const about = { ...form, colleague: personIdOf(HEAD) }
  const { caseId } = await test.must(OWNER, 'complaint.begin', { form: about, unnamed: false })
  await waitOut(caseId)
  expect((await rowOf(caseId)).state).toBe('climbed')
  expect(await lettersTo(HEAD)).toEqual([])
  expect(await lettersTo(AUDITOR)).toHaveLength(1)
  expect(codeOf(await move(HEAD, caseId, 'answer', '没有这回事'))).toBe('NOT_FOUND')
  expect(codeOf(await move(AUDITOR, caseId, 'answer', '查过了，确有其事'))).toBe('ok')
})

it('only somebody who works at this station may be named', async () => {
  const { form } = await aCaseForm(test, complaint)
  for (const openid of ['o-neighbour', 'o-foreign', 'o-partner_user']) {
    const about = { ...form, colleague: personIdOf(openid) }
    const reply = await test.call(OWNER, 'complaint.begin', { form: about, unnamed: false })
    expect([openid, codeOf(reply)]).toEqual([openid, 'NOT_FOUND'])
  }
  expect(await test.rows('cases')).toEqual([])
})

it('climbs when nobody takes it up in time, and when whoever did does not answer; taking it up wins no time', async () => {
  const first = await begun(test, complaint)
  await waitOut(first.caseId)
  expect((await rowOf(first.caseId)).state).toBe('climbed')
  expect(await lettersTo(HEAD)).toHaveLength(1)
  const second = await begun(test, complaint)
  test.at(((await rowOf(second.caseId)).dueAt ?? 0) - MINUTE)
  await move(STAFF, second.caseId, 'take')
  const { dueAt, createdAt } = await rowOf(second.caseId)
  expect((dueAt ?? 0) - createdAt).toBeLessThanOrEqual((complaintRules.answerWorkingDays + 2) * DAY)
  await waitOut(second.caseId)
  expect((await rowOf(second.caseId)).state).toBe('climbed')
})

it('an answer stands after a week without a word, and one that does not settle it climbs', async () => {
  const first = await begun(test, complaint)
  await move(STAFF, first.caseId, 'answer', '办好了')
  const { dueAt, movedAt } = await rowOf(first.caseId)
  expect((dueAt ?? 0) - movedAt).toBe(complaintRules.closeDays * DAY)
  await waitOut(first.caseId)
  expect((await rowOf(first.caseId)).state).toBe('closed')
  const second = await begun(test, complaint)
  await move(STAFF, second.caseId, 'answer', '办好了')
  expect(codeOf(await move(OWNER, second.caseId, 'notSettled'))).toBe('REASON_NEEDED')
  expect(codeOf(await move(OWNER, second.caseId, 'notSettled', '没有办'))).toBe('ok')
  expect((await rowOf(second.caseId)).state).toBe('climbed')
  expect(await lettersTo(STAFF)).toHaveLength(1)
  expect(await lettersTo(HEAD)).toHaveLength(1)
})

it('whoever has answered does not answer again what was not settled; said twice it is the institute’s', async () => {
  const { caseId } = await begun(test, complaint)
  await move(STAFF, caseId, 'answer', '我们没有错')
  expect(codeOf(await move(OWNER, caseId, 'toAbove', '没有办'))).toBe('SAY_NOT_SETTLED')
  expect(codeOf(await move(OWNER, caseId, 'notSettled', '没有办'))).toBe('ok')
  expect(codeOf(await move(STAFF, caseId, 'answer', '还是没有错'))).toBe('OTHER_DECIDER')
  expect(codeOf(await move(HEAD, caseId, 'answer', '去看过了'))).toBe('ok')
  expect(codeOf(await move(OWNER, caseId, 'notSettled', '没有办'))).toBe('GOES_ABOVE')
  expect(codeOf(await move(OWNER, caseId, 'toAbove', '没有办'))).toBe('ok')
  expect((await rowOf(caseId)).state).toBe('above')
  for (const one of [STAFF, HEAD, AUDITOR])
    expect(codeOf(await move(one, caseId, 'answer', '就这样'))).toBe('FORBIDDEN')
  await laterJobs(test)
  expect(await lettersTo(ABOVE)).toHaveLength(1)
  const { version } = await rowOf(caseId)
  const answer = { caseId, at: 'st1', version, event: 'answer', words: '请站里周五前修好' } as const
  expect(codeOf(await test.call(ABOVE, 'complaint.move', answer))).toBe('ok')
  const { moves } = await test.must(OWNER, 'complaint.open', { caseId })
  expect(moves.filter(({ allowed }) => allowed).map(({ event }) => event)).toEqual(['settle'])
  await waitOut(caseId)
  expect((await rowOf(caseId)).state).toBe('closed')
})

it('what nobody of the station answers after it has climbed goes to the institute, and its writer hears so', async () => {
  const { caseId } = await begun(test, complaint)
  await waitOut(caseId)
  await waitOut(caseId)
  expect((await rowOf(caseId)).state).toBe('above')
  expect((await lettersTo(OWNER)).filter((text) => text.includes('转给所里'))).toHaveLength(1)
  expect(await lettersTo(ABOVE)).toHaveLength(1)
})

it('one that is set in motion by time comes to rest, and one bad row holds up no other', async () => {
  const bad = await begun(test, complaint)
  const good = await begun(test, complaint)
  const row = await rowOf(good.caseId)
  await test.cloud.store.update('cases', {
    ...{ query: { _id: bad.caseId }, replace: false, multi: false, upsert: false, nowMs: test.now() },
    update: { $set: { kind: 'nothingWeKnow', wakeAt: (row.wakeAt ?? 0) - MINUTE } },
  })
  await waitOut(good.caseId)
  expect((await rowOf(good.caseId)).state).toBe('climbed')
  expect(await test.rows('asides', { docId: bad.caseId })).toHaveLength(1)
})

it('nobody writes more than a handful a day', async () => {
  for (let i = 0; i < complaintRules.perDay; i++) await begun(test, complaint)
  const reply = await test.call(OWNER, 'complaint.begin', await aCaseForm(test, complaint))
  expect(codeOf(reply)).toBe('TOO_MANY_TODAY')
})

/** A wish that hangs on the wall of a station of its own. */
async function onTheWall(): Promise<string> {
  await test.cloud.reset()
  await wishStation(test, 3)
  await appoint(test, 'o-foreign', ['staff'], { stationId: 'st2' })
  return hungWish(test)
}

it('a piece on the wall is reported: whoever wrote it does not learn of it, and the desk comes to it with one tap', async () => {
  const wishId = await onTheWall()
  const { form } = await aCaseForm(test, complaint)
  const on = { kind: 'wish' as const, id: wishId, part: 'body' }
  const { caseId, link } = await test.must('o-neighbour', 'complaint.begin', { form, unnamed: true, on })
  expect(link?.page).toBe(`/packages/wish/detail/index?wishId=${wishId}`)
  const { makerIds } = (await test.rows<WishDocument>('wishes', { _id: wishId }))[0] as WishDocument
  expect((await rowOf(caseId)).involvedIds).toEqual(makerIds)
  expect((await test.must(STAFF, 'complaint.open', { caseId })).link).toEqual(link)
})

it('what is not there, or cannot be seen, is not reported', async () => {
  const wishId = await onTheWall()
  const { form } = await aCaseForm(test, complaint)
  const report = (id: string, part: string) =>
    test.call('o-neighbour', 'complaint.begin', { form, unnamed: false, on: { kind: 'wish', id, part } })
  expect(codeOf(await report('nobody0000', 'body'))).toBe('NOT_FOUND')
  expect(codeOf(await report(wishId, 'thanks'))).toBe('NOT_FOUND')
  expect(codeOf(await report(wishId, 'note:nobody'))).toBe('NOT_FOUND')
  const foreign = { form, unnamed: false, on: { kind: 'wish' as const, id: wishId, part: 'body' } }
  expect(codeOf(await test.call('o-foreign', 'complaint.begin', foreign))).toBe('NOT_FOUND')
  expect(await test.rows('cases')).toEqual([])
})
