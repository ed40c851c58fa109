/** Owns importing teams: new ones are drafts, as those that are written by hand. */
import type { RowOf } from '@/domain/imports/define-kind'
import { teamTable } from '@/domain/imports/kinds/team'
import { formOf } from '@/domain/kernel/form'
import { beginOutbox } from '@/domain/kernel/outbox'
import { beginCase } from '@/domain/kernel/workflow'
import { nameOf } from '@/domain/person/name-of'
import { nameKeyOf } from '@/domain/project/rules'
import { teamForm } from '@/domain/team/form'
import { decideParent, orderOf } from '@/domain/team/rules'
import { teamFlow } from '@/domain/team/team-flow'
import { parentsAmong, TEAMS, type TeamDoc } from '../../../repositories/teams'
import { namedShelf, type Standing } from '../../../repositories/imported'
import { addedId, documentImporter } from '../documents'
import type { ImportContext } from '../importer'

type Row = RowOf<typeof teamTable.columns>

interface Around {
  /** Rows of the file by their keys; a team may belong to one that is only coming. */
  coming: ReadonlyMap<string, Row>
  /** Those to which others belong already. */
  parents: ReadonlySet<string>
}

const LETTER = 't'

/** The team that one is to belong to: one that stands, or one that comes with the same file. */
function parentNamed(name: string, standing: Standing<TeamDoc>, { coming }: Around, context: ImportContext) {
  const key = nameKeyOf(name)
  const stands = standing.get(key)
  if (stands) return stands
  const row = coming.get(key)
  if (!row) return null
  const { stationId } = context.caller
  const parentId = row.parent === undefined ? null : ''
  return { _id: addedId(LETTER, context, key), stationId, parentId, form: { name: row.name } }
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

export const teamImporter = documentImporter<typeof teamTable.columns, TeamDoc, Around>(teamTable, {
  shelf: namedShelf(TEAMS),
  letter: LETTER,
  says: ({ name, about, meets, slogan }) => [name, about, meets, slogan],
  alsoNames: ({ parent }) => (parent === undefined ? [] : [nameKeyOf(parent)]),
  around: async (rows, standing): Promise<Around> => ({
    coming: new Map(rows.map((row) => [nameKeyOf(row.name), row])),
    parents: await parentsAmong([...standing.values()].map(({ _id }) => _id)),
  }),
  facts: (row, { stands, standing, around, context }) => {
    const parent = belongs(row, stands, standing, around, context)
    if (!parent.ok) return parent
    const { parent: _, kind, type, ...said } = row
    const stood = stands?.form ?? formOf(teamForm, { kind: 'squad', type: 'general' })
    const form = { ...stood, ...said, kind: kind ?? stood.kind, type: type ?? stood.type }
    return {
      ok: true,
      facts: { form, nameKey: nameKeyOf(row.name), ...parent.facts, order: orderOf(form.kind) },
    }
  },
  make: (_id, facts, { caller, now }) =>
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
