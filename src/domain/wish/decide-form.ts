/**
 * Owns whether what a maker wrote may be handed in: goods or a service of small value, soon, never money in any form, and
 * nothing that no neighbour may hand over.
 */
import { daysBetween, startOf } from '../kernel/clock'
import { type Decision, ok, reject } from '../kernel/errors'
import type { WishForm } from './documents'
import { wishRulesAt } from './rules'

/** Ways of asking for money or giving it that can mean nothing else; found in the title and in the reason. */
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
]

/** Ways of paying: to learn them is an honest wish, to be paid by them is not. */
const paying = ['微信支付', '支付宝', '微信付款']
const LEARNS = /教|学|会用|怎么用|不会|使用|用不来/

/** Money by another name; only what is wished for itself may not be one, a reason may mention it. */
const titleMoneyWords = ['零花钱', '生活费', '充值', '话费', '购物卡', '代金券', '充值卡', '奖金', '钱款']

const DIGITS = '0-9零〇一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟'
/** An amount as the thing wished for: 500元, 三百块钱, 2 万元, 五百大洋. 元 in 三元桥 and 元旦 is none. */
const AMOUNT = new RegExp(
  `[${DIGITS}]+(?:元钱?(?!旦|宵|桥|里|店|村|路|街|巷|站|宝|素|件)|块钱|圆整|元整|rmb|人民币)|(?:人民币|rmb|¥|￥)[${DIGITS}]+`,
  'iu',
)
/** 200块, 二百块, 两百 at the end: so much is said of money, unless a thing follows: 两块肥皂, 一百块瓷砖. */
const BARE = new RegExp(`(?:[0-9]{2,}|[${DIGITS}]*[百千万佰仟][${DIGITS}]*)块(?:$|[，。、！吧呢呀啊给])`, 'u')
const ASKED = new RegExp(`(?:要|给我?|借我?|缺|差)(?:[0-9]{3,}|[${DIGITS}]*[百千万佰仟][${DIGITS}]*)$`, 'u')

/** Things nobody may hand over, each with the harmless things whose names hold the word. */
const forbidden: readonly { word: string; but?: RegExp }[] = [
  ...['香烟', '卷烟', '电子烟', '一条烟', '毒品', '彩票', '管制刀具'].map((word) => ({ word })),
  ...['白酒', '啤酒', '红酒', '黄酒'].map((word) => ({ word, but: /酒瓶|酒杯|酒架|酒盒|开瓶/ })),
  ...['药品', '药片', '处方药', '止痛药', '安眠药', '感冒药', '降压药', '保健品'].map((word) => ({
    word,
    but: /盒|分装|收纳|切药|提醒|说明|回收|柜|教|认|看懂|整理/,
  })),
  ...['烟花', '爆竹', '鞭炮'].map((word) => ({ word, but: /看|赏|陪|电子|贴|画|纸/ })),
]

/** Letters as they are compared: full width made half, and nothing between them, seen or unseen, since a space hides no word. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}\p{S}\p{C}\p{M}]/gu, '')

/** Signs of money keep their meaning where other signs are taken out. */
const withSigns = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[¥￥]/gu, '人民币')
    .replace(/[\s\p{P}\p{S}\p{C}\p{M}]/gu, '')

/** Whether a text says a word for money; 想要钱包 says 要钱 only by chance. */
function says(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!word.endsWith('钱') || !/^[包夹罐箱盒币袋柜]/u.test(text.slice(at + word.length))) return true
  }
  return false
}

const paidBy = (text: string): string | undefined =>
  LEARNS.test(text) ? undefined : paying.find((word) => text.includes(word))

/** The word by which a wish surely asks for money; null when it does not. */
export function moneyWordIn({ title, reason }: { title: string; reason: string }): string | null {
  const wished = withSigns(title)
  const told = plain(reason)
  return (
    moneyWords.find((word) => says(wished, word) || says(told, word)) ??
    paidBy(wished) ??
    paidBy(told) ??
    titleMoneyWords.find((word) => wished.includes(word)) ??
    AMOUNT.exec(wished)?.[0] ??
    BARE.exec(wished)?.[0] ??
    ASKED.exec(wished)?.[0] ??
    null
  )
}

/** The word by which a wish surely asks for something nobody may hand over; null when it does not. */
export function forbiddenWordIn({ title }: { title: string }): string | null {
  const wished = plain(title)
  return forbidden.find(({ word, but }) => wished.includes(word) && !but?.test(wished))?.word ?? null
}

/** What only makes one wonder: whoever verifies the wish is shown it beside the wish. */
const wonder: readonly RegExp[] = [
  /钱(?!包|夹|币册)/u,
  /微信支付|支付宝|付款|报销|补贴|欠费|房租/u,
  new RegExp(`[${DIGITS}]{2,}(?:块|元)`, 'u'),
  /烟(?!机|囱|感|雾|台|道)|酒(?!店|精|窝)|药/u,
]

/** The words that make a wish doubtful, each once; none for most. */
export function doubtsIn({ title, reason }: { title: string; reason: string }): string[] {
  const text = `${withSigns(title)}|${plain(reason)}`
  return [...new Set(wonder.flatMap((pattern) => pattern.exec(text)?.[0] ?? []))]
}

type FormCode = 'WISH_NO_MONEY' | 'WISH_NOT_THIS' | 'WISH_TOO_DEAR' | 'WISH_BY_WHEN'

export function decideForm(form: WishForm, now: number): Decision<WishForm, FormCode> {
  const rules = wishRulesAt(now)
  const money = moneyWordIn(form)
  if (money !== null) return reject('WISH_NO_MONEY', { word: money })
  const forbidden = forbiddenWordIn(form)
  if (forbidden !== null) return reject('WISH_NOT_THIS', { word: forbidden })
  if (form.estCost > rules.mostYuan) return reject('WISH_TOO_DEAR', { most: rules.mostYuan })
  const ahead = daysBetween(now, startOf(form.neededBy))
  if (ahead < 1 || ahead > rules.aheadDays) return reject('WISH_BY_WHEN', { most: rules.aheadDays })
  return ok(form)
}

/** Everything of a wish that others will read, for the check of contents; the place is read by its helpers. */
export const readText = ({ title, reason, place }: WishForm): string =>
  [title, reason, place].filter((part) => part !== '').join('\n')

/** Whether two drafts say the same, by which the repetition of a request is told from another draft. */
export const sameForm = (a: WishForm, b: WishForm): boolean =>
  (Object.keys(a) as (keyof WishForm)[]).every(
    (field) => JSON.stringify(a[field]) === JSON.stringify(b[field]),
  )
