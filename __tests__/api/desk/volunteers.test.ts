/** The desk's list of applications, read page by page. */
import { aPerson, put } from '../../support/builders'
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
