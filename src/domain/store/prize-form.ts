/** Owns what is asked about a prize beside who hands it out, when, and how long it stands there. */
import { defineForm } from '../kernel/form'
import { prizeKindNames } from './vocabulary'

export const prizeForm = defineForm({
  title: {
    is: 'text',
    label: '奖品名称',
    most: 30,
    placeholder: '比如：洗衣液一瓶',
    missing: '请写奖品名称',
  },
  kind: { is: 'choice', label: '物品还是服务', options: prizeKindNames, start: 'goods' },
  intro: {
    is: 'text',
    label: '介绍',
    most: 500,
    placeholder: '多大、什么牌子、要带什么来领',
    optional: true,
  },
  points: {
    is: 'whole',
    label: '要多少分',
    least: 1,
    most: 100_000,
    hint: '已经订好的按订时的分',
    missing: '请写要多少分，比如 30',
  },
  limitPerMonth: {
    is: 'whole',
    label: '每人每月最多几份',
    least: 1,
    most: 100,
    optional: true,
    hint: '不限就空着',
    missing: '请写 1 到 100，不限就空着',
  },
  lowMark: {
    is: 'whole',
    label: '剩几份时提醒补货',
    least: 0,
    most: 50,
    start: '3',
    hint: '到了会出现在工作台的待办里，写 0 不提醒',
  },
  place: {
    is: 'text',
    label: '在哪里领',
    most: 40,
    placeholder: '比如：党群服务中心一楼服务台',
    mayWait: true,
  },
})
