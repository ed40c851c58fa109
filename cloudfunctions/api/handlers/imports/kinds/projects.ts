/** Owns importing projects. */
import { positionNamed, projectTable } from '@/domain/imports/kinds/project'
import { nameOf } from '@/domain/person/name-of'
import { type Position, positionsOf } from '@/domain/project/positions'
import { nameKeyOf, orderOf } from '@/domain/project/rules'
import { projectsInUse } from '../../../repositories/activities'
import { namedShelf } from '../../../repositories/imported'
import { PROJECTS, type ProjectDoc } from '../../../repositories/projects'
import { documentImporter, ownId } from '../documents'

type ProjectColumns = typeof projectTable.columns

export const projectImporter = documentImporter<ProjectColumns, ProjectDoc, readonly Position[]>(
  projectTable,
  {
    shelf: namedShelf(PROJECTS),
    idOf: ownId('j'),
    says: ({ name, about, leaderName }) => [name, about, leaderName],
    around: (_rows, _standing, { station }) => positionsOf(station),
    facts: (row, { stands, around: positions }) => {
      const position = positionNamed(positions, row.position)
      if (!position) return { ok: false, problem: `站里没有「${row.position}」这个岗位` }
      const said = {
        name: row.name,
        positionId: position.positionId,
        about: row.about ?? stands?.about ?? '',
        leaderName: row.leaderName ?? stands?.leaderName ?? '',
        isBrand: row.isBrand ?? stands?.isBrand ?? false,
      }
      return { ok: true, facts: { ...said, nameKey: nameKeyOf(row.name), order: orderOf(positions, said) } }
    },
    make: (_id, facts, { caller, now }) =>
      ({
        ...{ _id, stationId: caller.stationId, ...facts, active: true },
        ...{ createdAt: now, changedBy: nameOf(caller.person), version: 1 },
      }) as ProjectDoc,
    named: (ids, { caller }) => projectsInUse(caller.stationId, ids),
  },
)
