/** Asking some volunteers whether they will see to a case: three who fit stand first, each with why, and others in their place. */
import { useCallback, useEffect, useState } from 'react'
import { type Failure, failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { Caption } from '@/components/card'
import { Note } from '@/components/note'
import type { CaseKind } from '@/domain/case/define-case'
import { MOST_ASKED } from '@/domain/case/documents'
import { ActionSheet } from '@/features/screens/action-sheet'
import { TickRow, Ticks } from '@/features/screens/tick-row'
import { askSuggestions, moveCase, type CaseDetail, type Suggested } from './store'

interface WaveSheetProps {
  kind: CaseKind
  one: CaseDetail
  event: string
  onSaid: (text: string) => void
  onClose: () => void
}

export function WaveSheet({ kind, one: { caseId, version }, event, onSaid, onClose }: WaveSheetProps) {
  const [people, setPeople] = useState<Suggested | null>(null)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [all, setAll] = useState(false)
  const [problem, setProblem] = useState<Failure | null>(null)
  const load = useCallback(async () => {
    const answer = await askSuggestions(kind.name, caseId)
    setProblem(answer.ok ? null : answer.failure)
    if (!answer.ok) return
    setPeople(answer.data.people)
    setChosen(answer.data.people.slice(0, MOST_ASKED).map(({ personId }) => personId))
  }, [kind.name, caseId])
  useEffect(() => void load(), [load])
  const move = kind.moves[event]
  if (!move) return null
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  const shown = all ? people : people?.slice(0, MOST_ASKED)
  return (
    <ActionSheet
      title={move.ask}
      text={move.text}
      confirm={chosen.length === 0 ? (move.confirm ?? '') : `问这 ${chosen.length} 位`}
      draft={`${kind.name}:${event}:${caseId}`}
      ready={chosen.length > 0}
      onConfirm={() => moveCase(kind.name, { caseId, version, event, people: [...chosen] })}
      onDone={() => onSaid(move.said)}
      onClose={onClose}
    >
      {problem && <Note tone="seal" text={failureText(problem)} />}
      {problem && <Button small kind="second" text="再找一次" onTap={load} />}
      {people === null && !problem && <Caption text="正在找合适的人…" />}
      {people?.length === 0 && <Note tone="amber" text="现在没有合适的志愿者，可以请大家来接，或站里去办" />}
      <Ticks label={move.ask}>
        {shown?.map(({ personId, called, reasons }) => (
          <TickRow
            key={personId}
            title={called}
            caption={reasons.join('，') || '那天没有别的安排'}
            on={chosen.includes(personId)}
            disabled={!chosen.includes(personId) && chosen.length >= MOST_ASKED}
            onTap={() => toggle(personId)}
          />
        ))}
      </Ticks>
      {!all && people !== null && people.length > MOST_ASKED && (
        <Button small kind="quiet" text="看别的人" onTap={() => setAll(true)} />
      )}
    </ActionSheet>
  )
}
