/**
 * The page of whoever stands where waste is put out: a scan with the wrong word is taken back, once, also by two taps on
 * the same spot and after a cut in the middle.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import PointPage from '@/packages/green/point'
import type { SortingDocument } from '../../../src/domain/sorting/documents'
import { cardText } from '@/domain/attendance/scan-text'
import { personIdOf } from '../../support/builders'
import { pointWith } from '../../support/sortings'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'

const MORNING = Date.parse('2027-03-08T08:00:00+08:00')
let test: TestCloud
let pointId = ''

beforeAll(async () => {
  test = await testCloud()
  test.at(MORNING)
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '周敏' })
  for (const [at, openid] of ['o-hua', 'o-li'].entries())
    await appoint(test, openid, [], {
      ...{ cardToken: `card-${personIdOf(openid)}`, cardTokens: [`card-${personIdOf(openid)}`] },
      ...{ realName: '邻居', gridId: 'g01', building: '1 号楼', unit: '1', room: `${101 + at}` },
    })
  pointId = await pointWith(test, ['o-hua'])
})
afterAll(() => test.close())

const stands = async () =>
  (await test.rows<SortingDocument>('sortings')).map(({ state, points }) => [state, points])

it('offers to take back what was scanned just now, and lets the household be scanned again', async () => {
  const params = { pointId }
  holdPhone(test, 'o-hua', params)
  openPage(PointPage, params)
  host.scanned = cardText(`card-${personIdOf('o-li')}`)
  await tap('扫居民卡')
  await tap('对')
  await see(/分对了，记/)
  expect(await stands()).toEqual([['right', 1]])
  await tap(/^收回：/)
  await see(/^收回给.*记的这一次？$/)
  loseSignal()
  await tap('收回')
  await see(/网络|信号/)
  expect(await stands()).toEqual([['right', 1]])
  holdPhone(test, 'o-hua', params)
  await tap('收回')
  await see(/^收回了，.*可以再扫$/)
  expect(await stands()).toEqual([['taken', 0]])
  expect(tappableOf(/^收回：/)).toBeUndefined()
  expect(words()).toContain('收回了')
  test.at(MORNING + 60_000)
  await tap('扫居民卡')
  await tap('再分一下')
  await see(/再分一下，分好了再扫/)
  expect(await stands()).toEqual([['again', 0]])
})
