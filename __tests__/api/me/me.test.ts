/** Owns a person's own things on the real functions: profile under consent, volunteering, family, card, inbox. */
import { volunteerTermsVersion } from '../../../src/domain/person/consents'
import type { Input } from '../../../src/contract'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'
import { consentTo } from '../../support/consents'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'])
})
afterAll(() => test.close())

const application = {
  realName: '李建国',
  sex: 'man' as const,
  birthDate: '1960-01-02',
  phone: '13811112222',
  skills: ['cleaning' as const],
  slots: ['weekdayMorning' as const],
  termsVersion: volunteerTermsVersion,
}

async function agree(openid: string, ...scopes: ('identity' | 'phone' | 'family')[]): Promise<void> {
  for (const scope of scopes) await test.must(openid, 'me.consent', consentTo(scope))
}

describe('the profile', () => {
  it('writes a newcomer down once, however many calls come at once', async () => {
    const replies = await Promise.all(Array.from({ length: 8 }, () => test.call('o-new', 'me.open', {})))
    expect(replies.every((reply) => reply.ok)).toBe(true)
    expect(await test.rows('people', { openid: 'o-new' })).toHaveLength(1)
  })

  it('keeps a phone number only under its consent, sealed and masked', async () => {
    expect(codeOf(await test.call('o-phone', 'me.updateProfile', { phone: '13812345678' }))).toBe(
      'CONSENT_NEEDED',
    )
    await agree('o-phone', 'phone')
    const { profile } = await test.must('o-phone', 'me.updateProfile', { phone: '13812345678' })
    expect(profile.maskedPhone).toBe('138****5678')
    const stored = JSON.stringify(await test.rows('people', { openid: 'o-phone' }))
    expect(stored).not.toContain('13812345678')
  })

  it('forgets the phone number when the consent is withdrawn', async () => {
    const { profile } = await test.must('o-phone', 'me.consent', consentTo('phone', false))
    expect(profile.maskedPhone).toBe('')
  })

  it('forgets who a resident is when that consent is withdrawn, in words of whatever version', async () => {
    await agree('o-forget', 'identity')
    await test.must('o-forget', 'me.updateProfile', { realName: '张三', sex: 'man', birthDate: '1980-01-01' })
    const { profile } = await test.must('o-forget', 'me.consent', {
      scope: 'identity',
      version: 1,
      given: false,
    })
    expect(profile).toMatchObject({ realName: '', sex: 'unknown', birthDate: null })
  })

  it('refuses a consent to an older text', async () => {
    const reply = await test.call('o-phone', 'me.consent', { scope: 'phone', version: 0, given: true })
    expect(codeOf(reply)).toBe('TERMS_OUTDATED')
  })

  it('refuses a grid that the station does not have', async () => {
    expect(codeOf(await test.call('o-phone', 'me.updateProfile', { gridId: 'g99' }))).toBe('NOT_FOUND')
  })

  it('keeps both changes when two phones change the profile at once', async () => {
    await Promise.all([
      test.must('o-two', 'me.updateProfile', { nickname: '老李' }),
      test.must('o-two', 'me.updateProfile', { gridId: 'g03' }),
    ])
    const { profile } = await test.must('o-two', 'me.open', {})
    expect(profile).toMatchObject({ nickname: '老李', gridId: 'g03' })
  })
})

describe('volunteering', () => {
  it('needs the consents, the current terms and the age', async () => {
    expect(codeOf(await test.call('o-v', 'me.applyVolunteer', application))).toBe('CONSENT_NEEDED')
    await agree('o-v', 'identity', 'phone')
    const cases = [
      [{ ...application, termsVersion: 0 }, 'TERMS_OUTDATED'],
      [{ ...application, birthDate: '2015-01-01' }, 'TOO_YOUNG'],
      [{ ...application, birthDate: '2010-01-01' }, 'GUARDIAN_NEEDED'],
    ] as const
    for (const [form, code] of cases) {
      expect(codeOf(await test.call('o-v', 'me.applyVolunteer', form))).toBe(code)
    }
  })

  it('goes from application to approval, tells the person once and gives a number', async () => {
    const applied = await test.must('o-v', 'me.applyVolunteer', application)
    expect(applied.profile.volunteer.state).toBe('pendingReview')
    const { items } = await test.must('o-staff', 'desk.volunteers', {})
    const found = items.find((item) => item.name === '李建国')
    const decision = {
      personId: found?.personId ?? '',
      version: found?.version ?? 0,
      event: 'approve' as const,
    }
    const [first, second] = [
      await test.must('o-staff', 'desk.decideVolunteer', decision),
      await test.must('o-staff', 'desk.decideVolunteer', decision),
    ]
    expect(second).toEqual(first)
    const { profile } = await test.must('o-v', 'me.open', {})
    expect(profile.roles).toContain('volunteer')
    expect(profile.volunteer.volunteerNo).toMatch(/^V\d{9}$/)
    const { items: inbox } = await test.must('o-v', 'inbox.open', {})
    expect(inbox).toHaveLength(1)
  })

  it('does not let staff approve themselves', async () => {
    await agree('o-staff', 'identity', 'phone')
    const { profile } = await test.must('o-staff', 'me.applyVolunteer', application)
    const { items } = await test.must('o-staff', 'desk.volunteers', {})
    const own = items.find((item) => item.personId === profile.personId)
    expect(own?.moves.find((move) => move.event === 'approve')?.allowed).toBe(false)
    const decision = { personId: profile.personId, version: own?.version ?? 0, event: 'approve' as const }
    expect(codeOf(await test.call('o-staff', 'desk.decideVolunteer', decision))).toBe('OWN_RECORD')
  })

  it('turns nobody down without a reason', async () => {
    await agree('o-v2', 'identity', 'phone')
    const { profile } = await test.must('o-v2', 'me.applyVolunteer', { ...application, realName: '张三' })
    const decision = { personId: profile.personId, version: 1, event: 'reject' as const }
    expect(codeOf(await test.call('o-staff', 'desk.decideVolunteer', decision))).toBe('REASON_NEEDED')
    await test.must('o-staff', 'desk.decideVolunteer', { ...decision, reason: '资料不全' })
    const again = await test.must('o-v2', 'me.open', {})
    expect(again.profile.volunteer).toMatchObject({ state: 'rejected', reason: '资料不全' })
  })

  it('lets a volunteer leave and come back', async () => {
    await test.must('o-v', 'me.withdrawVolunteer', {})
    const { profile } = await test.must('o-v', 'me.applyVolunteer', application)
    expect(profile.volunteer.state).toBe('pendingReview')
  })
})

describe('the family', () => {
  const child = {
    name: '乐乐',
    birthDate: '2017-06-01',
    relation: 'grandchild' as const,
    agreedBy: 'guardian' as const,
  }

  it('adds a member once for one request key', async () => {
    expect(codeOf(await test.call('o-g', 'me.addDependant', child))).toBe('CONSENT_NEEDED')
    await agree('o-g', 'family')
    const key = 'one-and-the-same-key'
    await Promise.all([1, 2, 3].map(() => test.must('o-g', 'me.addDependant', child, key)))
    const { profile } = await test.must('o-g', 'me.open', {})
    expect(profile.family).toHaveLength(1)
  })

  it('holds at most eight, and makes room by removing', async () => {
    for (let i = 1; i < 8; i++) await test.must('o-g', 'me.addDependant', { ...child, name: `乐${i}` })
    expect(codeOf(await test.call('o-g', 'me.addDependant', child))).toBe('FAMILY_FULL')
    const { profile } = await test.must('o-g', 'me.open', {})
    await test.must('o-g', 'me.removeDependant', { personId: profile.family[0]?.personId ?? '' })
    await test.must('o-g', 'me.addDependant', child)
  })

  it('gives each member a card of its own, and none of somebody else', async () => {
    const { profile } = await test.must('o-g', 'me.open', {})
    const mine = await test.must('o-g', 'me.card', {})
    const theirs = await test.must('o-g', 'me.card', { forPersonId: profile.family[0]?.personId ?? '' })
    expect(theirs.token).not.toBe(mine.token)
    expect(
      codeOf(await test.call('o-v', 'me.card', { forPersonId: profile.family[0]?.personId ?? '' })),
    ).toBe('NOT_FOUND')
  })
})

describe('the inbox', () => {
  it('reads only its own messages', async () => {
    const { items } = await test.must('o-v', 'inbox.open', {})
    const ids = { messageIds: items.flatMap((item) => (item.is === 'message' ? [item.messageId] : [])) }
    await test.must('o-g', 'inbox.read', ids)
    expect((await test.must('o-v', 'me.open', {})).unread).toBe(1)
    expect((await test.must('o-v', 'inbox.read', ids)).unread.total).toBe(0)
  })

  it('counts a message consent once for one request key', async () => {
    const input: Input<'me.subscribed'> = { templates: ['placeNotice'] }
    await test.must('o-v', 'me.subscribed', input, 'consent-key-1')
    await test.must('o-v', 'me.subscribed', input, 'consent-key-1')
    const { stock } = await test.must('o-v', 'me.subscribed', input, 'consent-key-2')
    expect(stock.placeNotice).toBe(2)
  })
})
