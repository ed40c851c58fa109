/** Every page of the manifest opens in WeChat's bare engine: it draws a state of its own, with one question to the cloud, by styles that it has. */
import { testCloud, type TestCloud } from '../support/test-cloud'
import { appoint } from '../support/station'
import { personIdOf, putSession } from '../support/builders'
import { arrangeCommunity } from './support/community'
import { buildIfStale, readManifest, routesOf } from './support/dist'
import { createPhone, prepareWeapp, type Phone } from './support/phone'
import { unstyled } from './support/styles'

buildIfStale()
const routes = routesOf(readManifest())

let test: TestCloud
let parameters = ''

beforeAll(async () => {
  prepareWeapp()
  test = await testCloud()
  const session = await arrangeCommunity(test, ['wang'])
  await appoint(test, 'admin', ['station_admin', 'staff'])
  // Whatever a page is about, the same parameters name it; a page takes the ones it knows.
  const { activityId } = await putSession(test, { leaderId: personIdOf('admin') })
  parameters = `?as=in&sessionId=${session._id}&activityId=${activityId}&recordId=nothing`
})
afterAll(() => test.close())

async function opened(
  openid: string,
  route: string,
  arrange?: (phone: Phone) => Promise<void>,
): Promise<Phone> {
  const phone = createPhone(test, openid)
  await arrange?.(phone)
  await phone.openApp(`${route}${parameters}`)
  return phone
}

const isDesk = (route: string) => route.startsWith('packages/desk')
const isTab = (route: string) => route.startsWith('pages/')
/** The words of a page without those of the tab bar. */
const ownLines = (phone: Phone) => phone.lines().slice(0, isTab(phone.route()) ? -5 : undefined)

describe.each(routes)('%s', (route) => {
  it('opens for whom it is made', async () => {
    const phone = await opened(isDesk(route) ? 'admin' : 'wang', route)
    expect(phone.route()).toBe(route)
    expect(ownLines(phone).length).toBeGreaterThan(0)
    expect(phone.cloudCalls.length).toBeLessThanOrEqual(1)
    expect(unstyled(route, phone.tree())).toEqual([])
    await phone.closeApp()
  })

  it('says something without signal', async () => {
    const phone = await opened('wang', route, (before) => before.signal(false))
    expect(ownLines(phone).length).toBeGreaterThan(0)
    expect(phone.cloudCalls).toEqual([])
    await phone.closeApp()
  })
})
