/** Owns what must be true of teams when everything is settled: counts, names, and who leads. */
import type { TeamDocument, TeamMemberDocument } from '../../../src/domain/team/documents'

export function brokenTeams(teams: readonly TeamDocument[], rows: readonly TeamMemberDocument[]): string[] {
  return teams.flatMap(({ _id, form, parentId, parentName, memberCount, leaderId, state }) => {
    const own = rows.filter(({ teamId }) => teamId === _id)
    const members = own.filter((row) => row.state === 'member').length
    const parent = teams.find((one) => one._id === parentId)
    return [
      ...(memberCount === members ? [] : [`team ${_id} counts ${memberCount} of ${members}`]),
      ...(state === 'active' && leaderId === null ? [`team ${_id} is active and nobody leads it`] : []),
      ...(parent && parent.form.name !== parentName ? [`team ${_id} calls its parent ${parentName}`] : []),
      ...(parent && parent.parentId !== null ? [`team ${_id} stands on a third floor`] : []),
      ...own
        .filter(({ teamName }) => teamName !== form.name)
        .map((row) => `${row._id} calls ${_id} otherwise`),
    ]
  })
}
