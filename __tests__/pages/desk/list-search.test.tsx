/**
 * Looking through a list of the desk: what is typed narrows it, nothing found has a way back, the words stay.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import ActivitiesPage from '@/packages/desk-activity/activities'
import { waitFor } from '@testing-library/react'
import { anActivity, put } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, type, words } from '../support/deeds'
import { holdPhone } from '../support/phone'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'zhou', ['staff'], { realName: '周敏' })
  await put(test, 'activities', [
    anActivity({ title: '剪窗花', placeName: '站里大厅' }),
    anActivity({ title: '大扫除', placeName: '3 号楼' }),
    anActivity({ title: '剪纸课', state: 'draft' }),
  ])
})
afterAll(() => test.close())

const typed = () => document.querySelector<HTMLInputElement>('[aria-label="找活动"]')?.value

it('narrows the view, keeps the words from view to view, and leads back from nothing', async () => {
  holdPhone(test, 'zhou')
  openPage(ActivitiesPage)
  await see('大扫除')
  await type('找活动', '剪')
  await waitFor(() => expect(words()).not.toContain('大扫除'), { timeout: 5000 })
  await see('剪窗花')
  await tap('草稿')
  await see('剪纸课')
  expect(typed()).toBe('剪')
  await type('找活动', '踢毽子')
  await see('没有找到「踢毽子」')
  await tap('看全部')
  await see('剪纸课')
  expect(typed()).toBe('')
})
