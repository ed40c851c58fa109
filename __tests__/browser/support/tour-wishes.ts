/** Owns the way past the wall and the wishes on it: made, claimed, granted and thanked for, and the station's own list. */
import { appPages } from '../../../src/domain/app-pages'
import { deskPages } from '../../../src/domain/desk-pages'
import type { PersonDocument } from '../../../src/domain/person/documents'
import type { WishDocument } from '../../../src/domain/wish/documents'
import type { TestCloud } from '../../support/test-cloud'
import type { Phone } from './phones'
import type { Stop } from './tour'

const WANG = 'demo-resident-wang'
const LI = 'demo-volunteer-li'
const ZHOU = 'demo-staff-zhou'
const GRID = 'demo-grid-zhao'

const choose = (role: 'tab' | 'radio', name: string) => async (phone: Phone) => {
  await phone.page.getByRole(role, { name, exact: true }).first().click()
  await phone.ready()
}

/** The first step of a wish answered, so that the following ones can be seen. */
async function firstStep(phone: Phone): Promise<void> {
  await phone.type('心愿是什么', '收音机想换个新天线')
  await phone.tap('下一步')
}

async function secondStep(phone: Phone): Promise<void> {
  // The step is kept with the rest: a phone that was here before stands at it already.
  if ((await phone.page.getByLabel('心愿是什么').filter({ visible: true }).count()) > 0)
    await firstStep(phone)
  await choose('radio', '老人')(phone)
  await phone.tap('下一步')
}

async function mineHelping(phone: Phone): Promise<void> {
  await choose('tab', '我的')(phone)
  await choose('radio', '我在帮的')(phone)
}

/** The stops of the demo station's wishes. */
export async function wishStops(test: TestCloud): Promise<Stop[]> {
  const wishes = await test.rows<WishDocument>('wishes')
  const people = await test.rows<PersonDocument>('people')
  const of = (what: string, fits: (wish: WishDocument) => boolean): WishDocument => {
    const found = wishes.find(fits)
    if (!found) throw new Error(`the demo has no wish that is ${what}`)
    return found
  }
  const phoneOf = (personId: string | undefined): string =>
    people.find(({ _id }) => _id === personId)?.openid ?? ''
  const helperOf = (wish: WishDocument) => phoneOf(wish.seats.holders[0]?.who)
  const open = of('open', ({ state }) => state === 'published')
  const submitted = of('to be verified', ({ state }) => state === 'submitted')
  const claimed = of('claimed', ({ state }) => state === 'claimed')
  const planned = of('planned', ({ state }) => state === 'fulfilling')
  const delivered = of('handed over', ({ state }) => state === 'delivered')
  const confirmed = of('granted', ({ state, ownerId }) => state === 'confirmed' && phoneOf(ownerId) !== '')
  const thanked = of('thanked for', ({ thanks }) => thanks !== null)
  const at = (name: string, wish: WishDocument, openid: string, first?: Stop['first']): Stop => ({
    ...{ name, openid, page: appPages.wish(wish._id) },
    ...(first && { first }),
  })
  const wall = (name: string, first: Stop['first'], openid = WANG): Stop => ({
    ...{ name, openid, page: appPages.wishes },
    ...(first && { first }),
  })
  return [
    { ...wall('wish-wall', undefined), main: true },
    wall('wish-granted', choose('tab', '已圆')),
    wall('wish-mine', choose('tab', '我的'), LI),
    wall('wish-helping', mineHelping, helperOf(claimed)),
    wall('wish-filter', (phone) => phone.tap('筛选心愿')),
    { name: 'wish-make', openid: WANG, page: appPages.makeWish(), main: true },
    { name: 'wish-make-whom', openid: GRID, page: appPages.makeWish(), first: firstStep },
    { name: 'wish-make-when', openid: GRID, page: appPages.makeWish(), first: secondStep },
    { ...at('wish-open', open, LI), main: true },
    at('wish-claim', open, LI, (phone) => phone.tap(/^(我来认领|一起圆)$/)),
    { ...at('wish-claimed', claimed, helperOf(claimed)), main: true },
    at('wish-plan', claimed, helperOf(claimed), (phone) => phone.tap('写下打算')),
    at('wish-planned', planned, helperOf(planned)),
    at('wish-confirm', delivered, ZHOU, (phone) => phone.tap('确认收到')),
    at('wish-verify', submitted, ZHOU),
    at('wish-thanked', thanked, WANG),
    at('wish-thank', confirmed, phoneOf(confirmed.ownerId), (phone) => phone.tap('说声谢谢')),
    { name: 'desk-wishes', openid: ZHOU, page: deskPages.deskWishes(), main: true },
  ]
}
