/** Owns what is asked of somebody who wants something of their data put right, or taken away. */
import { defineForm } from '../kernel/form'

export const dataRequestForm = defineForm({
  about: {
    is: 'choice',
    label: '想怎么样',
    options: { correct: '有一处写错了，请改', erase: '有一处不要了，请删', other: '别的' },
  },
  whose: {
    is: 'choice',
    label: '谁的资料',
    options: { own: '我自己的', child: '我孩子的', elder: '我照顾的家人的' },
    hint: '替孩子、家人办的，站里会请您带上能证明的东西',
  },
  what: {
    is: 'choice',
    label: '是哪一样',
    wheel: true,
    options: {
      name: '姓名、生日、性别',
      home: '住哪里',
      phone: '电话',
      hours: '时长、积分',
      papers: '证书、培训、保险',
      photo: '照片、写过的话',
      other: '别的',
    },
  },
  text: {
    is: 'text',
    label: '请写清楚',
    most: 300,
    placeholder: '比如：生日写成了 1958 年，应该是 1956 年',
    hint: '证件号、病情不用写，来站里当面看',
  },
})
