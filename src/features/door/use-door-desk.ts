/** Owns what an organiser does at the door and what came of it, in words: ticks, cards, standby, checking out. */
import { useState } from 'react'
import type { Answer, Failure } from '@/api/failure'
import { serverNow } from '@/api/server-clock'
import { readScan } from '@/domain/attendance/scan-text'
import { MINUTE } from '@/domain/kernel/clock'
import { durationWord } from '@/domain/words/amounts'
import { scan } from '@/platform/scan'
import { admitCard, checkOutAll, mark, releaseStandby, type RosterRow, undoMark } from './store'

interface Said {
  tone: 'jade' | 'amber' | 'seal'
  text: string
  /** The mark that was just made, which one tap takes back. */
  undo?: { row: RosterRow; as: 'in' | 'out' }
}

/** What a scanned card cannot settle by itself. */
type CardQuestion =
  /** Nobody has signed this person up. */
  | { ask: 'walkIn'; card: string }
  /** The person came some time ago; a second scan probably means leaving. */
  | { ask: 'leave'; card: string; name: string }
  /** The session has not begun; leaving now is more often a second tap than meant. */
  | { ask: 'early'; row: RosterRow }
  /** The person came a moment ago: the second tap on a spot where 签到 stood, more often than leaving. */
  | { ask: 'soon'; row: RosterRow }
  /** An older mark on the list is to be taken back. */
  | { ask: 'undo'; row: RosterRow; as: 'in' | 'out' }

export interface DoorDesk {
  said: Said | null
  hush: () => void
  question: CardQuestion | null
  /** Answers the question; false leaves everything as it is. */
  answer: (yes: boolean) => Promise<void>
  scanCard: () => Promise<void>
  tick: (row: RosterRow, as: 'in' | 'out') => Promise<void>
  /** Takes the mark back that was just made. */
  undo: () => Promise<void>
  /** Asks before an older mark is taken back. */
  askUndo: (row: RosterRow) => void
  /** Persons marked in the last seconds: their rows stay where they are, without a button. */
  held: ReadonlySet<string>
  release: () => Promise<void>
  /** How many are still to be checked out while that goes on; null otherwise. */
  leaving: { left: number; all: number } | null
  endAll: (present: number) => Promise<void>
}

/** A scan within this time after coming is the same scan held a little longer. */
const sameScanMs = 3 * MINUTE

/** Nobody leaves so soon after coming without a question. */
const soonMs = 10 * MINUTE

/** So long the row of somebody just marked stays in its place, without a next button under the same finger. */
const holdMs = 8000

/** The organiser is told what an organiser can do; the table's words speak to the visitor. */
function refusal(failure: Failure): Said {
  if (failure.kind === 'rejected' && failure.code === 'CHECK_IN_CLOSED')
    return { tone: 'seal', text: '活动结束了，不能再签到；真来了的在名单里补录时长' }
  return { tone: 'seal', text: `${failure.text}，${failure.next}` }
}

function done(row: RosterRow, minutes: number | null): Said {
  const undo = row.mayUndo ? { undo: { row, as: row.mayUndo } } : {}
  if (row.state === 'checkedIn') return { tone: 'jade', text: `${row.name} 签到好了`, ...undo }
  const counted = minutes === null || minutes === 0 ? '' : `，记 ${durationWord(minutes)}`
  return { tone: 'jade', text: `${row.name} 签退好了${counted}`, ...undo }
}

const without = (held: ReadonlySet<string>, personId: string): ReadonlySet<string> =>
  new Set([...held].filter((each) => each !== personId))

type Tell = (said: Said) => void

/** Marks of one person, and taking them back; whoever was just marked is held for some seconds. */
function useMarks(sessionId: string, setSaid: Tell) {
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set<string>())

  const hold = (personId: string) => {
    setHeld((known) => new Set([...known, personId]))
    setTimeout(() => setHeld((known) => without(known, personId)), holdMs)
  }
  const say = (outcome: Answer<{ row: RosterRow; minutes: number | null }>) =>
    setSaid(outcome.ok ? done(outcome.data.row, outcome.data.minutes) : refusal(outcome.failure))

  async function markOne(row: RosterRow, as: 'in' | 'out'): Promise<void> {
    hold(row.personId)
    say(await mark(sessionId, row.personId, as))
  }

  async function takeBack(row: RosterRow, as: 'in' | 'out'): Promise<void> {
    hold(row.personId)
    const outcome = await undoMark(sessionId, row.personId, as)
    setSaid(
      outcome.ok
        ? { tone: 'jade', text: `${row.name} 的${as === 'in' ? '签到' : '签退'}撤销了` }
        : refusal(outcome.failure),
    )
  }

  return { say, held, markOne, takeBack }
}

/** What is done for many at once. */
function useCrowd(sessionId: string, setSaid: Tell) {
  const [leaving, setLeaving] = useState<DoorDesk['leaving']>(null)

  async function release(): Promise<void> {
    const outcome = await releaseStandby(sessionId)
    if (!outcome.ok) return setSaid(refusal(outcome.failure))
    const { seated } = outcome.data
    setSaid(
      seated > 0
        ? { tone: 'jade', text: `${seated} 位候补进来了，已经算签到` }
        : { tone: 'amber', text: '现在没有空位可以放出来' },
    )
  }

  async function endAll(present: number): Promise<void> {
    setLeaving({ left: present, all: present })
    const outcome = await checkOutAll(sessionId, (left) => setLeaving({ left, all: Math.max(present, left) }))
    setLeaving(null)
    setSaid(
      outcome.ok
        ? { tone: 'jade', text: `${outcome.data.done} 人都签退好了；有人还没走，在名单上点「撤销」` }
        : refusal(outcome.failure),
    )
  }

  return { leaving, release, endAll }
}

/** @param startAt of the session; leaving before it is asked about */
export function useDoorDesk(sessionId: string, startAt: number): DoorDesk {
  const [said, setSaid] = useState<Said | null>(null)
  const [question, setQuestion] = useState<CardQuestion | null>(null)

  const { say, held, markOne, takeBack } = useMarks(sessionId, setSaid)
  const { leaving, release, endAll } = useCrowd(sessionId, setSaid)

  async function scanCard(): Promise<void> {
    const scanned = await scan()
    if (!scanned.ok) {
      if (scanned.reason === 'unavailable')
        setSaid({ tone: 'amber', text: '这里用不了扫一扫，请在名单上点签到' })
      return
    }
    const read = readScan(scanned.text)
    if (read?.kind !== 'card')
      return setSaid({ tone: 'seal', text: '这不是居民卡，请扫手机上的居民卡或纸卡' })
    const scannedAt = serverNow()
    const outcome = await admitCard(sessionId, read.token, 'in')
    if (!outcome.ok && outcome.failure.kind === 'rejected' && outcome.failure.code === 'NOT_ENROLLED')
      return setQuestion({ ask: 'walkIn', card: read.token })
    const row = outcome.ok ? outcome.data.row : null
    const earlier = row?.checkInAt != null && row.checkInAt < scannedAt - sameScanMs
    if (row?.state === 'checkedIn' && earlier)
      return setQuestion({ ask: 'leave', card: read.token, name: row.name })
    say(outcome)
  }

  async function answer(yes: boolean): Promise<void> {
    if (yes && (question?.ask === 'early' || question?.ask === 'soon')) await markOne(question.row, 'out')
    else if (yes && question?.ask === 'undo') await takeBack(question.row, question.as)
    else if (yes && question !== null && 'card' in question)
      say(await admitCard(sessionId, question.card, question.ask === 'leave' ? 'out' : 'in', true))
    setQuestion(null)
  }

  async function tick(row: RosterRow, as: 'in' | 'out'): Promise<void> {
    const cameAt = row.checkInAt ?? -Infinity
    if (as === 'out' && serverNow() < startAt) return setQuestion({ ask: 'early', row })
    if (as === 'out' && serverNow() - cameAt < soonMs) return setQuestion({ ask: 'soon', row })
    await markOne(row, as)
  }

  return {
    said,
    hush: () => setSaid(null),
    question,
    answer,
    scanCard,
    tick,
    undo: async () => {
      if (said?.undo) await takeBack(said.undo.row, said.undo.as)
    },
    askUndo: (row) => row.mayUndo && setQuestion({ ask: 'undo', row, as: row.mayUndo }),
    held,
    release,
    leaving,
    endAll,
  }
}
