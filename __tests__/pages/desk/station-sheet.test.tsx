/**
 * The head of a station writes what residents see of it, and on which days nobody is there.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import StationSheetPage from '@/packages/desk-people/station-sheet'
import StationPage from '@/packages/me/station'
import { DAY, dayOf } from '../../../src/domain/kernel/clock'
import { closedWord } from '../../../src/domain/station/closed-words'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, type, words } from '../support/deeds'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  // The phone has a clock of its own, and both stand at the same day.
  test.at(Date.now())
  await appoint(test, 'head', ['station_admin'], { realName: '高文静' })
  await appoint(test, 'second', ['station_admin'], { realName: '钱进' })
  await appoint(test, 'staff', ['staff'])
})
afterAll(() => test.close())

const sheet = () => test.must('staff', 'station.sheet', {})

async function pickDay(which: 0 | 1, day: string): Promise<void> {
  const wheel = (await screen.findAllByTestId('wheel'))[which]
  if (!wheel) throw new Error(`there is no wheel ${which}`)
  fireEvent.change(wheel, { target: { value: day } })
  await act(() => Promise.resolve())
}

it('says so without signal, and shows staff what is written without a way to change it', async () => {
  loseSignal()
  openPage(StationSheetPage)
  await see('没有连上网络')
  holdPhone(test, 'staff')
  await tap('再试一次')
  await see('周一到周六 8:30–17:30')
  await see('要站长来改。')
  expect(tappableOf('改站的资料')).toBeUndefined()
  expect(tappableOf('加几天')).toBeUndefined()
})

it('what the head writes is kept without signal, is sent once, and stands on the page of the station', async () => {
  holdPhone(test, 'head')
  openPage(StationSheetPage)
  await tap('改站的资料')
  await type('电话', '打给老王')
  await tap('存好')
  await see('写一个打得通的号码，座机带区号')
  await type('电话', '0912-7654321')
  await type('我们是谁', '家门口的站，想出力的、有难处的都来')
  loseSignal()
  await tap('存好')
  await see(/没有连上网络/)
  holdPhone(test, 'head')
  const before = (await sheet()).version
  await tap('存好')
  await tap('存好').catch(() => undefined)
  await waitFor(() => expect(words()).toContain('存好了，居民马上看得到'))
  expect((await sheet()).version).toBe(before + 1)
  holdPhone(test, 'zhang')
  openPage(StationPage)
  await see('家门口的站，想出力的、有难处的都来')
})

it('whoever is second is told who was quicker, and what was written is still there', async () => {
  holdPhone(test, 'head')
  openPage(StationSheetPage)
  await tap('改站的资料')
  await type('我们是谁', '我写的')
  const { form, version } = await sheet()
  await test.must('second', 'station.saveSheet', { form: { ...form, about: '她写的' }, version })
  await tap('存好')
  await see(/^钱\*刚存过一次/)
  expect((screen.getByLabelText('我们是谁') as HTMLTextAreaElement).value).toBe('我写的')
  await tap('存好')
  await waitFor(async () => expect((await sheet()).form.about).toBe('我写的'))
})

it('days are closed from one to another, told to residents, and opened again', async () => {
  const [from, to] = [5, 11].map((days) => dayOf(test.now() + days * DAY)) as [string, string]
  const called = closedWord({ from, to }, test.now())
  holdPhone(test, 'head')
  openPage(StationSheetPage)
  await tap('加几天')
  await pickDay(0, to)
  await pickDay(1, from)
  await see('最后一天在头一天后面，一次最多 31 天')
  await pickDay(0, from)
  await pickDay(1, to)
  await tap('记下')
  await waitFor(() => expect(words()).toContain(`${called}不办公，记下了`))
  expect((await sheet()).closed).toEqual([{ from, to }])
  holdPhone(test, 'zhang')
  openPage(StationPage)
  await waitFor(() => expect(words()).toContain(`${called}不办公`))
  holdPhone(test, 'head')
  openPage(StationSheetPage)
  await tap(`${called}照常办公`)
  await waitFor(async () => expect((await sheet()).closed).toEqual([]))
})
