/** The sheet of a step for which somebody or something of the station is chosen that the phone has to ask for first. */
import { useCallback, useEffect, useState } from 'react'
import type { Answer } from '@/api/failure'
import { failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { PickField } from '@/components/field/pick-field'
import { Note } from '@/components/note'
import { ActionSheet, type Question, type SheetAnswer } from '@/features/screens/action-sheet'

interface Option {
  value: string
  text: string
}

interface PickSheetProps extends Question {
  draft: string
  pick: {
    label: string
    load: () => Promise<Answer<readonly Option[]>>
    /** What is said when there is nothing to choose. */
    none?: string
  }
  send: (given: SheetAnswer & { picked: string }) => Promise<Answer<unknown>>
  onDone: () => void
  onClose: () => void
}

export function PickSheet({ pick, send, ...sheet }: PickSheetProps) {
  const [found, setFound] = useState<Answer<readonly Option[]> | null>(null)
  const [picked, setPicked] = useState<string | null>(null)
  // What there is to choose is asked for once, as the sheet opens.
  const [load] = useState(() => pick.load)
  const find = useCallback(() => load().then(setFound), [load])
  useEffect(() => void find(), [find])
  return (
    <ActionSheet
      {...sheet}
      ready={picked !== null}
      onConfirm={(given) => send({ ...given, picked: picked ?? '' })}
    >
      {found && !found.ok ? (
        <>
          <Note tone="seal" text={failureText(found.failure)} />
          <Button small kind="second" text="再拿一次" onTap={find} />
        </>
      ) : found?.data.length === 0 && pick.none !== undefined ? (
        <Note tone="amber" text={pick.none} />
      ) : (
        <PickField
          label={pick.label}
          options={found?.data ?? []}
          value={picked}
          onChange={setPicked}
          placeholder={found ? '请选' : '正在拿…'}
        />
      )}
    </ActionSheet>
  )
}
