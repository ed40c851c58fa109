/** Owns on which ways the cases of a kind come from their first state to another, derived from its table. */
import type { CaseKind } from '../../src/domain/case/define-case'
import { rowsFrom } from '../../src/domain/kernel/workflow'
import { appointedRoles } from '../../src/domain/person/roles'

export const isStation = (role: string): boolean => (appointedRoles as readonly string[]).includes(role)

interface Step {
  event: string
  /** Who sends it; `system` lets time do it. */
  role: string
}

/** The shortest way from the first state to each, as steps. */
export function waysOf({ flow, moves, offer, party }: CaseKind): Map<string, Step[]> {
  const ways = new Map<string, Step[]>([[flow.start, []]])
  for (const [state, way] of ways) {
    // Whoever has not to be somebody else than those before goes first.
    const rows = rowsFrom(flow, state)
    for (const row of [...rows.filter(({ apart }) => !apart), ...rows.filter(({ apart }) => apart)]) {
      // What volunteers are asked for is taken by one of them.
      const isTaken = offer && moves[row.on]?.takes && row.by.some(isStation)
      if (ways.has(row.to) || isTaken) continue
      const sent = (role: string): boolean =>
        way.some((one) => one.role === role && row.apart?.includes(one.event))
      const known =
        row.by.find((one) => one === 'owner' || one === 'joined' || (isStation(one) && !sent(one))) ??
        // Whoever has it in hand and the second person, where a kind has one: both were chosen on the way there.
        (party && row.by.find((one) => one === 'handler' || one === 'party'))
      const role = known ?? (offer && row.by.find((one) => one !== 'system'))
      // Of several events that time may send it sends those that the deadlines of the state say.
      const isDue = flow.rows.some(({ to, overdue }) => to === state && overdue === row.on)
      if (offer && !role && !isDue) continue
      ways.set(row.to, [...way, { event: row.on, role: role ?? 'system' }])
    }
  }
  return ways
}

/** The shortest way on which one person of the station brings a case to where a file is made of it. */
export function wayToPaper({ flow, moves, paper }: CaseKind): string[] {
  const ways = new Map<string, string[]>([[flow.start, []]])
  for (const [state, way] of ways) {
    if (paper?.states.includes(state)) return way
    for (const { on, by, to } of rowsFrom(flow, state)) {
      const { gives, brings, routes } = moves[on] ?? {}
      const alone = by.some((one) => one === 'handler' || isStation(one)) && !gives && !brings && !routes
      if (alone && !ways.has(to)) ways.set(to, [...way, on])
    }
  }
  throw new Error('nobody of the station comes to a file alone')
}
