/** Owns the way past the points store: shelf, prize and code on a resident's phone, the counter, the desk of prizes and points. */
import { appPages } from '../../../src/domain/app-pages'
import { furtherPages } from '../../../src/domain/further-pages'
import { deskPages } from '../../../src/domain/desk-pages'
import type { PersonDocument } from '../../../src/domain/person/documents'
import type { PrizeDocument, RedemptionDocument } from '../../../src/domain/store/documents'
import type { TestCloud } from '../../support/test-cloud'
import type { Stop } from './tour'

const LI = 'demo-volunteer-li'
const WANG = 'demo-resident-wang'
const ZHOU = 'demo-staff-zhou'
const GAO = 'demo-admin-gao'
const MERCHANT = 'demo-partner-ma'

function found<T>(rows: readonly T[], what: string): T {
  const [first] = rows
  if (first === undefined) throw new Error(`the demo has no ${what}`)
  return first
}

/** The stops of the demo station's store. */
export async function storeStops(test: TestCloud): Promise<Stop[]> {
  const prizes = await test.rows<PrizeDocument>('prizes')
  const prize = found(
    [...prizes].sort((a, b) => a.points - b.points),
    'prize',
  )
  const waiting = found(
    await test.rows<RedemptionDocument>('redemptions', { state: 'reserved' }),
    'reservation that waits',
  )
  const [owner] = await test.rows<PersonDocument>('people', { _id: waiting.ownerId })
  const openid = found(owner ? [owner.openid] : [], 'owner of it')
  const card = found(owner ? [owner.cardToken] : [], 'card of it')
  const at = (name: string, page: string, who = ZHOU): Stop => ({ name, openid: who, page })
  return [
    { ...at('store', appPages.store, LI), main: true },
    { ...at('prize', appPages.prize(prize._id), LI), main: true },
    {
      ...at('prize-reserve', appPages.prize(prize._id), LI),
      first: async (phone) => {
        if ((await phone.button(/^用 \d+ 分换$/).count()) > 0) await phone.tap(/^用 \d+ 分换$/)
      },
    },
    { ...at('redemption', appPages.redemption(waiting._id), openid), main: true },
    at('my-redemptions', appPages.myRedemptions, openid),
    at('points-summary', furtherPages.pointsSummary(), LI),
    at('household', appPages.household, LI),
    at('household-none', appPages.household, WANG),
    { ...at('counter', appPages.counter), main: true },
    at('counter-merchant', appPages.counter, MERCHANT),
    {
      ...at('counter-card', appPages.counter),
      first: async (phone) => {
        await phone.tap('扫领取码或居民卡')
        await phone.type('码里的文字', `LC:${card}`)
        await phone.tap('用这段文字')
        await phone.see('下一位')
      },
    },
    { ...at('desk-prizes', deskPages.deskPrizes), main: true },
    at('desk-prize', appPages.deskPrize(prize._id)),
    {
      ...at('desk-stock', appPages.deskPrize(prize._id)),
      first: (phone) => phone.tap('进货'),
    },
    at('prize-form', deskPages.prizeForm(prize._id)),
    at('store-days', deskPages.storeDays),
    at('partners', appPages.partners),
    at('statement', deskPages.statement()),
    at('points-rules', deskPages.pointsRules, GAO),
    {
      ...at('points-rule-form', deskPages.pointsRules, GAO),
      first: async (phone) => {
        await phone.tap('改规则')
        await phone.type('每满多少分钟记 1 分', '30')
        await phone.tap('先拿上个月试算')
        await phone.see('照新规则')
      },
    },
  ]
}
