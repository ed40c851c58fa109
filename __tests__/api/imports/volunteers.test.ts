/** Importing volunteers without a phone: written down as neighbours are, with an application that somebody decides about. */
import type { PersonDocument } from '../../../src/domain/person/documents'
import { aPerson, put } from '../../support/builders'
import { alikeAfterCrashes } from '../../support/crash'
import { importing } from '../../support/imports'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { wishStation } from '../../support/wishes'

jest.setTimeout(600_000)

let test: TestCloud
let { look, toTheEnd, bring, refusedOf } = {} as ReturnType<typeof importing>
beforeAll(async () => {
  test = await testCloud()
  ;({ look, toTheEnd, bring, refusedOf } = importing(test))
})
beforeEach(async () => {
  await test.cloud.reset()
  await wishStation(test)
  await bring('buildings', '网格,楼栋\n甲网格,1-3 号楼\n')
})
afterAll(() => test.close())

const HEAD = '姓名,出生,网格,楼栋,本人同意方式,技能,服务时段'
const line = (name: string, birth = '1956-03-01', skills = '打扫、理发', slots = '平日上午') =>
  `${name},${birth},甲网格,1号楼,签了申请表,${skills},${slots}`
const file = (...lines: string[]) => `${HEAD}\n${lines.join('\n')}\n`
const called = async (realName: string): Promise<PersonDocument> => {
  const [person] = await test.rows<PersonDocument>('people', { realName })
  if (!person) throw new Error(`nobody is called ${realName}`)
  return person
}

it('each waits for a decision as every other applicant, and is a volunteer once somebody has agreed', async () => {
  await bring('volunteers', file(line('陈秀兰')))
  const { _id: personId, volunteer, version } = await called('陈秀兰')
  expect(volunteer).toMatchObject({
    ...{
      state: 'pendingReview',
      skills: ['cleaning', 'haircut'],
      slots: ['weekdayMorning'],
      volunteerNo: null,
    },
    ...{ youngestBirthDate: '1956-03-01', history: [{ on: 'apply' }] },
  })
  expect([version, volunteer.dueAt === null]).toEqual([0, false])
  const { toDos } = await test.must('o-staff', 'desk.open', {})
  expect(toDos).toContainEqual(expect.objectContaining({ kind: 'volunteer', id: personId }))
  await test.must('o-staff', 'desk.decideVolunteer', {
    ...{ personId, event: 'approve', version: volunteer.version },
  })
  expect((await called('陈秀兰')).volunteer).toMatchObject({ state: 'active' })
  // The same list once more changes nothing, and says why.
  const again = await look('volunteers', file(line('陈秀兰')))
  expect(again.counts).toMatchObject({ same: 1 })
})

it('somebody who has a card already applies with it; nothing else of the record changes', async () => {
  await put(test, 'people', [
    aPerson('', {
      ...{ _id: 'r-lin', openid: '', realName: '林国强', birthDate: '1956-03-01', building: '1 号楼' },
      gridId:
        (
          await test.rows<{ grids: { gridId: string; name: string }[] }>('stations', { _id: 'st1' })
        )[0]?.grids.find(({ name }) => name === '甲网格')?.gridId ?? '',
    }),
  ])
  const before = await called('林国强')
  const { importId, counts } = await bring('volunteers', file(line('林国强')))
  expect(counts).toMatchObject({ changed: 1 })
  const after = await called('林国强')
  expect(after).toMatchObject({ _id: 'r-lin', version: before.version + 1, cardToken: before.cardToken })
  expect(after.volunteer.state).toBe('pendingReview')
  // It is answered by somebody, and not taken back by the list.
  expect(await toTheEnd('import.undo', importId)).toMatchObject({ undone: 0, kept: 1 })
})

it('goes back while nobody has decided, and stays once somebody has', async () => {
  const { importId } = await bring('volunteers', file(line('陈秀兰'), line('王建军', '1957-04-02')))
  const { _id: personId, volunteer } = await called('陈秀兰')
  await test.must('o-staff', 'desk.decideVolunteer', {
    ...{ personId, event: 'approve', version: volunteer.version },
  })
  expect(await toTheEnd('import.undo', importId)).toMatchObject({ undone: 1, kept: 1 })
  expect(await test.rows('people', { realName: '王建军' })).toEqual([])
})

it('refuses minors, skills and times that nobody knows, each by itself', async () => {
  const { importId } = await look(
    'volunteers',
    file(
      line('赵小雨', '2012-01-01'),
      line('钱大力', '1960-01-01', '飞檐走壁'),
      line('孙立', '1961-01-01', '打扫', '半夜'),
      line('李好', '1962-01-01', '', ''),
    ),
  )
  expect(await refusedOf(importId)).toMatchObject([
    [2, expect.stringContaining('未满 18 岁')],
    [3, expect.stringContaining('「飞檐走壁」不在可选的里面')],
    [4, expect.stringContaining('「半夜」不在可选的里面')],
  ])
})

it('whichever request dies, each applies once', async () => {
  const { importId } = await look('volunteers', file(line('陈秀兰'), line('王建军', '1957-04-02')))
  const standing = async () =>
    (await test.rows<PersonDocument>('people', { openid: '' })).map(({ realName, volunteer }) =>
      [realName, volunteer.state, volunteer.history.length].join(),
    )
  await alikeAfterCrashes(test, ['o-staff', 'import.run', { importId }], async () =>
    (await standing()).sort(),
  )
})
