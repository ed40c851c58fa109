/** The desk's list of applications, read page by page. */
import { aPerson, personIdOf, put } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'])
})
afterAll(() => test.close())

it('shows everybody once though many applied at the same moment', async () => {
  const applied = Array.from({ length: 50 }, (_, i) => {
    const person = aPerson(`o-applicant-${i}`)
    const volunteer = {
      ...person.volunteer,
      state: 'pendingReview' as const,
      appliedAt: 1000 + Math.floor(i / 45),
    }
    return { ...person, volunteer }
  })
  await put(test, 'people', applied)
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: { items: { personId: string }[]; next: string | null } = await test.must(
      'o-staff',
      'desk.volunteers',
      cursor === null ? {} : { cursor },
    )
    seen.push(...page.items.map(({ personId }) => personId))
    cursor = page.next
  } while (cursor !== null)
  expect(seen).toHaveLength(50)
  expect(new Set(seen).size).toBe(50)
})

it('writes down who saw the age and the guardian of a minor, once a day, before they are shown', async () => {
  const minor = aPerson('o-young', { birthDate: '2012-01-01' })
  const volunteer = { ...minor.volunteer, state: 'suspended' as const, appliedAt: 1 }
  const grown = aPerson('o-grown', { birthDate: '1980-01-01' })
  await put(test, 'people', [
    { ...minor, volunteer },
    { ...grown, volunteer },
  ])
  for (let again = 0; again < 2; again++)
    expect((await test.must('o-staff', 'desk.volunteers', { state: 'suspended' })).items).toHaveLength(2)
  expect(await test.rows('reveals', {})).toMatchObject([
    { caseKind: 'minors', personIds: [minor._id], viewerId: personIdOf('o-staff') },
  ])
  expect((await test.must('o-young', 'me.phoneLooks', {})).items).toMatchObject([
    { reason: '看了未成年志愿者的年龄和监护人' },
  ])
})
