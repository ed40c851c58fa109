/** One case: where it stands, what was written, what was said, and what may be done with it now. */
import { useState, type ReactNode } from 'react'
import { askFor } from '@/api/consent'
import { serverNow } from '@/api/server-clock'
import { AskNote } from '@/components/ask-note'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { Slot } from '@/components/slot'
import type { CaseKind } from '@/domain/case/define-case'
import { ActionSheet } from '@/features/screens/action-sheet'
import { Moves } from '@/features/screens/moves'
import { ContactCard } from './contact-card'
import { type Move, movesOf, questionOf } from './moves'
import { Head, LastWords, Story, Written } from './parts'
import { moveCase, type CaseDetail } from './store'

interface DetailProps {
  kind: CaseKind
  one: CaseDetail
  stale: ReactNode
  /** It has just been handed in. */
  isNew: boolean
}

/** What has just been done, and right after the beginning the question whether to send news. */
function SaidNote({ said, isNew, onClose }: { said: string | null; isNew: boolean; onClose: () => void }) {
  if (said === null) return null
  if (isNew)
    return (
      <AskNote
        text={said}
        action="有答复告诉我"
        done="好的，有答复会在微信里告诉您"
        ask={() => askFor('caseHandedIn')}
      />
    )
  return <Note tone="jade" text={said} onClose={onClose} />
}

export function Detail({ kind, one, stale, isNew }: DetailProps) {
  const now = serverNow()
  const [asking, setAsking] = useState<Move | null>(null)
  const [said, setSaid] = useState<{ text: string; isNew: boolean } | null>(
    isNew ? { text: kind.begin.said, isNew } : null,
  )
  const { main, others } = movesOf(kind, one)
  const ask = (move: Move) => {
    setSaid(null)
    setAsking(move)
  }
  return (
    <Screen title={kind.title} action={main && <Button text={main.label} onTap={() => ask(main)} />}>
      <Stack>
        {stale}
        <Slot>
          <SaidNote said={said?.text ?? null} isNew={said?.isNew ?? false} onClose={() => setSaid(null)} />
        </Slot>
        <Head one={one} now={now} />
        <Slot>
          <LastWords one={one} now={now} />
        </Slot>
        <Written one={one} />
        <Slot>{one.mayCall && <ContactCard kind={kind.name} caseId={one.caseId} />}</Slot>
        <Slot>
          {others.length > 0 && (
            <Section title="还可以">
              <Moves>
                {others.map((move) => (
                  <Button key={move.event} small kind="outline" text={move.label} onTap={() => ask(move)} />
                ))}
              </Moves>
            </Section>
          )}
        </Slot>
        <Story one={one} now={now} />
      </Stack>
      <Slot>
        {asking && (
          <ActionSheet
            draft={`${kind.name}:${asking.event}:${one.caseId}`}
            {...questionOf(kind, asking)}
            onConfirm={({ words, choice }) =>
              moveCase(kind.name, {
                ...{ caseId: one.caseId, version: one.version, event: asking.event },
                ...(words !== '' && { words }),
                ...(choice !== null && { days: Number(choice) }),
              })
            }
            onDone={() => setSaid({ text: kind.moves[asking.event]?.said ?? '', isNew: false })}
            onClose={() => setAsking(null)}
          />
        )}
      </Slot>
    </Screen>
  )
}
