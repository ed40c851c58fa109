/** Owns households in tests: founded and joined as on phones, by a card that was shown and the own consent. */
import { personIdOf } from './builders'
import type { TestCloud } from './test-cloud'

/** What somebody shows to be invited. */
export async function cardShownBy(test: TestCloud, openid: string): Promise<{ card: string }> {
  const [person] = await test.rows<{ cardToken: string }>('people', { _id: personIdOf(openid) })
  if (!person) throw new Error(`${openid} has no card`)
  return { card: person.cardToken }
}

/** Founds a household and invites the others, who join. @returns its id */
export async function householdOf(
  test: TestCloud,
  founder: string,
  others: readonly string[],
  name = '一家',
): Promise<string> {
  await test.must(founder, 'household.create', { name })
  for (const openid of others) {
    await test.must(founder, 'household.invite', await cardShownBy(test, openid))
    const { invitations } = await test.must(openid, 'household.open', {})
    const householdId = invitations[0]?.householdId ?? ''
    await test.must(openid, 'household.answer', { householdId, accept: true })
  }
  return (await test.must(founder, 'household.open', {})).household?.householdId ?? ''
}
