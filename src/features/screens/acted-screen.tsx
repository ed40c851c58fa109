/** Owns the page of one thing that people act on: what may be done now, what each step asks, and what came of the last one. */
import { useContext, useState, type ReactNode } from 'react'
import type { Answer } from '@/api/failure'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { Side } from '@/components/side'
import { Slot } from '@/components/slot'
import { ActionSheet, type SheetAnswer, type Question } from './action-sheet'
import { Moves } from './moves'

interface Offered {
  /**
   * `main` may be the button at the thumb; `aside` turns something and stands among the others, and so does `back`, which
   * takes something back.
   */
  tone: 'main' | 'aside' | 'back'
  /** The words on the button, where they say more than the table's. */
  label?: string
}

/** A step that a sheet asks about. */
interface AskedAct extends Offered, Omit<Question<string>, 'confirm'> {
  /** The button of the sheet: the step's own words when left out. */
  confirm?: string
  /** What is said once it was taken. */
  said: string
  /** Somebody waits for an answer afterwards, so that a message pays. */
  news?: true
  send: (given: SheetAnswer<string>) => Promise<Answer<unknown>>
}

/** A step with a page of its own. */
interface OpenedAct extends Offered {
  open: () => void
}

/** A step with a sheet of its own. */
interface DrawnAct extends Offered {
  sheet: (onSaid: (text: string) => void, onClose: () => void) => ReactNode
}

/** What there is to do, by its event, in the order in which it is offered. */
export type Acts = Readonly<Record<string, AskedAct | OpenedAct | DrawnAct>>

interface ActedScreenProps {
  title: string
  /** The kind of thing and its id: they name the drafts of the sheets. */
  kind: string
  id: string
  moves: readonly { event: string; label: string; allowed: boolean }[]
  acts: Acts
  stale: ReactNode
  /** What is said first, where it has just been begun. */
  begun?: string | null
  /** Says what was done, with the question whether to send news, where somebody waits for an answer. */
  news?: (text: string, onClose: () => void) => ReactNode
  /** What stands beneath the other steps. */
  below: ReactNode
  children: ReactNode | ((ask: (event: string) => void) => ReactNode)
}

/** Those that are allowed now; the first main one is for the thumb. */
function offered({ acts, moves }: Pick<ActedScreenProps, 'acts' | 'moves'>) {
  const allowed = Object.entries(acts).flatMap(([event, { tone, label }]) => {
    const move = moves.find((one) => one.event === event && one.allowed)
    return move ? [{ event, tone, label: label ?? move.label }] : []
  })
  const main = allowed.find(({ tone }) => tone === 'main') ?? null
  return { main, others: allowed.filter((one) => one !== main) }
}

interface AskingProps extends Pick<ActedScreenProps, 'kind' | 'id' | 'moves' | 'acts'> {
  event: string
  onSaid: (text: string, news?: boolean) => void
  onClose: () => void
}

function Asking({ kind, id, moves, acts, event, onSaid, onClose }: AskingProps) {
  const act = acts[event]
  if (act === undefined || 'open' in act) return null
  if ('sheet' in act) return act.sheet(onSaid, onClose)
  const { send, said, news, confirm = moves.find((one) => one.event === event)?.label ?? '' } = act
  return (
    <ActionSheet<string>
      {...act}
      {...(act.tone === 'back' && { danger: true })}
      draft={`${kind}:${event}:${id}`}
      confirm={confirm}
      onConfirm={send}
      onDone={() => onSaid(said, news)}
      onClose={onClose}
    />
  )
}

type OfferedNow = ReturnType<typeof offered>

/** The other steps as buttons, those that take something back at the end. */
const Others = ({ others, ask }: Pick<OfferedNow, 'others'> & { ask: (event: string) => void }) =>
  [...others.filter(({ tone }) => tone !== 'back'), ...others.filter(({ tone }) => tone === 'back')].map(
    ({ event, label, tone }) => (
      <Button
        key={event}
        small
        kind={tone === 'back' ? 'danger' : 'second'}
        text={label}
        onTap={() => ask(event)}
      />
    ),
  )

export function ActedScreen(props: ActedScreenProps) {
  const { title, acts, stale, begun = null, news, below, children } = props
  const [asking, setAsking] = useState<string | null>(null)
  const [said, setSaid] = useState(begun === null ? null : { text: begun, news: true })
  const { main, others } = offered(props)
  // Beside the rail there is room for all of them at the foot.
  const isWide = useContext(Side) !== null
  const hush = () => setSaid(null)
  const ask = (event: string) => {
    const act = acts[event]
    hush()
    if (act && 'open' in act) act.open()
    else setAsking(event)
  }
  const first = main && <Button small={isWide} text={main.label} onTap={() => ask(main.event)} />
  const action =
    isWide && others.length > 0 ? (
      <Moves>
        {first}
        <Others others={others} ask={ask} />
      </Moves>
    ) : (
      first
    )
  return (
    <Screen title={title} action={action}>
      <Stack>
        {stale}
        <Slot>
          {said?.news && news?.(said.text, hush)}
          {said && !said.news && <Note tone="jade" text={said.text} onClose={hush} />}
        </Slot>
        {typeof children === 'function' ? children(ask) : children}
        <Slot>
          {!isWide && others.length > 0 && (
            <Section title="还可以">
              <Moves>
                <Others others={others} ask={ask} />
              </Moves>
            </Section>
          )}
        </Slot>
        {below}
      </Stack>
      <Slot>
        {asking !== null && (
          <Asking
            {...props}
            event={asking}
            onSaid={(text, waits = false) => setSaid({ text, news: waits })}
            onClose={() => setAsking(null)}
          />
        )}
      </Slot>
    </Screen>
  )
}
