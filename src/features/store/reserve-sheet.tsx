/** Asks once more before points are set aside: whose points, what follows, and until when. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { failureText } from '@/api/failure'
import { Stack } from '@/components/card'
import { Choice } from '@/components/choices'
import { Field } from '@/components/field'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import type { CardBearer } from '@/domain/app-pages'
import { openPrize, reserve, type Prize, type Purse, type Redemption } from './store'

interface ReserveSheetProps {
  prize: Prize
  /** Whose card was scanned at the counter; the caller's own purses do not count then. */
  cardHolder: CardBearer | null
  open: boolean
  onReserved: (redemption: Redemption) => void
  onClose: () => void
}

/** The purse that pays unless another is chosen: the first that can. */
export const firstAble = ({ purses }: Prize): Purse | undefined =>
  purses.find(({ obstacle }) => obstacle === null)

function optionsOf({ purses, points }: Prize) {
  return purses.map(({ purse, name, free, obstacle }) => ({
    value: purse,
    text: name,
    caption: obstacle === null ? `有 ${free} 分，换完剩 ${free - points} 分` : obstacle.text,
    disabled: obstacle !== null,
  }))
}

interface WhosePointsProps {
  prize: Prize
  paying: Purse | undefined
  onPick: (purse: Purse['purse']) => void
}

/** A choice between one's own points and those of the household, or what one's own come to. */
function WhosePoints({ prize, paying, onPick }: WhosePointsProps) {
  if (prize.purses.length > 1)
    return (
      <Field label="用谁的积分">
        <Choice
          label="用谁的积分"
          options={optionsOf(prize)}
          value={paying?.purse ?? null}
          onChange={onPick}
        />
      </Field>
    )
  if (!paying) return null
  return <View>{`您有 ${paying.free} 分，换完剩 ${paying.free - prize.points} 分。`}</View>
}

export function ReserveSheet({ prize, cardHolder, open, onReserved, onClose }: ReserveSheetProps) {
  const [picked, setPicked] = useState<Purse['purse'] | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const { prizeId, title, points, place, keepText, purses } = prize
  const paying = purses.find(({ purse }) => purse === picked) ?? firstAble(prize)
  const send = async () => {
    const purse = cardHolder ? 'own' : paying?.purse
    if (!purse) return
    const answer = await reserve({
      prizeId,
      purse,
      seen: { points, place },
      ...(cardHolder && { card: cardHolder.card, forPersonId: cardHolder.bearerId }),
    })
    setFailed(answer.ok ? null : failureText(answer.failure))
    if (answer.ok) onReserved(answer.data)
    // What stood in the way, a changed price or an empty shelf, belongs on the page behind the sheet too.
    else void openPrize(prizeId)
  }
  const close = () => {
    setFailed(null)
    onClose()
  }
  return (
    <Sheet
      open={open}
      title={`用${cardHolder ? `${cardHolder.name}的` : ''} ${points} 分换${title}？`}
      confirm="确认兑换"
      confirmDisabled={!cardHolder && !paying}
      onConfirm={send}
      onClose={close}
    >
      <Stack>
        <View>{`先留出 ${points} 分，领走才扣。${place === '' ? '' : `在${place}领。`}${keepText}。`}</View>
        {!cardHolder && <WhosePoints prize={prize} paying={paying} onPick={setPicked} />}
        {failed !== null && <Note tone="seal" text={failed} />}
      </Stack>
    </Sheet>
  )
}
