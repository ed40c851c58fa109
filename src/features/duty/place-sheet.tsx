/** Puts somebody of the rota into the place of another, for whoever looks after it. */
import { useEffect, useState } from 'react'
import { failureText } from '@/api/failure'
import { Caption, Stack } from '@/components/card'
import { PickField } from '@/components/field/pick-field'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { Loaded } from '@/features/screens/loaded'
import { openHelpers, placeHelper, type Swap, useHelpers } from './store'

const NOTHING = ''

interface PlaceSheetProps {
  sessionId: string
  onPlaced: (swap: Swap) => void
  onClose: () => void
}

export function PlaceSheet({ sessionId, onPlaced, onClose }: PlaceSheetProps) {
  const found = useHelpers(sessionId)
  const [from, setFrom] = useState(NOTHING)
  const [to, setTo] = useState(NOTHING)
  const [failed, setFailed] = useState<string | null>(null)
  const open = () => openHelpers(sessionId)
  useEffect(() => {
    void openHelpers(sessionId)
  }, [sessionId])
  const send = async () => {
    const answer = await placeHelper({ sessionId, from, to })
    if (!answer.ok) return setFailed(failureText(answer.failure))
    onPlaced(answer.data)
    onClose()
  }
  const optionsOf = (people: readonly { who: string; name: string }[]) => [
    { value: NOTHING, text: '选一位' },
    ...people.map(({ who, name }) => ({ value: who, text: name })),
  ]
  return (
    <Sheet
      open
      title="换一个人来"
      confirm="换好，告诉两边"
      confirmDisabled={from === NOTHING || to === NOTHING}
      onConfirm={send}
      onClose={onClose}
    >
      <Stack>
        <Loaded resource={found} open={open} count={2}>
          {({ holders, helpers }) => (
            <>
              <PickField label="谁来不了" options={optionsOf(holders)} value={from} onChange={setFrom} />
              <PickField label="换谁来" options={optionsOf(helpers)} value={to} onChange={setTo} />
              <Caption text="先打电话说好再换；两边都会收到消息，10 分钟里可以撤销。" />
            </>
          )}
        </Loaded>
        {failed !== null && <Note tone="seal" text={failed} onClose={() => setFailed(null)} />}
      </Stack>
    </Sheet>
  )
}
