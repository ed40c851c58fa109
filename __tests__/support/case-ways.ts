/** Owns on which ways the cases of a kind come from their first state to another, derived from its table. */
import type { CaseFacts, CaseKind } from '../../src/domain/case/define-case'
import { HOUR } from '../../src/domain/kernel/clock'
import { rowsFrom } from '../../src/domain/kernel/workflow'
import { formWith } from './cases'
import { appointedRoles } from '../../src/domain/person/roles'

export const isStation = (role: string): boolean => (appointedRoles as readonly string[]).includes(role)

export interface Step {
  event: string
  /** Who sends it; `system` lets time do it. */
  role: string
}

/** So long after each other the steps are taken. */
const BETWEEN = 3 * HOUR

/** What the guards look at after some steps of a case that so many have joined. */
function factsAfter(
  kind: CaseKind,
  way: readonly Step[],
  { role, joined }: { role: string; joined: number },
): CaseFacts {
  const events = way.map(({ event }) => event)
  return {
    ...{ own: role === 'owner', words: '写一句', qualified: true, joined, holidays: { off: [] } },
    ...{ createdAt: 0, now: 0, sentAt: 0, until: 1, timeLeft: 1, waveUntil: 1, form: formWith(kind, '', 0) },
    times: (event) => events.filter((one) => one === event).length,
    ago: (event) =>
      events.includes(event) ? (events.length - events.lastIndexOf(event)) * BETWEEN : Infinity,
  }
}

/** The shortest way from the first state to each that the guards let pass, as steps. @param joined how many have joined it */
export function waysOf(kind: CaseKind, joined = kind.board?.joins ? 1 : 0): Map<string, Step[]> {
  const { flow, moves, offer, party } = kind
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
      const facts = factsAfter(kind, way, { role: role ?? 'system', joined })
      if (row.needs?.some((need) => flow.guards[need]?.(facts) !== true)) continue
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
