/**
 * What somebody has helped with, with what was said of it, is one tap away from what others ask for.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { DAY, dayOf, HOUR } from '@/domain/kernel/clock'
import CaseBoardPage from '@/packages/case/board'
import HelpedCasesPage from '@/packages/case/helped'
import { caseRow } from '../../support/cases'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, words } from '../support/deeds'
import { holdPhone } from '../support/phone'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'staff', ['staff'], { realName: '周专职' })
  await appoint(test, 'owner', [], { realName: '王秀英', gridId: 'g01' })
  await appoint(test, 'helper', [], { realName: '孙志愿', 'volunteer.state': 'active' })
})
afterAll(() => test.close())

it('says that there is nothing yet, then what was said, and the average only once there are enough', async () => {
  holdPhone(test, 'helper', { kind: 'order' })
  openPage(CaseBoardPage, { kind: 'order' })
  await see('我帮过的单')
  openPage(HelpedCasesPage, { kind: 'order' })
  await see('还没有帮过')

  const form = {
    ...{
      item: 'handy',
      text: '换灯泡',
      day: dayOf(test.now() + 3 * DAY),
      part: 'morning',
      takes: 'half',
      haste: 'usual',
    },
    photos: [],
  } as const
  const { caseId } = await test.must('owner', 'order.begin', {
    form: { ...form, photos: [] },
    unnamed: false,
  })
  const step = async (openid: string, event: string, answers?: object) => {
    const { version } = await caseRow(test, caseId)
    await test.must(openid, 'order.move', { caseId, version, event, ...(answers && { answers }) } as never)
  }
  await step('staff', 'verify')
  await step('staff', 'openPool')
  await step('helper', 'accept')
  await step('helper', 'start')
  await step('helper', 'finish', { finish: { did: '换好了', minutes: 40 } })
  test.at(test.now() + 3 * HOUR)
  const rate = { manner: '5', quality: '5', time: '4', overall: '5', words: '来得真快，灯也亮了' }
  await step('owner', 'rate', { rate })

  openPage(HelpedCasesPage, { kind: 'order' })
  await see('「来得真快，灯也亮了」')
  expect(words()).toContain('有 1 单评过了')
  expect(words()).not.toContain('平均 ')
})
