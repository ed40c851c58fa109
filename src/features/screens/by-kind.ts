/** Owns how a list of teams is divided: a part for each kind, in the order in which they come. */
import { teamKinds, type TeamKind } from '@/domain/team/vocabulary'

export const byKind = <R>(
  rows: readonly R[],
  kindOf: (row: R) => TeamKind,
): { kind: TeamKind; name: string; rows: R[] }[] =>
  (Object.keys(teamKinds) as TeamKind[])
    .map((kind) => ({ kind, name: teamKinds[kind], rows: rows.filter((row) => kindOf(row) === kind) }))
    .filter((part) => part.rows.length > 0)
