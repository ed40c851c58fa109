/** The one question that a scanned card may leave open: join without a place, or leave. */
import { View } from '@tarojs/components'
import { Sheet } from '@/components/sheet'
import type { DoorDesk } from './use-door-desk'

export function CardSheet({ desk }: { desk: Pick<DoorDesk, 'question' | 'answer'> }) {
  const { question, answer } = desk
  const leave = question?.ask === 'leave'
  return (
    <Sheet
      open={question !== null}
      title={leave ? `${question.name} 要离开了？` : '这位居民没有报名'}
      confirm={leave ? '签退' : '现场加入并签到'}
      onConfirm={() => answer(true)}
      cancel={leave ? '不签退' : '不加入'}
      onClose={() => void answer(false)}
    >
      <View>{leave ? '已经签到了，现在签退会马上算好时长。' : '有空位时可以现场加入，名单上会注明。'}</View>
    </Sheet>
  )
}
