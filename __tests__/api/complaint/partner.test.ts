/** A complaint about what a partner stands for: it names the partner, and whoever acts for that has no say in it. */
import { complaint } from '@/domain/complaint'
import { personIdOf } from '../../support/builders'
import { caseStation, OWNER } from '../../support/case-people'
import { aCaseForm, caseRow } from '../../support/cases'
import { PARTNER } from '../../support/partner'
import { appoint } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await caseStation(test)
  await appoint(test, 'o-shop', ['partner_user'], { realName: '孙师傅', partnerId: PARTNER })
  await appoint(test, 'o-both', ['staff', 'partner_user'], { realName: '孙红', partnerId: PARTNER })
  await appoint(test, 'o-other-shop', ['partner_user'], { realName: '钱掌柜', partnerId: 'ally-2' })
})
afterAll(() => test.close())

const reported = async (part: string, id = PARTNER) => ({
  ...{ form: (await aCaseForm(test, complaint)).form, unnamed: false },
  on: { kind: 'partner' as const, id, part },
})

it('names what was promised, is kept from everybody who acts for the partner, and is answered by others', async () => {
  const { ally } = await test.must(OWNER, 'ally.open', { partnerId: PARTNER })
  const [vow] = ally.vowCards
  const begun = await test.must(OWNER, 'complaint.begin', (await reported(`vow:${vow?.vow ?? ''}`)) as never)
  const { caseId, version, link } = begun
  expect(link?.page).toBe(`/packages/ally/partner/index?partnerId=${PARTNER}`)
  const row = await caseRow(test, caseId)
  expect(row.link?.title).toBe('「和顺理发店」的承诺「诚信经营」')
  expect([...row.involvedIds].sort()).toEqual([personIdOf('o-both'), personIdOf('o-shop')].sort())
  for (const openid of ['o-both', 'o-shop', 'o-other-shop'])
    expect(await test.code(openid, 'complaint.open', { caseId })).toBe('NOT_FOUND')
  const take = { caseId, version, event: 'take' as const }
  expect(await test.code('o-both', 'complaint.move', take)).toBe('NOT_FOUND')
  const listed = async (openid: string) =>
    (await test.must(openid, 'complaint.desk', { view: 'received' })).items.map((one) => one.caseId)
  expect([await listed('o-both'), await listed('o-staff')]).toEqual([[], [caseId]])
  expect(await test.code('o-staff', 'complaint.move', take)).toBe('ok')
})

it('is about nothing that a partner does not stand for, or does not any more', async () => {
  const code = async (part: string, id?: string) =>
    test.code(OWNER, 'complaint.begin', (await reported(part, id)) as never)
  for (const part of ['vow:table', 'vow:', 'vow:constructor', 'body'])
    expect([part, await code(part)]).toEqual([part, part === 'vow:' ? 'INVALID_INPUT' : 'NOT_FOUND'])
  expect(await code('vow:honest', 'ally-nobody')).toBe('NOT_FOUND')
  const left = { query: { _id: PARTNER }, update: { $set: { active: false } } }
  await test.cloud.store.update('partners', {
    ...{ ...left, replace: false, multi: false, upsert: false, nowMs: test.now() },
  })
  expect(await code('vow:honest')).toBe('NOT_FOUND')
  expect(await test.rows('cases', { kind: 'complaint' })).toEqual([])
})
