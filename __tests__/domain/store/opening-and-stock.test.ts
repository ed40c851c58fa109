/** The store's days and hours in words, and the movements of stock that are refused. */
import { instantOf } from '../../../src/domain/kernel/clock'
import { newSeats } from '../../../src/domain/kernel/seats'
import { newPrize } from '../../../src/domain/store/decide-prize'
import type { StockWay } from '../../../src/domain/store/vocabulary'
import {
  alwaysOpen,
  isHandedOutAt,
  isOpenDay,
  nextOpenDay,
  openingText,
  pickUpText,
  weekdaysWord,
} from '../../../src/domain/store/opening'
import { isLow, moveStock, stockText } from '../../../src/domain/store/stock'
import { pickUpText as scanText, readScan } from '../../../src/domain/attendance/scan-text'

describe('days and hours', () => {
  it.each([
    [[1, 2, 3, 4, 5, 6, 7], '每天'],
    [[5, 4, 3, 2, 1], '周一至周五'],
    [[6, 7], '周六、周日'],
    [[2, 4, 6], '周二、周四、周六'],
    [[], ''],
  ] as const)('%j reads %s', (weekdays, words) => {
    expect(weekdaysWord(weekdays)).toBe(words)
  })

  it('say when something is handed out', () => {
    const hours = { weekdays: [1, 2, 3, 4, 5] as (1 | 2 | 3 | 4 | 5)[], fromMinute: 540, untilMinute: 1050 }
    expect(pickUpText(hours)).toBe('周一至周五 9:00–17:30')
    expect(pickUpText({ ...hours, weekdays: [] })).toBe('时间请先问一下')
    const at = (day: string, time: string) => isHandedOutAt(hours, instantOf(day, time))
    expect([at('2026-11-20', '09:00'), at('2026-11-20', '17:29'), at('2026-11-20', '17:30')]).toEqual([
      true,
      true,
      false,
    ])
    expect([at('2026-11-20', '08:59'), at('2026-11-21', '10:00')]).toEqual([false, false])
  })

  it('close and add single days', () => {
    const store = {
      ...alwaysOpen('st1'),
      weekdays: [6 as const],
      closedDays: ['2026-11-28'],
      extraDays: ['2026-12-01'],
    }
    const open = (day: string) => isOpenDay(store, instantOf(day, '12:00'))
    expect([open('2026-11-21'), open('2026-11-28'), open('2026-12-01'), open('2026-12-02')]).toEqual([
      true,
      false,
      true,
      false,
    ])
    expect(nextOpenDay(store, instantOf('2026-11-21', '23:59'))).toBe('2026-12-01')
    expect(
      nextOpenDay({ ...store, weekdays: [], extraDays: [] }, instantOf('2026-11-21', '12:00')),
    ).toBeNull()
    expect(openingText(alwaysOpen('st1'))).toBe('每天可以兑换')
    expect(openingText({ ...store, weekdays: [] })).toBe('在公布的日子可以兑换')
  })
})

const facts = {
  ...{
    title: '大米',
    kind: 'goods' as const,
    intro: '',
    photo: null,
    points: 10,
    limitPerMonth: null,
    partnerId: null,
  },
  ...{ place: '大厅', shelfFrom: null, shelfUntil: null, lowMark: 2 },
  pickUp: { weekdays: [], fromMinute: 0, untilMinute: 0 },
}
const about = { stationId: 'st1', partnerName: '', content: null, by: 's1', now: 0 }
const seat = (who: string) => ({ who, by: 'p1', at: 1 })
/** Ten in the store room, three of them reserved. */
const prize = {
  ...newPrize('z1', facts, about),
  stock: { ...newSeats(10, 0), free: 7, holders: [seat('r1'), seat('r2'), seat('r3')] },
  taken: { '2026-08': { p1: 1 }, '2026-10': { p1: 1 }, '2026-11': { p1: 2 } },
}
const move = (how: StockWay, amount: number) =>
  moveStock(prize, {
    ...{ moveId: 'k1', how, amount, reason: '月底', byPersonId: 's1', byName: '李*' },
    at: instantOf('2026-11-20', '10:00'),
  })

describe('stock', () => {
  it.each([
    ['in', 5, [10, 15]],
    ['out', 7, [10, 3]],
    ['count', 9, [10, 9]],
    ['count', 10, [10, 10]],
    ['out', 8, 'STOCK_RESERVED'],
    ['count', 2, 'STOCK_RESERVED'],
    ['in', 991, 'STOCK_TOO_MUCH'],
  ] as const)('%s %i', (how, amount, expected) => {
    const decided = move(how, amount)
    expect(decided.ok ? [decided.value.move.before, decided.value.move.after] : decided.error.code).toEqual(
      expected,
    )
  })

  it('forgets months that count for nothing any more', () => {
    const decided = move('in', 1)
    expect(decided.ok && decided.value.update.patch.$unset).toEqual({ 'taken.2026-08': '' })
  })

  it('says how much is left, and when it runs out', () => {
    expect([stockText(12, 2), stockText(3, 0), stockText(5, 5), stockText(0, 5)]).toEqual([
      '还有 12 份',
      '只剩 3 份',
      '只剩 5 份',
      '已兑完',
    ])
    const low = (free: number, state: 'onShelf' | 'offShelf' = 'onShelf', lowMark = 2) =>
      isLow({ ...prize, state, lowMark, stock: { ...prize.stock, free } })
    expect([low(3), low(2), low(0), low(0, 'offShelf'), low(0, 'onShelf', 0)]).toEqual([
      false,
      true,
      true,
      false,
      false,
    ])
  })
})

it('a pick-up code is read back as what it says', () => {
  expect(readScan(scanText('0123456789'))).toEqual({ kind: 'pickUp', code: '0123456789' })
  expect(readScan('LX:12345')).toBeNull()
})
