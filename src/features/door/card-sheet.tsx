/** The one question that is open at the door: join without a place, leave, leave early, or take a mark back. */
import { View } from '@tarojs/components'
import { Sheet } from '@/components/sheet'
import type { DoorDesk } from './use-door-desk'

const joinWords = {
  title: '这位居民没有报名',
  yes: '现场加入并签到',
  no: '不加入',
  text: '有空位时可以现场加入，名单上会注明。',
}

function wordsOf(question: DoorDesk['question']): typeof joinWords {
  switch (question?.ask) {
    case 'leave':
      return {
        title: `${question.name} 要离开了？`,
        yes: '签退',
        no: '不签退',
        text: '已经签到了，现在签退会马上算好时长。',
      }
    case 'early':
      return {
        title: `活动还没开始，${question.row.name} 要离开了？`,
        yes: '签退',
        no: '不签退',
        text: '现在签退，后面的时间就不算了。',
      }
    case 'soon':
      return {
        title: `${question.row.name} 刚签到，要离开了？`,
        yes: '签退',
        no: '不签退',
        text: '签到还不到 10 分钟。是不小心多点了一下，就不用签退。',
      }
    case 'undo':
      return {
        title: `撤销 ${question.row.name} 的${question.as === 'in' ? '签到' : '签退'}？`,
        yes: '撤销',
        no: '不撤销',
        text: '撤销以后可以重新登记；已给的时长和积分一起收回。',
      }
    default:
      return joinWords
  }
}

export function CardSheet({ desk }: { desk: Pick<DoorDesk, 'question' | 'answer'> }) {
  const { question, answer } = desk
  const words = wordsOf(question)
  return (
    <Sheet
      open={question !== null}
      title={words.title}
      confirm={words.yes}
      onConfirm={() => answer(true)}
      cancel={words.no}
      onClose={() => void answer(false)}
    >
      <View>{words.text}</View>
    </Sheet>
  )
}
