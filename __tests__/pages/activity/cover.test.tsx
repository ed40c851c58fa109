/**
 * The face of a session: the drawing while no photo may be seen, the photos once they may, and never both.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import DetailPage from '@/packages/activity/detail'
import ActivityFormPage from '@/packages/desk-activity/activity-form'
import { fireEvent, waitFor } from '@testing-library/react'
import type { ActivityDocument } from '../../../src/domain/activity/documents'
import { put, putSession } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, pick, see, tap, tappableOf, type } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone } from '../support/phone'

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'])
})
afterAll(() => test.close())

const photo = (name: string): string => `cloud://local-dev.local-bucket/kept/activity/${name}.jpg`
const sources = (): string[] =>
  [...document.querySelectorAll('img')].map(({ src }) => decodeURIComponent(src))

it('shows the cover on top, the others below, and falls back to the drawing when it cannot be fetched', async () => {
  const { _id: sessionId, ...session } = await putSession(test, { title: '剪窗花' })
  await put(test, 'sessions', [
    {
      ...session,
      _id: `${sessionId}p`,
      pictures: { files: [photo('a'), photo('b')], edition: 1, version: 2 },
    },
  ])
  holdPhone(test, 'guest', { sessionId })
  openPage(DetailPage, { sessionId })
  await see('剪窗花')
  expect(sources()).toEqual([])
  holdPhone(test, 'guest', { sessionId: `${sessionId}p` })
  openPage(DetailPage, { sessionId: `${sessionId}p` })
  await waitFor(() => expect(tappableOf(/2 张照片/)).toBeTruthy())
  expect(sources().map((src) => /(\w)\.jpg/.exec(src)?.[1])).toEqual(['a', 'b'])
  fireEvent.error(document.querySelectorAll('img')[0] as Element)
  await waitFor(() => expect(sources()).toHaveLength(1))
})

it('photos chosen in the form go with the activity, and wait for their check', async () => {
  test.cloud.answers({ api: 'wxa_media_check', answer: { result: null } })
  holdPhone(test, 'o-staff')
  host.photos = ['/tmp/one.jpg', '/tmp/two.jpg']
  openPage(ActivityFormPage)
  await type('活动名称', '包饺子')
  await tap(/^添照片/)
  await waitFor(() => expect(tappableOf(/第 2 张照片/)).toBeTruthy())
  await pick('手工')
  await tap('存好')
  await waitFor(() => expect(host.visited.at(-1)).toMatch(/desk.activity/))
  const [made] = await test.rows<ActivityDocument>('activities', { title: '包饺子' })
  expect(made?.pictures?.files).toHaveLength(2)
  expect(made?.pictures?.content?.verdict).toBe('pending')
})
