/** The photo on what others may see of a report: there once the content check has passed it, and for nobody before. */
import type { Input } from '../../../src/contract'
import type { CaseDocument } from '@/domain/case/documents'
import type { CheckDocument } from '@/domain/moderation/documents'
import { alikeAfterCrashes, laterJobs } from '../../support/crash'
import { caseRow } from '../../support/cases'
import { aPhoto, sendVerdict } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

const HERE = 'building:g01:1 号楼'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'owner', [], { realName: '王秀英', gridId: 'g01', building: '1 号楼' })
  await appoint(test, 'neighbour', [], { realName: '李邻居', gridId: 'g01', building: '1 号楼' })
  await appoint(test, 'staff', ['staff'], { realName: '周敏' })
})
afterAll(() => test.close())

const formWith = (photos: string[]): Input<'incident.begin'>['form'] => ({
  ...{ category: 'facility', spot: HERE, where: '', text: '', urgency: 'normal' },
  photos,
})

async function reported(photos: number): Promise<string> {
  // The service says nothing by itself.
  test.cloud.answers({ api: 'wxa_media_check', answer: { result: null } })
  const files: string[] = []
  for (let i = 0; i < photos; i++) files.push(await aPhoto(test))
  const { caseId } = await test.must('owner', 'incident.begin', { form: formWith(files), unnamed: false })
  // What others will see is checked by the job.
  await laterJobs(test)
  return caseId
}

const checkNow = async () => (await test.rows<CheckDocument>('checks'))[0]
const seenBy = async (openid: string) =>
  (await test.must(openid, 'incident.board', { spot: HERE, same: 'facility' })).items.map(
    ({ photo }) => photo,
  )

it('is seen by neighbours once it has passed, the first of several alone, as the copy of the station', async () => {
  const caseId = await reported(2)
  expect(await seenBy('neighbour')).toEqual([null])
  const check = await checkNow()
  expect(check?.media).toHaveLength(2)
  for (const { traceId } of check?.media ?? []) await sendVerdict(test, traceId ?? '', 'pass')
  await laterJobs(test)
  const { form, content } = await caseRow(test, caseId)
  expect(content?.verdict).toBe('passed')
  const [first] = form['photos'] as string[]
  expect(first).toContain('kept')
  expect(await seenBy('neighbour')).toEqual([first])
})

it.each(['review', 'risky'] as const)('is seen by nobody on the board when it is %s', async (suggest) => {
  const caseId = await reported(1)
  const { traceId } = (await checkNow())?.media[0] ?? {}
  await sendVerdict(test, traceId ?? '', suggest)
  await laterJobs(test)
  expect(await seenBy('neighbour')).toEqual([null])
  // Whose it is, and whoever sees to it, sees it all the same.
  for (const openid of ['owner', 'staff'])
    expect((await test.must(openid, 'incident.open', { caseId })).photos).toHaveLength(1)
})

it('a report without photos asks for no check', async () => {
  const caseId = await reported(0)
  expect((await caseRow(test, caseId)).content).toBeUndefined()
  expect(await checkNow()).toBeUndefined()
})

it('is checked once, whatever dies on the way', async () => {
  const photo = await aPhoto(test)
  const standing = async () => {
    const cases = await test.rows<CaseDocument>('cases')
    const checks = await test.rows<CheckDocument>('checks')
    return [cases.length, checks.length, cases[0]?.content?.checkId === checks[0]?._id]
  }
  const begun = { form: formWith([photo]), unnamed: false }
  await alikeAfterCrashes(test, ['owner', 'incident.begin', begun], standing)
})
