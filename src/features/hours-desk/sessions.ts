/** Owns how waiting records are laid out: by what they are about, those that agree together and each other one apart. */
import type { PendingRecord } from './store'

/** The steps that bring a record nearer to the account. */
const forward: readonly string[] = ['leaderCheck', 'approve']

/** The step that believes a record, where this person may take it now. */
export const forwardOf = ({ moves }: PendingRecord): 'leaderCheck' | 'approve' | null => {
  const move = moves.find(({ event, allowed }) => allowed && forward.includes(event))
  return (move?.event as 'leaderCheck' | 'approve' | undefined) ?? null
}

/** Whether believing it is the last look that it needs. */
export const isLast = (record: PendingRecord): boolean =>
  forwardOf(record) === 'approve' || (forwardOf(record) === 'leaderCheck' && record.settles)

interface SessionOfRecords {
  key: string
  title: string
  day: string
  planned: PendingRecord['planned']
  /** Those that agree and are the same step away, each step by itself: the last look, or the first. */
  together: PendingRecord[][]
  /** Those that agreed and were believed a moment ago. */
  believed: PendingRecord[]
  apart: PendingRecord[]
}

/** Whether this person has decided on it and nothing more is to be done by the same hand. */
export const isDecided = (record: PendingRecord): boolean =>
  record.dueAt === null || (record.mayTakeBack && forwardOf(record) === null)

const agreesNow = (record: PendingRecord): boolean => record.apart === null && forwardOf(record) !== null

/** All of one session, in the order in which they are laid out. */
export const recordsOf = ({ together, believed, apart }: SessionOfRecords): PendingRecord[] => [
  ...together.flat(),
  ...believed,
  ...apart,
]

/** In the order in which the first of each came. */
export function bySession(records: readonly PendingRecord[]): SessionOfRecords[] {
  const keyOf = ({ sessionId, title, day }: PendingRecord) => sessionId ?? `${day} ${title}`
  return [...new Set(records.map(keyOf))].flatMap((key) => {
    const own = records.filter((record) => keyOf(record) === key)
    const [first] = own
    if (!first) return []
    const agreeing = own.filter(agreesNow)
    const together = [agreeing.filter(isLast), agreeing.filter((record) => !isLast(record))]
    return [
      {
        key,
        title: first.title,
        day: first.day,
        planned: first.planned,
        believed: own.filter((record) => record.apart === null && isDecided(record)),
        together: together.filter((group) => group.length > 0),
        apart: own.filter((record) => !agreesNow(record) && !(record.apart === null && isDecided(record))),
      },
    ]
  })
}
