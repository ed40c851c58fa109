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

/** Why the cloud answered but did not take a visit in, and how often that has happened. */
interface Trouble {
  text: string
  tries: number
}

/** 待上传, 已上传, 被拒绝, 放到一边. */
export type VisitState =
  /** `unkept`: the phone was full, so it is lost when the app is closed. */
  | { status: 'waiting'; trouble?: Trouble; unkept?: true }
  /** Its owner has taken it out of the way: it is sent no more, and stays to be shown to an organiser. */
  | { status: 'aside'; text: string }
  | { status: 'uploaded'; result: VisitResult }
  | { status: 'refused'; text: string; next: string }

export interface QueuedVisit extends DoorVisit {
  /** For the list on the phone; the cloud knows it by itself. */
  title: string
  /** When the phone kept it. */
  keptAt: number
  state: VisitState
}

interface QueuePorts {
  /** What was kept before; null at first. */
  load(): unknown
  /** @returns false when the phone could not keep it. */
  save(visits: QueuedVisit[]): boolean
  send(visit: DoorVisit): Promise<Answer<VisitResult>>
  now(): number
  /** Called after every change with the whole list, newest last. */
  changed(visits: QueuedVisit[]): void
}

interface OfflineQueue {
  /**
   * Keeps a visit, then tries to send it. The answer says what has become of it so far. A refusal at once leaves the
   * list, because whoever called is there to be told; a later one stays until it is dismissed.
   */
  add(visit: DoorVisit, title: string): Promise<VisitState>
  /** Sends everything that waits, oldest first, each once; runs alone however often it is called. */
  upload(): Promise<void>
  /** Takes a finished visit off the list. */
  dismiss(nonce: string): void
  /** Sends a visit no more that the cloud has failed to take in; it stays in the list until it is dismissed. */
  setAside(nonce: string): void
  visits(): readonly QueuedVisit[]
}

/** Finished visits stay in sight for three days, so that a late answer is not missed. */
const keepFinishedMs = 3 * 24 * 60 * 60_000

/** After so many answers that settled nothing, a visit is likely never to go through, and its owner may set it aside. */
const triesBeforeAside = 3

export const maySetAside = (state: VisitState): boolean =>
  state.status === 'waiting' && (state.trouble?.tries ?? 0) >= triesBeforeAside

/** Visits of one person to one session stand in one line: an out never overtakes its own in. */
const lineOf = ({ sessionId, forPersonId = '' }: DoorVisit): string => `${sessionId} ${forPersonId}`

function isVisit(value: unknown): value is QueuedVisit {
  const visit = value as Partial<QueuedVisit> | null
  return (
    typeof visit?.sessionId === 'string' &&
    typeof visit.proof?.nonce === 'string' &&
    typeof visit.state?.status === 'string'
  )
}

const isFinished = ({ status }: VisitState) => status === 'uploaded' || status === 'refused'
const isUnkept = (state: VisitState) => state.status === 'waiting' && state.unkept === true

/** The visits, each saying of itself when it does not lie in the memory of the phone. */
function marked(visits: readonly QueuedVisit[], isKept: (nonce: string) => boolean): QueuedVisit[] {
  return visits.map((visit) => {
    if (visit.state.status !== 'waiting') return visit
    const { unkept: _, ...state } = visit.state
    return { ...visit, state: isKept(visit.proof.nonce) ? state : { ...state, unkept: true } }
  })
}

/** What whoever proved it is told: the troubles of the way are for the list. */
const said = (state: VisitState): VisitState =>
  state.status === 'waiting' ? { status: 'waiting', ...(state.unkept && { unkept: true }) } : state

/** The list as it lies in the phone. */
function createShelf(ports: QueuePorts) {
  const loaded = ports.load()
  let visits: QueuedVisit[] = Array.isArray(loaded) ? loaded.filter(isVisit) : []

  function keep(next: QueuedVisit[]): void {
    const clean = marked(next, () => true)
    const lying = new Set(visits.filter(({ state }) => !isUnkept(state)).map(({ proof }) => proof.nonce))
    visits = ports.save(clean) ? clean : marked(next, (nonce) => lying.has(nonce))
  }

  function commit(next: QueuedVisit[]): void {
    keep(next)
    ports.changed(visits)
  }

  return {
    all: () => visits,
    find: (nonce: string) => visits.find((visit) => visit.proof.nonce === nonce),
    keep,
    commit,
    settle: (nonce: string, state: VisitState) =>
      commit(visits.map((visit) => (visit.proof.nonce === nonce ? { ...visit, state } : visit))),
  }
}

/** The queue over its ports. Nothing is sent that has not been kept before, unless the phone is full. */
export function createOfflineQueue(ports: QueuePorts): OfflineQueue {
  const { all, find, keep, commit, settle } = createShelf(ports)
  let uploading: Promise<void> | null = null

  /** @returns `silent` when the cloud did not answer, so that the next one is not worth trying; `stuck` when it is left. */
  async function sendOne(visit: QueuedVisit): Promise<'settled' | 'stuck' | 'silent'> {
    const { as, sessionId, forPersonId, proof } = visit
    const answer = await ports.send({ as, sessionId, ...(forPersonId && { forPersonId }), proof })
    if (answer.ok) settle(proof.nonce, { status: 'uploaded', result: answer.data })
    else if (answer.failure.retry === 'never')
      settle(proof.nonce, { status: 'refused', text: answer.failure.text, next: answer.failure.next })
    else if (answer.failure.kind === 'offline') return 'silent'
    else {
      const tries = visit.state.status === 'waiting' ? (visit.state.trouble?.tries ?? 0) : 0
      settle(proof.nonce, { status: 'waiting', trouble: { text: answer.failure.text, tries: tries + 1 } })
      return 'stuck'
    }
    return 'settled'
  }

  async function uploadAll(): Promise<void> {
    const old = ports.now() - keepFinishedMs
    const kept = all().filter(({ state, keptAt }) => !isFinished(state) || keptAt > old)
    if (kept.length < all().length) commit(kept)
    const held = new Set<string>()
    for (;;) {
      const next = all().find((visit) => visit.state.status === 'waiting' && !held.has(lineOf(visit)))
      if (!next) return
      const outcome = await sendOne(next)
      if (outcome === 'silent') return
      if (outcome === 'stuck') held.add(lineOf(next))
    }
  }

  function upload(): Promise<void> {
    uploading ??= uploadAll().finally(() => {
      uploading = null
    })
    return uploading
  }

  function dismiss(nonce: string): void {
    commit(all().filter(({ proof, state }) => proof.nonce !== nonce || state.status === 'waiting'))
  }

  function setAside(nonce: string): void {
    const state = find(nonce)?.state
    if (state?.status !== 'waiting' || !maySetAside(state)) return
    settle(nonce, { status: 'aside', text: state.trouble?.text ?? '' })
  }

  async function add(visit: DoorVisit, title: string): Promise<VisitState> {
    const queued: QueuedVisit = { ...visit, title, keptAt: ports.now(), state: { status: 'waiting' } }
    // Shown once its first try has ended: a card that flashes by says nothing.
    keep([...all().filter(({ proof }) => proof.nonce !== visit.proof.nonce), queued])
    await upload()
    // An upload that was already on its way may have ended before it saw this visit.
    const first = find(visit.proof.nonce)?.state
    if (first?.status === 'waiting' && !first.trouble) await upload()
    const state = find(visit.proof.nonce)?.state ?? { status: 'waiting' }
    if (state.status === 'waiting') ports.changed(all())
    if (state.status === 'refused') dismiss(visit.proof.nonce)
    return said(state)
  }

  return {
    add,
    upload,
    dismiss,
    setAside,
    visits: all,
  }
}
