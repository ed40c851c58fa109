/** Owns the station's volunteers at the desk: who has applied, who is active, and the decisions. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import type { Input, Output } from '@/contract'

export type VolunteerCase = Output<'desk.decideVolunteer'>
export type VolunteerState = VolunteerCase['state']

export const volunteers = createPages({
  name: 'volunteers',
  action: 'desk.volunteers',
  inputOf: (state: VolunteerState) => ({ state }),
})

/** Decides, and takes the person out of the list when that moved them on. */
export async function decideVolunteer(
  listed: VolunteerState,
  input: Input<'desk.decideVolunteer'>,
): Promise<Answer<VolunteerCase>> {
  const answer = await call('desk.decideVolunteer', input)
  if (!answer.ok) return answer
  const decided = answer.data
  volunteers.changeRows(listed, (rows) =>
    rows.flatMap((each) => {
      if (each.personId !== decided.personId) return [each]
      return decided.state === listed ? [decided] : []
    }),
  )
  return answer
}
