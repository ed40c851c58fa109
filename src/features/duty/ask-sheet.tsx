/** Asks whom of the rota to ask for a turn: to take it, or to exchange it for one of theirs. */
import { useEffect, useState } from 'react'
import { failureText } from '@/api/failure'
import { serverNow } from '@/api/server-clock'
import { Caption, Stack } from '@/components/card'
import { PickField } from '@/components/field/pick-field'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { spanWord } from '@/domain/words/moments'
import { Loaded } from '@/features/screens/loaded'
import { askHelper, type Helpers, openHelpers, useHelpers } from './store'

const NOTHING = ''

interface AskSheetProps {
  sessionId: string
  onSaid: (text: string) => void
  onClose: () => void
}

interface Chosen {
  who: string
  inReturn: string
}

interface ChoiceProps {
  found: Helpers
  chosen: Chosen
  onChange: (chosen: Chosen) => void
}

function Choice({ found, chosen, onChange }: ChoiceProps) {
  const now = serverNow()
  const { helpers } = found
  if (helpers.length === 0) return <Note tone="sky" text="这个值班还没有别的人值过；来不了，请打站里的电话" />
  const turns = helpers.find(({ who }) => who === chosen.who)?.turns ?? []
  const people = helpers.map(({ who, name }) => ({ value: who, text: name }))
  return (
    <>
      <PickField
        label="请谁来"
        options={[{ value: NOTHING, text: '选一位' }, ...people]}
        value={chosen.who}
        onChange={(who) => onChange({ who, inReturn: NOTHING })}
      />
      {turns.length > 0 && (
        <PickField
          label="和哪一班对换"
          options={[
            { value: NOTHING, text: '不对换，请对方来就好' },
            ...turns.map(({ sessionId, startAt, endAt }) => ({
              value: sessionId,
              text: spanWord(startAt, endAt, now),
            })),
          ]}
          value={chosen.inReturn}
          onChange={(inReturn) => onChange({ ...chosen, inReturn })}
        />
      )}
      <Caption text="对方点了「我来」才算换好；没答应以前，这一班还是您的。" />
    </>
  )
}

export function AskSheet({ sessionId, onSaid, onClose }: AskSheetProps) {
  const found = useHelpers(sessionId)
  const [chosen, setChosen] = useState<Chosen>({ who: NOTHING, inReturn: NOTHING })
  const [failed, setFailed] = useState<string | null>(null)
  const open = () => openHelpers(sessionId)
  useEffect(() => {
    void openHelpers(sessionId)
  }, [sessionId])
  const send = async () => {
    const { who, inReturn } = chosen
    const answer = await askHelper({ sessionId, who, inReturn: inReturn === NOTHING ? null : inReturn })
    if (!answer.ok) return setFailed(failureText(answer.failure))
    onSaid('问过了，有答复会告诉您')
    onClose()
  }
  return (
    <Sheet
      open
      title="找人换班"
      confirm="问一声"
      confirmDisabled={chosen.who === NOTHING}
      onConfirm={send}
      onClose={onClose}
    >
      <Stack>
        <Loaded resource={found} open={open} count={2}>
          {(data) => <Choice found={data} chosen={chosen} onChange={setChosen} />}
        </Loaded>
        {failed !== null && <Note tone="seal" text={failed} onClose={() => setFailed(null)} />}
      </Stack>
    </Sheet>
  )
}
