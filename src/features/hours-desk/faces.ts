/** Owns what a computer says at the left of hours that wait: those that agree in one row, each other one in its own. */
import { apartTags } from '@/domain/hours/apart-words'
import type { Face } from '@/features/screens/beside'
import { dueTag } from '@/features/screens/due'
import { bySession, isDecided } from './sessions'
import type { PendingRecord } from './store'
import { believedWord, decidedWord, plannedWord, visitWord } from './words'

const apartFace = (record: PendingRecord, now: number): Face<PendingRecord> => {
  const { recordId, name, title, apart, dueAt } = record
  const decided = isDecided(record)
  return {
    key: recordId,
    title: apart === null ? name : `${name}，${apartTags[apart]}`,
    caption: [title, decided ? '' : visitWord(record)].filter(Boolean).join(' · '),
    tag: decided ? { tone: 'jade', text: decidedWord(record) } : dueTag(dueAt, now),
    items: [record],
  }
}

/** When the first of them is due. */
const firstDue = (records: readonly PendingRecord[]): number | null =>
  records.reduce<number | null>(
    (first, { dueAt }) => (first === null || (dueAt !== null && dueAt < first) ? dueAt : first),
    null,
  )

export const facesOf = (records: readonly PendingRecord[], now: number): Face<PendingRecord>[] =>
  bySession(records).flatMap((session) => {
    const { key, title, together, believed, apart } = session
    const planned = plannedWord(session, now)
    return [
      ...together.map((items, i) => ({
        ...{ key: `${key} together ${i}`, title, items },
        caption: `${items.length} 个人对得上 · ${planned}`,
        tag: dueTag(firstDue(items), now),
      })),
      ...(believed.length > 0
        ? [
            {
              ...{ key: `${key} believed`, title, caption: planned, items: believed },
              tag: { tone: 'jade' as const, text: believedWord(believed) },
            },
          ]
        : []),
      ...apart.map((record) => apartFace(record, now)),
    ]
  })
