/** Owns the station's volunteers at the desk: who has applied, who is active, and the decisions. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import type { Input, Output } from '@/contract'
import { takenIn } from '@/features/screens/decided'

export type VolunteerCase = Output<'desk.decideVolunteer'>
export type VolunteerState = VolunteerCase['state']

export const volunteers = createPages({
  name: 'volunteers',
  action: 'desk.volunteers',
  inputOf: (state: VolunteerState) => ({ state }),
})

/** What was decided keeps its place while it can be taken back; otherwise who was moved on leaves the list. */
function takeIn(listed: VolunteerState, answer: Answer<VolunteerCase>): Answer<VolunteerCase> {
  if (!answer.ok) return answer
  const belongs = ({ state }: VolunteerCase) => state === listed
  const keyOf = ({ personId }: VolunteerCase) => personId
  volunteers.changeRows(listed, (rows) => takenIn(rows, [answer.data], { keyOf, belongs }))
  return answer
}

export const decideVolunteer = async (
  listed: VolunteerState,
  input: Input<'desk.decideVolunteer'>,
): Promise<Answer<VolunteerCase>> => takeIn(listed, await call('desk.decideVolunteer', input))

/** Takes the decision on an application back; it waits where it waited before. */
export const takeBackVolunteer = async (
  listed: VolunteerState,
  { personId, version }: VolunteerCase,
): Promise<Answer<VolunteerCase>> =>
  takeIn(listed, await call('desk.takeBackVolunteer', { personId, version }))
