/** Owns taking the phone number of a WeChat account by the code of its button. */
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { consentTo } from '../../support/consents'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
})
afterAll(() => test.close())

it('asks WeChat only under the consent, and shows the number masked', async () => {
  const refused = await test.call('o-1', 'me.bindPhone', { code: 'a-code' })
  expect(refused).toMatchObject({ ok: false, error: { code: 'CONSENT_NEEDED' } })
  expect(test.cloud.outbox()).toEqual([])
  await test.must('o-1', 'me.consent', consentTo('phone'))
  const { profile } = await test.must('o-1', 'me.bindPhone', { code: 'a-code' })
  expect(profile.maskedPhone).toMatch(/^1\d{2}\*{4}\d{4}$/)
  expect(test.cloud.outbox()).toHaveLength(1)
})

it('asks the person to type it when WeChat does not give it', async () => {
  await test.must('o-2', 'me.consent', consentTo('phone'))
  test.cloud.answers({ api: 'phonenumber.getPhoneNumber', errcode: 40029, errmsg: 'invalid code' })
  const reply = await test.call('o-2', 'me.bindPhone', { code: 'spent' })
  expect(reply).toMatchObject({ ok: false, error: { code: 'PHONE_NOT_GIVEN' } })
})
