/** Owns importing teams: new ones are drafts, as those that are written by hand. */
import type { RowOf } from '@/domain/imports/define-kind'
import { teamTable } from '@/domain/imports/kinds/team'
import { beginOutbox } from '@/domain/kernel/outbox'
import { beginCase } from '@/domain/kernel/workflow'
import { nameOf } from '@/domain/person/name-of'
import { nameKeyOf } from '@/domain/project/rules'
import { wholeForm } from '@/domain/team/form'
import { decideParent, orderOf } from '@/domain/team/rules'
import { teamFlow } from '@/domain/team/team-flow'
import { namedShelf, type Shelf, type Standing } from '../../../repositories/imported'
import { type NumberedPerson, peopleByNumber } from '../../../repositories/imported-people'
import { findPerson } from '../../../repositories/people'
import { findTeam, parentsAmong, TEAMS, type TeamDoc } from '../../../repositories/teams'
import { phoneKeyOf } from '../../../repositories/twins'
import { isFit, leadTeam } from '../../team/leader'
import { documentImporter, ownId } from '../documents'
import type { ImportContext } from '../importer'

type Row = RowOf<typeof teamTable.columns>

interface Around {
  /** Rows of the file by their keys; a team may belong to one that is only coming. */
  coming: ReadonlyMap<string, Row>
  /** Those to which others belong already. */
  parents: ReadonlySet<string>
  /** Those of the station who have one of the numbers that the rows name. */
  numbered: readonly NumberedPerson[]
}

const idOf = ownId('t')

/** The team that one is to belong to: one that stands, or one that comes with the same file. */
function parentNamed(name: string, standing: Standing<TeamDoc>, { coming }: Around, context: ImportContext) {
  const key = nameKeyOf(name)
  const stands = standing.get(key)
  if (stands) return stands
  const row = coming.get(key)
  if (!row) return null
  const { stationId } = context.caller
  const parentId = row.parent === undefined ? null : ''
  return { _id: idOf(key, context), stationId, parentId, form: { name: row.name } }
}

const parentProblem = '上级不能再有上级，自己也不能有下级'

/** Who a team belongs to; as it stands where a row does not say. */
function belongs(
  row: Row,
  stands: TeamDoc | null,
  standing: Standing<TeamDoc>,
  around: Around,
  context: ImportContext,
) {
  if (row.parent === undefined)
    return {
      ok: true as const,
      facts: { parentId: stands?.parentId ?? null, parentName: stands?.parentName ?? '' },
    }
  const parent = parentNamed(row.parent, standing, around, context)
  if (!parent) return { ok: false as const, problem: `没有找到上级「${row.parent}」` }
  const has = stands !== null && around.parents.has(stands._id)
  const own = { _id: stands?._id ?? null, stationId: context.caller.stationId }
  return decideParent(own, parent, has).ok
    ? { ok: true as const, facts: { parentId: parent._id, parentName: parent.form.name } }
    : { ok: false as const, problem: parentProblem }
}

/** Who is asked to lead a new team, or why nobody is; nothing where a row names nobody. */
function leaderOf(
  { leaderPhone }: Row,
  stands: TeamDoc | null,
  { numbered }: Around,
  now: number,
): { lead?: string; note?: string } {
  if (leaderPhone === undefined) return {}
  if (stands) return { note: '队长没有动，要换请到队伍的页上换' }
  const key = phoneKeyOf(leaderPhone)
  const found = numbered.filter(({ phoneKey }) => phoneKey === key)
  const [fit, another] = found.filter((person) => isFit(person, now))
  if (fit && !another) return { lead: fit._id }
  if (another) return { note: '队长先空着：这个电话有几位志愿者在用，请到队伍的页上请' }
  return {
    note:
      found.length === 0
        ? '队长先空着：本站没有找到用这个电话的人'
        : '队长先空着：这位还不是成年的志愿者，先申请，通过了再请',
  }
}

/** Asks for somebody as it is done by hand, once the team is there. Where that cannot be any more, the team has no leader yet. */
async function seatLeader(teamId: string, personId: string, { caller, now }: ImportContext): Promise<void> {
  const [team, person] = await Promise.all([findTeam(teamId), findPerson(personId)])
  if (!team || !person || team.leaderId !== null || person.stationId !== caller.stationId) return
  await leadTeam(team, person, { caller, version: team.version, now })
}

const byName = namedShelf<TeamDoc>(TEAMS)

/** Who was asked to lead has been told so and belongs to the team: such a team has been touched, and goes by hand. */
const shelf: Shelf<TeamDoc, ImportContext> = {
  ...byName,
  write: async (entry, added, context) => {
    const problem = await byName.write(entry, added, context)
    const { lead } = JSON.parse(entry.after) as { lead?: string }
    if (added && problem === '' && lead !== undefined) await seatLeader(entry.id, lead, context)
    return problem
  },
}

export const teamImporter = documentImporter<typeof teamTable.columns, TeamDoc, Around>(teamTable, {
  shelf,
  idOf,
  says: ({ name, about, meets, slogan }) => [name, about, meets, slogan],
  alsoNames: ({ parent }) => (parent === undefined ? [] : [nameKeyOf(parent)]),
  around: async (rows, standing, { caller }): Promise<Around> => ({
    coming: new Map(rows.map((row) => [nameKeyOf(row.name), row])),
    parents: await parentsAmong([...standing.values()].map(({ _id }) => _id)),
    numbered: await peopleByNumber(
      caller.stationId,
      rows.flatMap(({ leaderPhone }) => (leaderPhone === undefined ? [] : [phoneKeyOf(leaderPhone)])),
    ),
  }),
  facts: (row, { stands, standing, around, context }) => {
    const parent = belongs(row, stands, standing, around, context)
    if (!parent.ok) return parent
    const { parent: _, leaderPhone: __, kind, type, ...said } = row
    const { lead, note } = leaderOf(row, stands, around, context.now)
    const stood = wholeForm(stands?.form ?? { kind: 'squad', type: 'general' })
    const form = { ...stood, ...said, kind: kind ?? stood.kind, type: type ?? stood.type }
    return {
      ok: true,
      ...(note !== undefined && { note }),
      facts: {
        ...{ form, nameKey: nameKeyOf(row.name), ...parent.facts, order: orderOf(form.kind) },
        ...(lead !== undefined && { lead }),
      },
    }
  },
  make: (_id, { lead: _lead, ...facts }, { caller, now }) =>
    ({
      ...{ _id, stationId: caller.stationId, recordingStationId: caller.stationId, ...facts },
      ...{ positionIds: [], leaderId: null, leaderName: '', memberCount: 0, counts: 0 },
      ...{ ...beginCase(teamFlow, { by: caller.personId, at: now }), ...beginOutbox([], now) },
      ...{ createdAt: now, changedBy: nameOf(caller.person) },
    }) as unknown as TeamDoc,
  // A draft takes no members and organises nothing; others may belong to it.
  named: (ids) => parentsAmong(ids),
  standsOn: ({ parentId }) => parentId as string | null,
})
