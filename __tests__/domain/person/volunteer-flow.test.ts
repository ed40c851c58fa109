/** Owns the table of a volunteer's application and the judgement of ages and consents. */
import { consentTexts, volunteerTermsVersion } from '../../../src/domain/person/consents'
import { decideApplication, decideDependant, decideProfile } from '../../../src/domain/person/decide-profile'
import { maskName, maskPhone } from '../../../src/domain/person/mask'
import { volunteerFlow } from '../../../src/domain/person/volunteer-flow'
import { assertWorkflow, everyMove } from '../../../src/domain/kernel/workflow-reading'
import { instantOf } from '../../../src/domain/kernel/clock'

const moves: Record<string, string> = {
  'none apply resident': 'pendingReview',
  'rejected apply resident': 'pendingReview',
  'withdrawn apply resident': 'pendingReview',
  'none applyMinor resident': 'pendingGuardian',
  'rejected applyMinor resident': 'pendingGuardian',
  'withdrawn applyMinor resident': 'pendingGuardian',
  'pendingGuardian lapse system': 'none',
  'pendingGuardian guardianConsent staff': 'pendingReview',
  'pendingGuardian guardianConsent station_admin': 'pendingReview',
  'pendingGuardian reject staff': 'rejected',
  'pendingGuardian reject station_admin': 'rejected',
  'pendingGuardian withdraw resident': 'withdrawn',
  'pendingReview approve staff': 'active',
  'pendingReview approve station_admin': 'active',
  'pendingReview reject staff': 'rejected',
  'pendingReview reject station_admin': 'rejected',
  'pendingReview withdraw resident': 'withdrawn',
  'active backToReview staff': 'pendingReview',
  'active backToReview station_admin': 'pendingReview',
  'rejected backToReview staff': 'pendingReview',
  'rejected backToReview station_admin': 'pendingReview',
  'rejected backToGuardian staff': 'pendingGuardian',
  'rejected backToGuardian station_admin': 'pendingGuardian',
  'active suspend station_admin': 'suspended',
  'active withdraw resident': 'withdrawn',
  'suspended restore station_admin': 'active',
  'suspended withdraw resident': 'withdrawn',
}

it('is a sound table', () => {
  expect(() => assertWorkflow(volunteerFlow)).not.toThrow()
})

it('allows exactly these moves of every state, event and role', () => {
  const allowed = everyMove(volunteerFlow)
    .filter((move) => move.to !== null)
    .map((move) => [`${move.state} ${move.event} ${move.role}`, move.to])
  expect(Object.fromEntries(allowed)).toEqual(moves)
})

const now = instantOf('2026-11-22', '12:00')
const consents = (['identity', 'phone', 'family'] as const).map((scope) => ({
  scope,
  version: consentTexts[scope].version,
  given: true,
  at: 0,
  channel: 'self' as const,
}))

it.each([
  ['2008-11-22', false, 'apply'],
  ['2008-11-23', false, 'GUARDIAN_NEEDED'],
  ['2008-11-23', true, 'applyMinor'],
  ['2012-11-22', true, 'applyMinor'],
  ['2012-11-23', true, 'TOO_YOUNG'],
])('judges somebody born on %s with a guardian: %s as %s', (birthDate, hasGuardian, expected) => {
  const decision = decideApplication(
    { consents },
    { birthDate, termsVersion: volunteerTermsVersion, hasGuardian },
    now,
  )
  expect(decision.ok ? decision.value : decision.error.code).toBe(expected)
})

it('stores no field without its consent', () => {
  for (const field of ['realName', 'sex', 'birthDate', 'phone']) {
    expect(decideProfile({ consents: [] }, { [field]: 'x' }).ok).toBe(false)
    expect(decideProfile({ consents }, { [field]: 'x' }).ok).toBe(true)
  }
  expect(decideProfile({ consents: [] }, { nickname: 'x', gridId: 'g01', building: '' }).ok).toBe(true)
})

it('counts only family members who are still there', () => {
  const member = {
    personId: 'd',
    name: 'x',
    birthDate: '2017-01-01',
    relation: 'child' as const,
    cardToken: 'c',
  }
  const family = Array.from({ length: 8 }, () => ({ ...member, removedAt: null as number | null }))
  expect(decideDependant({ consents, family }).ok).toBe(false)
  expect(
    decideDependant({ consents, family: family.map((one, i) => (i === 0 ? { ...one, removedAt: 1 } : one)) })
      .ok,
  ).toBe(true)
})

it.each([
  ['王建国', '王*'],
  ['王芳', '王*'],
  ['欧阳娜娜', '欧阳*'],
  ['欧阳', '欧*'],
  ['', ''],
])('shows %s as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked)
})

it('shows a phone number by its ends', () => {
  expect(maskPhone('13812345678')).toBe('138****5678')
})
