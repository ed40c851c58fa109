/** Owns what the application for a star says. Nothing of it is typed: it is read from what the station knows. */
import { defineForm } from '../kernel/form'

export const starForm = defineForm({
  star: {
    is: 'choice',
    label: '申请的星级',
    options: { 1: '一星志愿者', 2: '二星志愿者', 3: '三星志愿者', 4: '四星志愿者', 5: '五星志愿者' },
  },
  hours: { is: 'text', label: '证明过的时长', most: 40 },
  rating: { is: 'text', label: '对方的评价', most: 40 },
})
