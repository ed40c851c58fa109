/**
 * A poster: drawn while one waits, made anew after a lost signal, kept in the album, and what to do when the album is closed.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { waitFor } from '@testing-library/react'
import DetailPage from '@/packages/activity/detail'
import { DAY } from '@/domain/kernel/clock'
import { aSession, put } from '../../support/builders'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud
let sessionId: string

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  const session = aSession(test.now(), { title: '楼道大扫除', placeName: '3 号楼门口' })
  sessionId = session._id
  await put(test, 'sessions', [session])
})
afterAll(() => test.close())

/** The page with the poster asked for. */
async function ask(): Promise<void> {
  holdPhone(test, 'wang', { sessionId })
  openPage(DetailPage, { sessionId })
  await waitFor(() => expect(tappableOf('做一张海报')).toBeTruthy())
}

it('says that it is being drawn, and draws it anew once there is signal again', async () => {
  await ask()
  loseSignal()
  await tap('做一张海报')
  await see(/没有连上网络/)
  expect(tappableOf('存到相册')).toBeUndefined()
  const reached = (() => {
    holdPhone(test, 'wang', { sessionId })
    const { cloud } = host
    let open = () => undefined as void
    const gate = new Promise<void>((resolve) => (open = resolve))
    host.cloud = async (name, data) => gate.then(() => cloud?.(name, data))
    return open
  })()
  await tap('再试一次')
  await see('正在画海报…')
  reached()
  await waitFor(() => expect(tappableOf('存到相册')).toBeTruthy())
  expect(host.drawn.join('')).toContain('楼道大扫除')
  expect(host.drawn.join('')).toContain('3 号楼门口')
  expect(host.used.some((one) => one.startsWith('drawImage /tmp/'))).toBe(true)
})

it('says so when WeChat does not make the code, and makes it at the next tap', async () => {
  const other = aSession(test.now(), { title: '义诊' })
  await put(test, 'sessions', [other])
  const answer = { api: 'wxacode.getUnlimited', errcode: 45009, errmsg: 'quota', times: 1 }
  test.cloud.answers(answer)
  holdPhone(test, 'wang', { sessionId: other._id })
  openPage(DetailPage, { sessionId: other._id })
  await tap('做一张海报')
  await waitFor(() => expect(tappableOf('再试一次')).toBeTruthy())
  await tap('再试一次')
  await waitFor(() => expect(tappableOf('存到相册')).toBeTruthy())
})

it('is kept in the album, and again if wanted', async () => {
  await ask()
  await tap('做一张海报')
  await tap('存到相册')
  await see('海报存到相册了，发到群里、打印出来都行')
  expect(host.used.at(-1)).toBe('saveImageToPhotosAlbum /tmp/poster.png')
  expect(tappableOf('再存一次')).toBeTruthy()
})

it('an album that is closed says where to open it; closing the question says nothing', async () => {
  await ask()
  await tap('做一张海报')
  host.album = 'asked'
  await tap('存到相册')
  expect(words()).not.toContain('没有存成')
  host.album = 'refused'
  await tap('存到相册')
  await see(/^没有存成：微信还不能往相册里存/)
  await tap('去设置')
  expect(host.used.at(-1)).toBe('openSetting')
  host.album = 'full'
  await tap('存到相册')
  await see(/^没有存成，请再点一次/)
  expect(tappableOf('去设置')).toBeUndefined()
  host.album = 'open'
  await tap('存到相册')
  await see(/^海报存到相册了/)
})

it('is not offered once the session is over', async () => {
  const past = aSession(test.now(), { startAt: test.now() - 2 * DAY, title: '办过的' })
  await put(test, 'sessions', [past])
  holdPhone(test, 'wang', { sessionId: past._id })
  openPage(DetailPage, { sessionId: past._id })
  await see('办过的')
  expect(tappableOf('做一张海报')).toBeUndefined()
})
