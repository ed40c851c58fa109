/** Owns what an objection asks for: why, and what proves it. What it is about is fixed by where it was begun. */
import { defineForm } from '../kernel/form'

export const objectionForm = defineForm({
  text: {
    is: 'text',
    label: '哪里不对',
    most: 500,
    placeholder: '比如：10 月 12 日那场没有来，时长却算了 3 小时',
    hint: '写事情，不写猜想；写清楚才查得快',
  },
  proof: {
    is: 'text',
    label: '谁、什么能证明',
    most: 200,
    placeholder: '比如：当天的签到表、一起去的人',
    optional: true,
  },
  photos: { is: 'photos', label: '照片', most: 3 },
})
