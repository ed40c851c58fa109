/** Owns that what a team was asked for goes on to whoever leads it now: no leader of before has it in hand any longer. */
import { caseKinds } from '@/domain/case-kinds'
import type { CaseKind } from '@/domain/case/define-case'
import { teamIn } from '@/domain/case/team'
import { ok } from '@/domain/kernel/errors'
import type { Work } from '../kernel/outbox'
import { stepCase } from '../repositories/case-moves'
import { type CaseDoc, heldCases } from '../repositories/cases'
import type { LeaderChange } from '../repositories/items'
import { findTeam } from '../repositories/teams'

/** The event of a kind by which it goes to whoever leads its team. */
const handing = ({ moves }: CaseKind): string | undefined =>
  Object.keys(moves).find((event) => moves[event]?.toLeader)

/** As somebody of the station hands it over. One that is over, or was handed on meanwhile, stays. */
async function hand(kind: CaseKind, one: CaseDoc, { by, to }: LeaderChange, now: number): Promise<void> {
  const event = handing(kind) ?? ''
  const step = { event, by: { personId: by, name: '', actors: ['staff'] as const }, words: '', to, now }
  await stepCase(kind, one, { ...step, holidays: { off: [] } }, ({ handlerId }) =>
    handlerId === to.personId ? ok('done') : null,
  )
}

/** Two requests for each kind that is for teams, and those of the cases. Nothing where another leads by now. */
export const followLeader: Work<LeaderChange> = async (change, { now, documentId: teamId }) => {
  const team = await findTeam(teamId)
  if (team?.leaderId !== change.to.personId) return
  for (const kind of Object.values<CaseKind>(caseKinds).filter((one) => one.team)) {
    const held = await heldCases(kind, change.from)
    for (const one of held.filter(({ form }) => teamIn(kind.form, form) === teamId))
      await hand(kind, one, change, now)
  }
}
