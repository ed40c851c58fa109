/** Owns guards that say beforehand with which code they refuse, so that what an action may answer follows from its table. */
import type { Verdict } from './workflow'

/** A guard of one code. */
type CodedGuard<C, K extends string> = ((facts: C) => Verdict<K>) & { readonly code: K }

/** The codes with which the guards of a table refuse. */
export type CodeOf<W extends { guards: Readonly<Record<string, (facts: never) => unknown>> }> = Extract<
  ReturnType<W['guards'][keyof W['guards']]>,
  string
>

/** Refuses with the code unless it holds. */
export const refusing = <C, const K extends string>(
  code: K,
  holds: (facts: C) => boolean,
): CodedGuard<C, K> => Object.assign((facts: C): Verdict<K> => holds(facts) || code, { code })

/** The codes with which the guards of a table refuse, as far as they say so beforehand, in the order of the table. */
export const codesOf = (flow: { guards: Readonly<Record<string, object>> }): string[] => [
  ...new Set(
    Object.values(flow.guards).flatMap((guard) =>
      'code' in guard && typeof guard.code === 'string' ? [guard.code] : [],
    ),
  ),
]

/** The same for these events alone. */
export const codesOn = (
  flow: {
    guards: Readonly<Record<string, object>>
    rows: readonly { on: string; needs?: readonly string[] }[]
  },
  events: readonly string[],
): string[] => {
  const needs = flow.rows.filter(({ on }) => events.includes(on)).flatMap((row) => row.needs ?? [])
  return codesOf({ guards: Object.fromEntries(needs.map((name) => [name, flow.guards[name] ?? {}])) })
}
