/** Owns a visit to the detail page: who is chosen, what was asked for them, and what came of it. */
import { useState } from 'react'
import type { Answer, Failure } from '@/api/failure'
import { readItem, writeItem } from '@/platform/storage'
import { opensWord } from './words'
import { needsSheet } from './sign-up-sheet'
import {
  acceptOffer,
  cancel,
  passOffer,
  signUp,
  type SessionDetail,
  type SignUpWith,
  type Standing,
} from './detail-store'

/** What the last deed came to, for one person. */
export type Outcome =
  | { ok: true; deed: PlaceAction; standing: Standing }
  | { ok: false; deed: PlaceAction; standing: Standing; failure: Failure }
export type PlaceAction = 'signUp' | 'cancel' | 'accept' | 'pass'

/** Whether this person may be put down now; what stands in the way of one person is in `obstacle`. */
export function isOpenFor(session: SessionDetail, standing: Standing, now: number): boolean {
  const free = standing.state === 'none' || standing.state === 'cancelled'
  const open = session.state === 'enrolling' && now < session.enrolUntil && opensWord(session, now) === null
  return free && open && standing.obstacle === null
}

export interface Places {
  chosen: Standing[]
  toggle: (standing: Standing) => void
  outcomes: Outcome[]
  /** Those for whom the sheet asks something first; empty when it is not open. */
  asked: Standing[]
  closeAsked: () => void
  /** Whether the one question for a name stands before the first sign-up. */
  askedName: boolean
  closeName: () => void
  /** Goes on after it; `named` false when it was left open. */
  afterName: (named: boolean) => Promise<void>
  /** How far a sign-up of several has come, for the button: 正在报 2/3… */
  progress: string
  signUpChosen: () => Promise<void>
  /** Signs those up for whom the sheet asked, with what it was told. */
  signUpWith: (given: (who: Standing) => SignUpWith) => Promise<void>
  move: (deed: Exclude<PlaceAction, 'signUp'>, standing: Standing) => Promise<void>
  /** The same once more, for one who could not be reached. */
  again: (outcome: Outcome) => Promise<void>
}

/** Who would rather not say it is not asked again on this phone. */
const leftNameless = 'asked-name'

/** With a tap alone. */
const bare = (): SignUpWith => ({})

const moves = { cancel, accept: acceptOffer, pass: passOffer }

export function usePlaces(session: SessionDetail, now: number): Places {
  const [picked, setPicked] = useState<string[] | null>(null)
  const [outcomes, setOutcomes] = useState<Outcome[]>([])
  const [asked, setAsked] = useState<Standing[]>([])
  const [progress, setProgress] = useState('')
  // What was said with the last sign-up, so that a second try need not ask again.
  const [said, setSaid] = useState<(who: Standing) => SignUpWith>(() => bare)

  const [askedName, setAskedName] = useState(false)

  const open = session.standings.filter((standing) => isOpenFor(session, standing, now))
  // Two taps from a shared card: the person who holds the phone is chosen from the start.
  const chosen = open.filter(({ personId, isSelf }) => picked?.includes(personId) ?? isSelf)

  const toggle = ({ personId }: Standing) => {
    const ids = chosen.map((standing) => standing.personId)
    setPicked(ids.includes(personId) ? ids.filter((id) => id !== personId) : [...ids, personId])
  }

  async function signUpAll(people: Standing[], given: (who: Standing) => SignUpWith): Promise<void> {
    const done: Outcome[] = []
    const open: Standing[] = []
    setSaid(() => given)
    for (const [index, standing] of people.entries()) {
      setProgress(people.length > 1 ? `正在报 ${index + 1}/${people.length}…` : '正在报名…')
      const answer = await signUp(session, standing, given(standing))
      if (asksMore(answer)) open.push(standing)
      else done.push(outcomeOf('signUp', standing, answer))
    }
    setOutcomes(done)
    setAsked(open)
    // Whoever could not be put down stays chosen, so that the button is there to try again.
    const left = done.filter((one) => !one.ok).map(({ standing: { personId } }) => personId)
    if (open.length === 0) setPicked(left)
  }

  /** What the session asks is asked first, in one sheet; without questions the tap is enough. */
  const begin = async (people: Standing[]) =>
    needsSheet(session) ? setAsked(people) : signUpAll(people, bare)

  const move = async (deed: Exclude<PlaceAction, 'signUp'>, standing: Standing) => {
    const answer = await moves[deed](session, standing)
    setOutcomes([outcomeOf(deed, standing, answer)])
  }

  return {
    chosen,
    toggle,
    outcomes,
    asked,
    closeAsked: () => setAsked([]),
    progress,
    askedName,
    closeName: () => setAskedName(false),
    afterName: (named) => {
      if (!named) writeItem(leftNameless, true)
      setAskedName(false)
      return begin(chosen)
    },
    signUpChosen: () => {
      if (!session.nameless || readItem(leftNameless) === true) return begin(chosen)
      setAskedName(true)
      return Promise.resolve()
    },
    signUpWith: (given) => signUpAll(asked, given),
    move,
    again: ({ deed, standing }) => (deed === 'signUp' ? signUpAll([standing], said) : move(deed, standing)),
  }
}

/** The session asks more than the page knew when it was tapped. */
const asksMore = (answer: Answer<unknown>): boolean =>
  !answer.ok &&
  answer.failure.kind === 'rejected' &&
  ['RISK_NOT_ACKNOWLEDGED', 'POST_NEEDED', 'ANSWER_NEEDED'].includes(answer.failure.code)

function outcomeOf(deed: PlaceAction, standing: Standing, answer: Answer<{ standing: Standing }>): Outcome {
  if (answer.ok) return { ok: true, deed, standing: answer.data.standing }
  return { ok: false, deed, standing, failure: answer.failure }
}
