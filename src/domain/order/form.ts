/** Owns what an order asks for: which sort of help, when, and what. */
import { dayParts } from '../case/suggest'
import { type Answered, defineForm } from '../kernel/form'
import { itemOf, type OrderItem, orderMenu } from './menu'

const items = Object.fromEntries(Object.entries(orderMenu).map(([item, { name }]) => [item, name])) as Record<
  OrderItem,
  string
>

/** What belongs to each sort, as it stands beneath its name. */
const tiles = Object.fromEntries(Object.entries(orderMenu).map(([item, { short }]) => [item, short]))

const chosen = ({ item }: Answered) => (typeof item === 'string' && item in items ? itemOf(item) : null)

export const orderForm = defineForm({
  item: {
    is: 'choice',
    label: '想请人做什么',
    options: items,
    tiles,
    vary: (answers: Answered) => {
      const item = chosen(answers)
      return item ? { hint: `${item.not}一般${item.usual}有人来。` } : {}
    },
  },
  text: {
    is: 'text',
    label: '说一说',
    most: 200,
    placeholder: '写要做的事；别写门牌、电话和家里有没有人',
    vary: (answers: Answered) => {
      const item = chosen(answers)
      return item ? { placeholder: `${item.example}。别写门牌和电话` } : {}
    },
  },
  day: { is: 'day', label: '哪一天', most: 30 },
  part: { is: 'choice', label: '什么时候', options: dayParts },
  takes: {
    is: 'choice',
    label: '大概要多久',
    options: { half: '约 30 分钟', hour: '约 1 小时', two: '约 2 小时', more: '2 小时以上' },
  },
  haste: { is: 'choice', label: '急不急', options: { usual: '不急', urgent: '急着用' } },
  photos: {
    is: 'photos',
    label: '照片',
    most: 3,
    vary: (answers: Answered) => (chosen(answers)?.photo === false ? { asked: false } : {}),
  },
})
