/** Owns teams for the tests: a form, one that is active with a leader and members. */
import type { Input } from '../../src/contract'
import { personIdOf } from './builders'
import type { TestCloud } from './test-cloud'

type TeamForm = Input<'team.save'>['form']

export const aTeamForm = (given: Partial<TeamForm> = {}): TeamForm => ({
  ...{ name: '暖心分队', kind: 'squad', type: 'general', about: '陪老人说话', meets: '每周三上午' },
  ...{ slogan: '走近一步', foundedYear: 2019, contact: '', contactAgreed: false },
  ...{ performs: false, programme: '', needs: '' },
  ...given,
})

/** An active team, written by one of the desk, agreed to by the head, led by somebody. */
export async function activeTeam(
  test: TestCloud,
  { staff, head, leader, form }: { staff: string; head: string; leader: string; form?: Partial<TeamForm> },
): Promise<{ teamId: string; version: number }> {
  const asked = { form: aTeamForm(form), parentId: null, positionIds: [] }
  const { teamId, version } = await test.must(staff, 'team.save', asked)
  const led = await test.must(staff, 'team.setLeader', { teamId, version, personId: personIdOf(leader) })
  const on = await test.must(head, 'team.move', { teamId, version: led.version, event: 'activate' })
  return { teamId, version: on.version }
}

/** The row of somebody in a team, as whoever answers sees it. */
export async function memberOf(test: TestCloud, by: string, teamId: string, openid: string) {
  const { applicants, items } = await test.must(by, 'team.members', { teamId })
  const [row] = await test.rows<{ _id: string }>('teamMembers', { teamId, personId: personIdOf(openid) })
  const found = [...applicants, ...items].find(({ memberId }) => memberId === row?._id)
  if (!found) throw new Error(`${openid} is neither in the team nor asking`)
  return { memberId: found.memberId, version: found.version }
}
