/** Owns the table of honours of earlier years: of units and teams, and of people of whom no record is kept. */
import { honourKindKeys, honourKinds, type HonourKind, honourLevels } from '../../honour/kinds'
import { grantForm } from '../../honour/form'
import { maskName } from '../../person/mask'
import { nameKeyOf } from '../../project/rules'
import { defineTable } from '../define-kind'
import { oneOf, type Reader, whole, words, year, yesOrNo } from '../reading'

const kindTitles = Object.fromEntries(
  honourKindKeys.map((kind) => [kind, honourKinds[kind].title]),
) as Record<HonourKind, string>

/** Whose one can be that nobody answers for; a table says it in the words of its writer. */
const holders = { past: '个人', unit: '单位', team: '队伍' } as const

const periods = grantForm.by.options

/** 3, 3月, 03 */
const month: Reader<number> = (text) => whole(1, 12)(text.replace(/月份?$/, ''))

/** A name of more letters is that of a unit, and open. */
const LONGEST_NAME = 4

export const honourTable = defineTable({
  name: '早年的荣誉',
  about:
    '站里、队伍的，和没有档案的人早年得的；个人存下来只留姓，没有同意公开的榜上只计数。有档案的居民，请在「荣誉」里一份一份登记，本人会收到消息',
  columns: {
    kind: {
      label: '什么荣誉',
      words: ['荣誉', '荣誉种类', '类别', '种类', '称号'],
      needed: true,
      read: oneOf(kindTitles),
    },
    name: {
      label: '名称或姓名',
      words: ['姓名', '名称', '获奖人', '获奖单位', '获得者', '单位'],
      needed: true,
      read: words(grantForm.name.most),
      masked: (text) => ([...text].length > LONGEST_NAME ? text : maskName(text)),
    },
    as: { label: '给谁', words: ['个人还是单位', '对象', '获奖对象'], needed: true, read: oneOf(holders) },
    year: {
      label: '哪一年',
      words: ['年份', '年度', '年', '获奖年份', '时间', '日期'],
      needed: true,
      read: year(grantForm.year.least, grantForm.year.most),
    },
    month: { label: '几月', words: ['月', '月份'], read: month },
    by: { label: '哪一期', words: ['按什么评', '周期'], read: oneOf(periods) },
    title: { label: '叫什么', words: ['荣誉名称', '奖项', '奖项名称'], read: words(grantForm.title.most) },
    grantedBy: {
      label: '谁评的',
      words: ['授予单位', '颁发单位', '评选单位', '表彰单位'],
      needed: true,
      read: words(grantForm.grantedBy.most),
    },
    level: { label: '哪一级', words: ['级别', '荣誉级别'], read: oneOf(honourLevels) },
    agreed: { label: '同意公开', words: ['本人同意公开', '是否公开', '公开'], read: yesOrNo },
  },
  // Who got the same thing twice in two years has two; each row is one.
  keyOf: ({ kind, name, year, month, by, title }) =>
    [kind, title ?? '', year, month ?? '', by ?? '', nameKeyOf(name)].join('|'),
})
