/** Asks once more before points are set aside: whose points, what follows, and until when. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { failureText } from '@/api/failure'
import { Stack } from '@/components/card'
import { Choice } from '@/components/choices'
import { Field } from '@/components/field'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { reserve, type Prize, type Purse, type Redemption } from './store'

interface ReserveSheetProps {
  prize: Prize
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

export function ReserveSheet({ prize, open, onReserved, onClose }: ReserveSheetProps) {
  const [picked, setPicked] = useState<Purse['purse'] | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const { prizeId, title, points, place, keepText, purses } = prize
  const paying = purses.find(({ purse }) => purse === picked) ?? firstAble(prize)
  const send = async () => {
    if (!paying) return
    const answer = await reserve({ prizeId, purse: paying.purse })
    setFailed(answer.ok ? null : failureText(answer.failure))
    if (answer.ok) onReserved(answer.data)
  }
  const close = () => {
    setFailed(null)
    onClose()
  }
  return (
    <Sheet
      open={open}
      title={`用 ${points} 分换${title}？`}
      confirm="换，给我领取码"
      confirmDisabled={!paying}
      onConfirm={send}
      onClose={close}
    >
      <Stack>
        <View>{`先留出 ${points} 分，领走才扣。${keepText}${place === '' ? '' : `，在${place}`}；没来领自动退回。`}</View>
        {purses.length > 1 ? (
          <Field label="用谁的积分">
            <Choice
              label="用谁的积分"
              options={optionsOf(prize)}
              value={paying?.purse ?? null}
              onChange={setPicked}
            />
          </Field>
        ) : (
          paying && <View>{`您有 ${paying.free} 分，换完剩 ${paying.free - points} 分。`}</View>
        )}
        {failed !== null && <Note tone="seal" text={failed} />}
      </Stack>
    </Sheet>
  )
}
