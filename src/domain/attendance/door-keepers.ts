/** Owns who may read the secret of a session's door, and whose own proofs by code are therefore no proofs by themselves. */
import type { SessionDocument } from '../activity/documents'
import type { Role } from '../person/roles'
import { isStaff } from '../person/roles'

type Kept = Pick<SessionDocument, 'leaderId' | 'doorKeptBy'>

interface Keeper {
  personId: string
  roles: ReadonlySet<Role>
}

/** How many people may have been given one secret. */
export const MOST_KEEPERS = 50

/** Whether this person leads the session: its own leader, or the station's staff, who may stand in for any. */
export const leadsSession = (
  session: Pick<SessionDocument, 'leaderId'>,
  { personId, roles }: Keeper,
): boolean => session.leaderId === personId || isStaff({ roles })

/** Whether this person can know every code of the session: may ask for the secret, or was given it before. */
export const mayKeepSecret = (session: Kept, keeper: Keeper): boolean =>
  leadsSession(session, keeper) || (session.doorKeptBy ?? []).includes(keeper.personId)
