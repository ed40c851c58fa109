/** Owns what may happen to a visit once it is written down: something is added, or it is taken back at once. */
import { ok } from '../kernel/errors'
import { type GuardedUpdate, together } from '../kernel/guarded-update'
import { decide, defineWorkflow, transitionPatch } from '../kernel/workflow'
import { applied } from '../kernel/applied'
import type { VisitDocument } from './documents'
import { visitRules } from './rules'

interface VisitFacts {
  own: boolean
  /** When it arrived. */
  createdAt: number
  now: number
  entries: number
}

const actors = ['writer'] as const

export const visitFlow = defineWorkflow({
  name: 'visit',
  title: '走访',
  start: 'made',
  roles: actors,
  states: {
    made: { label: '记下了', tone: 'good' },
    takenBack: { label: '收回了', tone: 'done', final: true },
  },
  events: { correct: { label: '补一句' }, takeBack: { label: '收回' } },
  guards: {
    own: ({ own }: VisitFacts) => own || ('VISIT_NOT_YOURS' as const),
    room: ({ entries }: VisitFacts) =>
      entries < visitRules.mostEntries ||
      ({ code: 'VISIT_FULL', details: { most: visitRules.mostEntries } } as const),
    inTime: ({ createdAt, now }: VisitFacts) =>
      now <= createdAt + visitRules.takeBackMs || ('VISIT_TAKE_BACK_OVER' as const),
  },
  effects: [],
  rows: [
    { from: 'made', on: 'correct', by: actors, needs: ['own', 'room'], to: 'made' },
    { from: 'made', on: 'takeBack', by: actors, needs: ['own', 'inTime'], to: 'takenBack' },
  ],
})

type Entry = VisitDocument['entries'][number]
type Moved = { update: GuardedUpdate | null; after: VisitDocument }

const moveOf = (visit: VisitDocument, on: 'correct' | 'takeBack', by: string, now: number) =>
  decide(visitFlow, visit, on, {
    ...{ by, roles: ['writer'], at: now },
    facts: { own: visit.byId === by, createdAt: visit.createdAt, now, entries: visit.entries.length },
  })

const movedBy = (visit: VisitDocument, update: GuardedUpdate): Moved => ({
  update,
  after: applied(visit, update.patch),
})

/** Adds an entry; the same once more changes nothing. */
export function decideCorrection(visit: VisitDocument, entry: Entry, by: string) {
  const stands = visit.entries.find(({ id }) => id === entry.id)
  if (stands && visit.byId === by) return ok<Moved>({ update: null, after: visit })
  const move = moveOf(visit, 'correct', by, entry.receivedAt)
  if (!move.ok) return move
  const added = {
    guard: {},
    patch: { $push: { entries: entry }, $set: { chips: entry.chips } },
  }
  return ok(movedBy(visit, together(transitionPatch(visit, move.value), added)))
}

/** Takes it back; what was taken back by the same person stays so. */
export function decideTakeBack(visit: VisitDocument, by: string, now: number) {
  if (visit.state === 'takenBack' && visit.byId === by) return ok<Moved>({ update: null, after: visit })
  const move = moveOf(visit, 'takeBack', by, now)
  return move.ok ? ok(movedBy(visit, transitionPatch(visit, move.value))) : move
}
