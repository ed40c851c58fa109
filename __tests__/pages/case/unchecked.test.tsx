/**
 * Photos of a case that wait for the content check: whoever handed them in and whoever does not see them yet read so, each in own words.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import CaseDetailPage from '@/packages/case/detail'
import { laterJobs } from '../../support/crash'
import { aPhoto } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, words } from '../support/deeds'
import { holdPhone } from '../support/phone'

let test: TestCloud
let caseId: string

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-wang', [], { realName: '王秀英', gridId: 'g01' })
  await appoint(test, 'o-zhao', ['grid_worker'], { realName: '赵网格', gridIds: ['g01'] })
  // The service finds something at once.
  test.cloud.answers({ api: 'wxa_media_check', answer: { result: { suggest: 'risky', label: 20001 } } })
  const form = { category: 'facility', spot: 'grid:g01', where: '', text: '灯不亮', photos: [] } as const
  const begun = await test.must('o-wang', 'incident.begin', {
    form: { ...form, photos: [], urgency: 'normal' },
    unnamed: false,
  })
  caseId = begun.caseId
  await test.must('o-zhao', 'incident.move', {
    ...{ caseId, version: begun.version, event: 'solve', words: '换了灯泡' },
    answers: { solve: { photos: [await aPhoto(test)] } },
  })
})
afterAll(() => test.close())

function opened(openid: string): void {
  const params = { kind: 'incident', caseId }
  holdPhone(test, openid, params)
  openPage(CaseDetailPage, params)
}

it('says to each that they are looked at', async () => {
  opened('o-wang')
  await see('照片正在检查，通过了就看得到')
  opened('o-zhao')
  await see('照片正在检查，通过后别人才看得到，一般几分钟')
})

it('says to each that they were turned down, and lets whoever handed them in ask for a second look', async () => {
  await laterJobs(test)
  await laterJobs(test)
  opened('o-wang')
  await see('照片没有通过内容检查，看不到')
  expect(words()).not.toContain('申诉')
  opened('o-zhao')
  await see('照片没有通过内容检查，别人看不到。没有问题的话，可以申诉')
  await tap('为照片申诉')
  await see('请工作人员再看一遍？')
})
