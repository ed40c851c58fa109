/** Owns the list of what can be imported, in the order in which a station is set up. */
import type { ImportTable } from '../define-kind'
import { buildingTable } from './building'
import { honourTable } from './honour'
import { partnerTable } from './partner'
import { personTable } from './person'
import { placeTable } from './place'
import { prizeTable } from './prize'
import { projectTable } from './project'
import { teamTable } from './team'
import { volunteerTable } from './volunteer'

export const importTables = {
  buildings: buildingTable,
  places: placeTable,
  projects: projectTable,
  teams: teamTable,
  partners: partnerTable,
  prizes: prizeTable,
  honours: honourTable,
  people: personTable,
  volunteers: volunteerTable,
} as const

export type ImportKindName = keyof typeof importTables

/** The table of a kind, whatever its columns. */
export const tableOf = (kind: ImportKindName): ImportTable => importTables[kind] as unknown as ImportTable
