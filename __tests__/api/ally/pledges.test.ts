/** Partners before everybody: what they are, what they promised by which day, and that the timer says what was not kept. */
import { DAY, dayOf, instantOf, MINUTE } from '@/domain/kernel/clock'
import type { CaseDocument } from '@/domain/case/documents'
import type { MessageDocument } from '@/domain/message/documents'
import { aPerson, personIdOf, put } from '../../support/builders'
import { aPhoto, judgeText } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

const SUN = '孙师傅 13900001111'
const face = { sort: 'patron', needs: '', gives: '理发\n修面', projects: '', vows: ['honest'] } as const

let test: TestCloud
let partnerId = ''
let day = ''

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '钱多多' })
  await appoint(test, 'o-staff-2', ['staff'], { realName: '孙小小' })
  await appoint(test, 'o-shop', ['partner_user'], { realName: '孙红' })
  await put(test, 'people', [aPerson('o-wang', { realName: '王建国' })])
  const facts = { name: '和顺理发店', place: '北门', contact: SUN, active: true }
  const partner = await test.must('o-staff', 'store.savePartner', {
    ...facts,
    face: { ...face, vows: ['honest'] },
  })
  partnerId = partner.partnerId
  await test.must('o-staff', 'store.savePartner', { ...facts, name: '只发奖品的店' })
  day = dayOf(test.now() + 20 * DAY)
})
afterAll(() => test.close())

const form = () => ({ partner: partnerId, what: '给老人理发', amount: '20 人次', day })
const begin = async (by: string) => {
  const { caseId } = await test.must(by, 'pledge.begin', { form: form(), unnamed: false } as never)
  await test.cloud.idle()
  await test.jobs()
  return caseId
}
/** Begun by a partner, and read by the station. */
const beginRead = async (by: string) => {
  const caseId = await begin(by)
  expect((await move('o-staff', caseId, 'read')).ok).toBe(true)
  return caseId
}
const rowOf = async (caseId: string) => {
  const [one] = await test.rows<CaseDocument>('cases', { _id: caseId })
  if (!one) throw new Error('no pledge')
  return one
}
const move = async (by: string, caseId: string, event: string, more: object = {}) =>
  test.call(by, 'pledge.move', { caseId, version: (await rowOf(caseId)).version, event, ...more } as never)
const lettersTo = async (openid: string, caseId: string) =>
  (await test.rows<MessageDocument>('messages', { personId: personIdOf(openid) })).filter(({ page }) =>
    page.includes(caseId),
  ).length
const morning = (days: number) => instantOf(day, '09:00') + days * DAY
/** What is due now is done, whatever else it leads to. */
const jobsAt = async (at: number) => {
  test.at(at)
  await test.jobs()
  await test.jobs()
}

it('shows partners to everybody without whom to call there, and none that only hands out prizes', async () => {
  const { items } = await test.must('o-wang', 'ally.list', {})
  expect(items.map(({ name, sortText, vows }) => [name, sortText, vows])).toEqual([
    ['和顺理发店', '公益合伙人', ['诚信经营']],
  ])
  const opened = await test.must('o-wang', 'ally.open', { partnerId })
  expect(opened.ally).toMatchObject({ gives: ['理发', '修面'], mayPledge: false })
  expect(opened.ally.vowCards[0]?.day).toBe(dayOf(test.now()))
  expect(JSON.stringify([items, opened])).not.toMatch(/孙师傅|13900001111/)
})

it('lets a partner promise for itself alone, and staff for every one', async () => {
  expect(await test.code('o-shop', 'pledge.begin', { form: form(), unnamed: false } as never)).toBe(
    'CASE_PARTNER_GONE',
  )
  await appoint(test, 'o-shop', ['partner_user'], { realName: '孙红', partnerId })
  expect((await test.must('o-shop', 'pledge.form', {})).partners).toEqual([{ partnerId, name: '和顺理发店' }])
  expect((await test.must('o-staff', 'pledge.form', {})).partners).toHaveLength(2)
  // From the counter it is one tap to what everybody reads of it; the staff act for nobody.
  const ownOf = async (by: string) => (await test.must(by, 'store.reservations', { state: 'reserved' })).own
  expect([await ownOf('o-shop'), await ownOf('o-staff')]).toEqual([{ partnerId, name: '和顺理发店' }, null])
  expect(await test.code('o-wang', 'pledge.begin', { form: form(), unnamed: false } as never)).toBe(
    'FORBIDDEN',
  )
})

it('reminds seven days before, says that it is late three days after, and lets it be kept later', async () => {
  const started = test.now()
  const caseId = await beginRead('o-shop')
  const told = await lettersTo('o-shop', caseId)
  const shown = async () =>
    (await test.must('o-wang', 'ally.open', { partnerId })).items.map((one) => one.stateText)
  await jobsAt(morning(-7) - MINUTE)
  expect([(await lettersTo('o-shop', caseId)) - told, await shown()]).toEqual([0, ['说好了']])
  await jobsAt(morning(-7))
  expect([(await lettersTo('o-shop', caseId)) - told, await shown()]).toEqual([1, ['快到日子了']])
  const half = { answers: { half: { done: '理了 12 位', photos: [await aPhoto(test, 'o-shop')] } } }
  expect((await move('o-shop', caseId, 'half', half)).ok).toBe(true)
  await jobsAt(morning(3) - MINUTE)
  expect([(await lettersTo('o-shop', caseId)) - told, await shown()]).toEqual([1, ['快到日子了']])
  await jobsAt(morning(3))
  expect([(await lettersTo('o-shop', caseId)) - told, await shown()]).toEqual([2, ['还没兑现']])
  await jobsAt(morning(30))
  expect((await lettersTo('o-shop', caseId)) - told).toBe(2)
  const keep = { answers: { keep: { done: '一共理了 21 位', photos: [] } } }
  expect((await move('o-staff', caseId, 'keep', keep)).ok).toBe(true)
  expect(await move('o-staff', caseId, 'confirm')).toMatchObject({
    ok: false,
    error: { code: 'OTHER_DECIDER' },
  })
  expect((await move('o-staff-2', caseId, 'confirm')).ok).toBe(true)
  expect(await shown()).toEqual(['兑现了'])
  const seen = await test.must('o-wang', 'pledge.open', { caseId } as never)
  expect(seen.headline).toContain('和顺理发店')
  expect(seen.headline).toContain('给老人理发')
  expect(JSON.stringify(seen)).not.toMatch(/孙红|孙师傅|理了 12/)
  test.at(started)
})

it('shows everybody what a partner says of how much was kept, once that was checked, and nothing of whoever says it', async () => {
  const caseId = await beginRead('o-shop')
  const said = async () => {
    const seen = await test.must('o-wang', 'pledge.open', { caseId } as never)
    const { stateText, result } = seen as unknown as { stateText: string; result?: { lines: object[] } }
    expect(JSON.stringify(seen)).not.toContain('孙红')
    return [stateText, result?.lines ?? []]
  }
  const tell = async (event: 'half' | 'keep', done: string) => {
    expect((await move('o-shop', caseId, event, { answers: { [event]: { done, photos: [] } } })).ok).toBe(
      true,
    )
    await test.cloud.idle()
    await test.jobs()
    return said()
  }
  judgeText(test, '不好的话', 'risky')
  expect(await tell('half', '不好的话')).toEqual(['做到了一部分', []])
  expect(await tell('half', '20 位里理了 12 位')).toEqual([
    '做到了一部分',
    [{ label: '做到了多少', text: '20 位里理了 12 位' }],
  ])
  expect(await tell('keep', '两次一共理了 21 位')).toEqual([
    '说做到了，等站里看',
    [{ label: '做了什么', text: '两次一共理了 21 位' }],
  ])
  expect((await move('o-staff', caseId, 'confirm')).ok).toBe(true)
})

it('shows what a partner promises once the station has read it', async () => {
  const shown = async () => (await test.must('o-wang', 'ally.open', { partnerId })).items.length
  const onBoard = async () => JSON.stringify(await test.must('o-wang', 'pledge.board', {} as never))
  const before = await shown()
  const caseId = await begin('o-shop')
  expect([await shown(), (await rowOf(caseId)).state]).toEqual([before, 'offered'])
  expect(await onBoard()).not.toContain(caseId)
  expect((await test.call('o-wang', 'pledge.open', { caseId } as never)).ok).toBe(false)
  expect((await move('o-shop', caseId, 'read')).ok).toBe(false)
  const waits = (await test.must('o-staff', 'desk.open', {})).toDos.map(({ kind }) => kind)
  expect(waits).toEqual(['case'])
  expect((await move('o-staff', caseId, 'read')).ok).toBe(true)
  expect([await shown(), await lettersTo('o-shop', caseId)]).toEqual([before + 1, 1])
  expect(await onBoard()).toContain(caseId)
  const own = await begin('o-staff')
  expect([await shown(), (await rowOf(own)).state]).toEqual([before + 1, 'offered'])
  for (const one of [caseId, own]) {
    const why = { words: '活动不办了' }
    expect((await move('o-staff-2', one, 'release', why)).ok).toBe(true)
  }
})

it('an agreement takes the days that were signed, begins and is reminded of by them, and is over after its last', async () => {
  const [from, until] = [dayOf(test.now() + 2 * DAY), dayOf(test.now() + 60 * DAY)]
  const said = {
    partner: partnerId,
    theirs: '每月理发两次',
    ours: '借活动室',
    from,
    until: dayOf(test.now() + 9 * DAY),
  }
  const backwards = { form: { ...said, from: said.until, until: from }, unnamed: false }
  expect(await test.code('o-staff', 'agreement.begin', backwards as never)).toBe('AGREEMENT_ENDS_EARLY')
  const one = await test.must('o-staff', 'agreement.begin', { form: said, unnamed: false } as never)
  const { caseId, version } = one
  const early = { sign: { from: until, until: from, photos: [] } }
  const asked = { caseId, version, event: 'sign', answers: early }
  expect(await test.code('o-staff', 'agreement.move', asked as never)).toBe('AGREEMENT_ENDS_EARLY')
  const signed = { sign: { from, until, photos: [await aPhoto(test, 'o-staff')] } }
  await test.must('o-staff', 'agreement.move', { caseId, version, event: 'sign', answers: signed } as never)
  const states: string[] = []
  for (const at of [
    instantOf(from, '00:00'),
    instantOf(until, '09:00') - 30 * DAY,
    instantOf(until, '23:59'),
  ]) {
    await jobsAt(at)
    states.push((await rowOf(caseId)).state)
  }
  await jobsAt(instantOf(until, '00:00') + DAY)
  expect([...states, (await rowOf(caseId)).state]).toEqual(['active', 'ending', 'ending', 'expired'])
  expect((await rowOf(caseId)).form).toMatchObject({ until })
  expect(await test.code('o-wang', 'agreement.open', { caseId } as never)).toBe('NOT_FOUND')
})
