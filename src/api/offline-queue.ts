/** Owns what was proved at the door while the cloud could not be reached: kept first, sent once, never forgotten. */
import type { Output } from '@/contract'
import type { Answer } from './failure'

/** What happened at the door, exactly as it will be sent however late. */
export interface DoorVisit {
  as: 'in' | 'out' | 'standby'
  sessionId: string
  forPersonId?: string
  proof: { code: string; at: number; nonce: string; placeCode?: string }
}

export type VisitResult = Output<'attendance.checkIn'> | Output<'activity.signUp'>

/** 待上传, 已上传, 被拒绝. */
export type VisitState =
  | { status: 'waiting' }
  | { status: 'uploaded'; result: VisitResult }
  | { status: 'refused'; text: string; next: string }

export interface QueuedVisit extends DoorVisit {
  /** For the list on the phone; the cloud knows it by itself. */
  title: string
  /** When the phone kept it. */
  keptAt: number
  state: VisitState
}

export interface QueuePorts {
  /** What was kept before; null at first. */
  load(): unknown
  /** @returns false when the phone could not keep it. */
  save(visits: QueuedVisit[]): boolean
  send(visit: DoorVisit): Promise<Answer<VisitResult>>
  now(): number
  /** Called after every change with the whole list, newest last. */
  changed(visits: QueuedVisit[]): void
}

export interface OfflineQueue {
  /**
   * Keeps a visit, then tries to send it. The answer says what has become of it so far. A refusal at once leaves the
   * list, because whoever called is there to be told; a later one stays until it is dismissed.
   */
  add(visit: DoorVisit, title: string): Promise<VisitState>
  /** Sends everything that waits, oldest first, each once; runs alone however often it is called. */
  upload(): Promise<void>
  /** Takes a finished visit off the list. */
  dismiss(nonce: string): void
  visits(): readonly QueuedVisit[]
}

/** Finished visits stay in sight for three days, so that a late answer is not missed. */
const keepFinishedMs = 3 * 24 * 60 * 60_000

function isVisit(value: unknown): value is QueuedVisit {
  const visit = value as Partial<QueuedVisit> | null
  return (
    typeof visit?.sessionId === 'string' &&
    typeof visit.proof?.nonce === 'string' &&
    typeof visit.state?.status === 'string'
  )
}

/** The queue over its ports. Nothing is sent that has not been kept before. */
export function createOfflineQueue(ports: QueuePorts): OfflineQueue {
  const loaded = ports.load()
  let visits: QueuedVisit[] = Array.isArray(loaded) ? loaded.filter(isVisit) : []
  let uploading: Promise<void> | null = null

  const find = (nonce: string) => visits.find((visit) => visit.proof.nonce === nonce)

  function keep(next: QueuedVisit[]): void {
    visits = next
    ports.save(visits)
  }

  function commit(next: QueuedVisit[]): void {
    keep(next)
    ports.changed(visits)
  }

  function settle(nonce: string, state: VisitState): void {
    commit(visits.map((visit) => (visit.proof.nonce === nonce ? { ...visit, state } : visit)))
  }

  /** @returns whether the cloud answered, so that the next one is worth trying. */
  async function sendOne(visit: QueuedVisit): Promise<boolean> {
    const { as, sessionId, forPersonId, proof } = visit
    const answer = await ports.send({ as, sessionId, ...(forPersonId && { forPersonId }), proof })
    if (answer.ok) settle(proof.nonce, { status: 'uploaded', result: answer.data })
    else if (answer.failure.retry === 'never')
      settle(proof.nonce, { status: 'refused', text: answer.failure.text, next: answer.failure.next })
    else return answer.failure.kind !== 'offline'
    return true
  }

  async function uploadAll(): Promise<void> {
    const old = ports.now() - keepFinishedMs
    const kept = visits.filter(({ state, keptAt }) => state.status === 'waiting' || keptAt > old)
    if (kept.length < visits.length) commit(kept)
    const tried = new Set<string>()
    for (;;) {
      const next = visits.find(({ state, proof }) => state.status === 'waiting' && !tried.has(proof.nonce))
      if (!next) return
      tried.add(next.proof.nonce)
      if (!(await sendOne(next))) return
    }
  }

  function upload(): Promise<void> {
    uploading ??= uploadAll().finally(() => {
      uploading = null
    })
    return uploading
  }

  function dismiss(nonce: string): void {
    commit(visits.filter(({ proof, state }) => proof.nonce !== nonce || state.status === 'waiting'))
  }

  async function add(visit: DoorVisit, title: string): Promise<VisitState> {
    const queued: QueuedVisit = { ...visit, title, keptAt: ports.now(), state: { status: 'waiting' } }
    // Shown once its first try has ended: a card that flashes by says nothing.
    keep([...visits.filter(({ proof }) => proof.nonce !== visit.proof.nonce), queued])
    await upload()
    // An upload that was already on its way may have ended before it saw this visit.
    if (find(visit.proof.nonce)?.state.status === 'waiting') await upload()
    const state = find(visit.proof.nonce)?.state ?? { status: 'waiting' }
    if (state.status === 'waiting') ports.changed(visits)
    if (state.status === 'refused') dismiss(visit.proof.nonce)
    return state
  }

  return {
    add,
    upload,
    dismiss,
    visits: () => visits,
  }
}
