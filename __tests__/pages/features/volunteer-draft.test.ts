/** The application to become a volunteer, from blank to sent. */
import { volunteerTermsVersion } from '@/domain/person/consents'
import { applicationOf, needsGuardian, problemsOf, type VolunteerDraft } from '@/features/me/volunteer-draft'
import { instantOf } from '@/domain/kernel/clock'

const now = instantOf('2026-11-22', '16:00')

const filled: VolunteerDraft = {
  realName: ' 王秀兰 ',
  sex: 'woman',
  birthDate: '1961-03-12',
  phone: '13800001234',
  skills: ['cleaning'],
  slots: ['weekendMorning'],
  guardianName: '',
  guardianRelation: null,
  guardianPhone: '',
  agreedTerms: true,
  agreedData: true,
  agreedNational: false,
}

test('a filled application is sent as it stands, trimmed and without a guardian', () => {
  expect(problemsOf(filled, now)).toEqual({})
  expect(applicationOf(filled, now)).toMatchObject({
    realName: '王秀兰',
    termsVersion: volunteerTermsVersion,
  })
  expect(applicationOf(filled, now)).not.toHaveProperty('guardian')
})

const holes: [keyof VolunteerDraft, Partial<VolunteerDraft>][] = [
  ['realName', { realName: '  ' }],
  ['sex', { sex: null }],
  ['birthDate', { birthDate: null }],
  ['phone', { phone: '1380000' }],
  ['skills', { skills: [] }],
  ['slots', { slots: [] }],
  ['agreedTerms', { agreedTerms: false }],
  ['agreedData', { agreedData: false }],
]

test.each(holes)('it is not sent while %s is missing, and says so there', (key, hole) => {
  const draft = { ...filled, ...hole }
  expect(Object.keys(problemsOf(draft, now))).toEqual([key])
  expect(applicationOf(draft, now)).toBeNull()
})

test('somebody under 18 names a guardian, from the eighteenth birthday on nobody does', () => {
  expect(needsGuardian({ ...filled, birthDate: '2008-11-23' }, now)).toBe(true)
  expect(needsGuardian({ ...filled, birthDate: '2008-11-22' }, now)).toBe(false)
  const young = { ...filled, birthDate: '2010-05-01' }
  expect(applicationOf(young, now)).toBeNull()
  const guarded = {
    ...young,
    guardianName: '王大明',
    guardianRelation: 'parent',
    guardianPhone: '13900001234',
  } as const
  expect(applicationOf(guarded, now)).toMatchObject({ guardian: { name: '王大明', relation: 'parent' } })
})
