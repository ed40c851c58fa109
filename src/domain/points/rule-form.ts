/** Owns what is asked about a new rule of points beside its first day. */
import { defineForm } from '../kernel/form'

/** The numbers of a rule, which are tried on last month before it is saved. */
export const ruleNumbers = defineForm({
  /** Whole minutes that earn one point. */
  minutesPerPoint: {
    is: 'whole',
    label: '每满多少分钟记 1 分',
    least: 6,
    most: 600,
    hint: '60 就是一小时一分',
    missing: '请写 6 到 600 分钟',
  },
  /** Points for granting a wish. */
  wishPoints: {
    is: 'whole',
    label: '圆一个心愿记多少分',
    least: 0,
    most: 100,
    missing: '请写 0 到 100 分',
  },
  /** Points for waste that was sorted right. */
  sortingPoints: {
    is: 'whole',
    label: '垃圾分对一次记多少分',
    least: 0,
    most: 10,
    hint: '一户一个投放时段只记一次',
    missing: '请写 0 到 10 分',
  },
  /** Points for an old thing that has found its use. */
  reusePoints: {
    is: 'whole',
    label: '给的旧物派上用场，一件记多少分',
    least: 0,
    most: 20,
    start: '0',
    hint: '不记就写 0',
    missing: '请写 0 到 20 分',
  },
})
