/** Owns the words that keep a wish off the wall: money in any form, and things that no neighbour may hand over. */

/** Ways of asking for money or giving it; found in the title and in the reason. */
const moneyWords = [
  '现金',
  '红包',
  '转账',
  '汇款',
  '打款',
  '打钱',
  '给钱',
  '要钱',
  '发钱',
  '借钱',
  '借款',
  '贷款',
  '还债',
  '捐款',
  '众筹',
  '收款码',
  '付款码',
  '银行卡号',
  '银行账号',
  '支付宝',
  '微信支付',
]

/** Money by another name; only what is wished for itself may not be one, a reason may mention it. */
const titleMoneyWords = ['零花钱', '生活费', '充值', '话费', '购物卡', '代金券', '充值卡', '奖金', '钱款']

/** An amount as the thing wished for: 500元, 三百块钱, 2 万元. */
const AMOUNT = /[0-9零一二两三四五六七八九十百千万]+(?:元|块钱)(?!旦|宵)/

const forbiddenWords = [
  '香烟',
  '卷烟',
  '电子烟',
  '一条烟',
  '白酒',
  '啤酒',
  '红酒',
  '黄酒',
  '药品',
  '药片',
  '处方药',
  '止痛药',
  '安眠药',
  '感冒药',
  '降压药',
  '保健品',
  '毒品',
  '彩票',
  '管制刀具',
  '烟花',
  '爆竹',
  '鞭炮',
]

/** Letters as they are compared: full width made half, and nothing between them, seen or unseen, since a space hides no word. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}\p{S}\p{C}\p{M}]/gu, '')

/** The word by which a wish asks for money; null when it does not. */
export function moneyWordIn({ title, reason }: { title: string; reason: string }): string | null {
  const wished = plain(title)
  const everything = `${wished}|${plain(reason)}`
  return (
    moneyWords.find((word) => everything.includes(word)) ??
    titleMoneyWords.find((word) => wished.includes(word)) ??
    AMOUNT.exec(wished)?.[0] ??
    null
  )
}

/** The word by which a wish asks for something nobody may hand over; null when it does not. */
export function forbiddenWordIn({ title }: { title: string }): string | null {
  const wished = plain(title)
  return forbiddenWords.find((word) => wished.includes(word)) ?? null
}
