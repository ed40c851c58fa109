/** Shows what may be wished for, how a wisher is called, and under which marks a wish hangs. */
import { DAY, dayOf } from '../../../src/domain/kernel/clock'
import { assertRules } from '../../../src/domain/kernel/rules'
import { callingOf } from '../../../src/domain/wish/new-wish'
import { decideForm } from '../../../src/domain/wish/decide-form'
import type { WishForm } from '../../../src/domain/wish/documents'
import { markFor, marksOf } from '../../../src/domain/wish/new-wish'
import { forbiddenWordIn, moneyWordIn } from '../../../src/domain/wish/decide-form'
import { isNear, wishRules } from '../../../src/domain/wish/rules'
import { wishGroups } from '../../../src/domain/wish/vocabulary'

const NOW = Date.UTC(2026, 10, 20, 4)

describe('a form', () => {
  const form = (given: Partial<WishForm>): WishForm => ({
    title: '想要一盏灯',
    kind: 'goods',
    group: 'elder',
    reason: '',
    neededBy: dayOf(NOW + 10 * DAY),
    deliverWay: 'home',
    place: '',
    estCost: 100,
    helpersWanted: 1,
    photos: [],
    sharePhone: true,
    ...given,
  })
  const codeOf = (given: Partial<WishForm>): string => {
    const decision = decideForm(form(given), NOW)
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
      expect(marks).toEqual(
        expect.arrayContaining([
          markFor({}),
          markFor({ group }),
          markFor({ gridId: 'g01' }),
          markFor({ gridId: 'g01', group }),
        ]),
      )
      expect(marks).not.toContain(markFor({ gridId: 'g02' }))
      expect(new Set(marks).size).toBe(marks.length)
    }
    expect(marksOf({ gridId: '', group: 'child' })).toEqual(['all', 't:child'])
  })
})
