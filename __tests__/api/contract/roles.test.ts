/** Owns the role matrix: every action × every role × own or other station, held against the contract. */
import { contract, roles, type ActionName, type AppointedRole, type Role } from '../../../src/contract'
import { sample } from '../../support/schema-samples'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

const names = Object.keys(contract) as ActionName[]
const openidOf = (role: Role): string => `o-${role}`

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  for (const role of roles) {
    const isAppointed = role !== 'resident' && role !== 'volunteer'
    const volunteer = role === 'volunteer' ? { 'volunteer.state': 'active' } : {}
    await appoint(test, openidOf(role), isAppointed ? [role as AppointedRole] : [], volunteer)
  }
})
afterAll(() => test.close())

const reply = (role: Role, action: ActionName, given: Record<string, unknown> = {}) =>
  test.send(openidOf(role), {
    action,
    input: sample(contract[action].input, given),
    requestKey: 'a-key-for-roles',
  } as object)

/** An added record must name a person one way or the other, which the schema alone does not say. */
const codeOf = async (
  role: Role,
  action: ActionName,
  given = { personId: 'nobody0000' },
): Promise<string> => {
  const answer = await reply(role, action, given)
  return answer.ok ? 'OK' : answer.error.code
}

/** Whether somebody who holds this role (and is a resident, as everybody is) may ask. */
const mayAsk = (role: Role, action: ActionName): boolean =>
  (contract[action].roles as readonly Role[]).some((allowed) => allowed === role || allowed === 'resident')

describe.each(names)('%s', (action) => {
  it.each(roles.map((role) => [role, mayAsk(role, action)] as const))(
    'by %s: allowed is %s',
    async (role, allowed) => {
      const code = await codeOf(role, action)
      if (allowed) expect(code).not.toMatch(/^(INTERNAL|INVALID_INPUT|UNAUTHENTICATED)$/)
      else expect(code).toBe('FORBIDDEN')
    },
  )
})
