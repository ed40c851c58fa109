/** Owns the table of prizes. */
import { nameKeyOf } from '../../project/rules'
import type { PrizeFacts } from '../../store/documents'
import { prizeForm } from '../../store/prize-form'
import { storeRules } from '../../store/rules'
import { prizeKindNames } from '../../store/vocabulary'
import { defineTable, type RowOf } from '../define-kind'
import { oneOf, whole, words } from '../reading'

const readKind = oneOf(prizeKindNames)

export const prizeTable = defineTable({
  name: '奖品',
  about: '新的记成还没上架，数量记一笔入库；同名的只改分和领取处，库存不动，要改到那件奖品的页上入库或盘点',
  next: '新的奖品还没上架，看好了再一件一件上架',
  columns: {
    title: {
      label: '名称',
      words: ['奖品', '奖品名称', '物品', '物品名称', '品名'],
      needed: true,
      read: words(prizeForm.title.most),
    },
    points: {
      label: '分',
      words: ['积分', '分值', '所需积分', '兑换积分', '兑换分值', '要多少分'],
      needed: true,
      read: whole(prizeForm.points.least, prizeForm.points.most),
    },
    count: {
      label: '数量',
      words: ['库存', '份数', '现有数量', '库存数量', '几份'],
      needed: true,
      read: whole(0, storeRules.mostStock),
    },
    place: {
      label: '领取处',
      words: ['在哪里领', '领取地点', '领取地址', '兑换地点'],
      read: words(prizeForm.place.most),
    },
    kind: { label: '物品还是服务', words: ['种类', '类型', '类别'], read: readKind },
    intro: { label: '介绍', words: ['说明', '奖品介绍', '规格'], read: words(prizeForm.intro.most) },
    limitPerMonth: {
      label: '每人每月最多几份',
      words: ['每月限兑', '限兑', '每人每月'],
      read: whole(prizeForm.limitPerMonth.least, prizeForm.limitPerMonth.most),
    },
    partner: { label: '谁家发', words: ['商家', '共建商家', '提供单位', '谁发'], read: words(30) },
  },
  keyOf: ({ title }) => nameKeyOf(title),
})

type PrizeRow = RowOf<typeof prizeTable.columns>

/** What an import says of a prize that stands: what it costs and where it is fetched. */
export type PrizeTerms = Pick<PrizeFacts, 'points' | 'place'>

export const termsOf = (row: PrizeRow, stands: PrizeTerms): PrizeTerms => ({
  points: row.points,
  place: row.place ?? stands.place,
})

/** A new prize as the form by hand begins it: fetched on working days, its mark for running low the usual one. */
export const newPrizeFacts = (row: PrizeRow, partner: { _id: string; place: string } | null): PrizeFacts => ({
  ...{ title: row.title, kind: row.kind ?? 'goods', intro: row.intro ?? '', photo: null },
  ...{
    points: row.points,
    limitPerMonth: row.limitPerMonth ?? null,
    lowMark: Number(prizeForm.lowMark.start),
  },
  ...{ partnerId: partner?._id ?? null, place: row.place ?? partner?.place ?? '' },
  pickUp: { weekdays: [1, 2, 3, 4, 5], fromMinute: 9 * 60, untilMinute: 17 * 60 },
  ...{ shelfFrom: null, shelfUntil: null },
})
