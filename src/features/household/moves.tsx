/** What a member may do: put points in, take own ones back, ask somebody in, leave. */
import { useState } from 'react'
import type { Answer } from '@/api/failure'
import { Button, ButtonLine } from '@/components/button'
import { Slot } from '@/components/slot'
import { ActionSheet } from '../screens/action-sheet'
import { AmountSheet } from './amount-sheet'
import { contribute, leaveHousehold, takeBack, type Household } from './store'

interface MovesProps {
  household: Household
  onSaid: (answer: Answer<unknown>, text: string) => void
}

const done: Answer<unknown> = { ok: true, data: null }

export function AmountMoves({ household, onSaid }: MovesProps) {
  const [asked, setAsked] = useState<'in' | 'back' | null>(null)
  const { mine, mayTakeBack, name } = household
  const said = (text: string) => {
    setAsked(null)
    onSaid(done, text)
  }
  const close = () => setAsked(null)
  return (
    <>
      <ButtonLine>
        <Button text="放一些进去" disabled={mine === 0} onTap={() => setAsked('in')} />
        <Button kind="second" text="拿回来" disabled={mayTakeBack === 0} onTap={() => setAsked('back')} />
      </ButtonLine>
      {asked === 'in' && (
        <AmountSheet
          name="contribute"
          title={`放多少到${name}？`}
          text="放进去后家里人都能用它换东西；没用掉的随时可以拿回来。"
          verb="放进去"
          most={mine}
          send={contribute}
          onDone={(amount) => said(`放进去 ${amount} 分`)}
          onClose={close}
        />
      )}
      {asked === 'back' && (
        <AmountSheet
          name="take-back"
          title="拿回来多少？"
          text="只能拿回自己放的、还没用掉的。"
          verb="拿回来"
          most={mayTakeBack}
          send={takeBack}
          onDone={(amount) => said(`拿回来 ${amount} 分`)}
          onClose={close}
        />
      )}
    </>
  )
}

export function Leave({ household, onSaid }: MovesProps) {
  const [asking, setAsking] = useState(false)
  const { householdId, name, mayTakeBack, members } = household
  const back = mayTakeBack > 0 ? `您放的 ${mayTakeBack} 分一起带走。` : ''
  return (
    <>
      <Button kind="danger" text={`离开${name}`} onTap={() => setAsking(true)} />
      <Slot>
        {asking && (
          <ActionSheet
            draft={`reason:leave:${householdId}`}
            title={`离开${name}？`}
            text={`${back}${members.length === 1 ? '您是最后一位，账户就关了。' : '以后想回来，请家人再邀请一次。'}`}
            danger
            confirm="离开"
            cancel="不离开"
            onConfirm={() => leaveHousehold(householdId)}
            onDone={() => onSaid(done, `离开${name}了`)}
            onClose={() => setAsking(false)}
          />
        )}
      </Slot>
    </>
  )
}
