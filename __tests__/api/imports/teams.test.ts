/** Importing teams with their leaders: asked as by hand where the number is a volunteer's of the station, told where it is not. */
import { phoneKeyOf } from '../../../cloudfunctions/api/repositories/twins'
import type { TeamDocument, TeamMemberDocument } from '../../../src/domain/team/documents'
import { aPerson, personIdOf, put } from '../../support/builders'
import { alikeAfterCrashes } from '../../support/crash'
import { importing, rowsOf } from '../../support/imports'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { wishStation } from '../../support/wishes'

jest.setTimeout(600_000)

let test: TestCloud
let { look, toTheEnd, bring, sent } = {} as ReturnType<typeof importing>
beforeAll(async () => {
  test = await testCloud()
  ;({ look, toTheEnd, bring, sent } = importing(test))
})
beforeEach(async () => {
  await test.cloud.reset()
  await wishStation(test)
  const active = { ...aPerson('x').volunteer, state: 'active' as const }
  await put(test, 'people', [
    aPerson('o-lead', { realName: '高文静', phoneKey: phoneKeyOf('13800005555'), volunteer: active }),
    aPerson('o-none', { realName: '林远', phoneKey: phoneKeyOf('13800006666') }),
    aPerson('o-away', { stationId: 'st2', phoneKey: phoneKeyOf('13800007777'), volunteer: active }),
    aPerson('o-two', { phoneKey: phoneKeyOf('13800008888'), volunteer: active }),
    aPerson('o-three', { phoneKey: phoneKeyOf('13800008888'), volunteer: active }),
    aPerson('o-young', {
      ...{ phoneKey: phoneKeyOf('13800009999'), volunteer: active, birthDate: '2012-01-01' },
    }),
  ])
})
afterAll(() => test.close())

const teams = () => test.rows<TeamDocument>('teams')
const called = async (name: string) => (await teams()).find(({ form }) => form.name === name)
const members = () => test.rows<TeamMemberDocument>('teamMembers')
const told = async (importId: string) =>
  (await test.must('o-staff', 'import.open', { importId })).items.map(({ at, note, problem }) => [
    ...[at, note, problem],
  ])

it('whoever is a grown volunteer of the station is asked, sits in the team and is told; the others are named as missing', async () => {
  const body = [
    '名称,队长电话',
    '有人队,138 0000 5555',
    '没申请队,13800006666',
    '外站队,13800007777',
    '两位队,13800008888',
    '年轻队,13800009999',
    '没写队,',
    '写错队,1380000',
  ].join('\n')
  const { importId, counts } = await look('teams', body)
  expect(counts).toEqual({ added: 6, changed: 0, same: 0, refused: 1 })
  const notes = [
    [3, '队长先空着：这位还不是成年的志愿者，先申请，通过了再请', ''],
    [4, '队长先空着：本站没有找到用这个电话的人', ''],
    [5, '队长先空着：这个电话有几位志愿者在用，请到队伍的页上请', ''],
    [6, '队长先空着：这位还不是成年的志愿者，先申请，通过了再请', ''],
    [8, '', '队长电话「****」不是能打通的号码'],
  ]
  expect(await told(importId)).toEqual(notes)
  await toTheEnd('import.run', importId)
  expect(await told(importId)).toEqual(notes)
  expect(await called('有人队')).toMatchObject({
    ...{ leaderId: personIdOf('o-lead'), leaderName: '高文静', memberCount: 1, state: 'draft', version: 2 },
  })
  expect((await teams()).filter(({ leaderId }) => leaderId !== null)).toHaveLength(1)
  expect(await members()).toMatchObject([{ personId: personIdOf('o-lead'), state: 'member' }])
  expect(await test.rows('messages', { personId: personIdOf('o-lead') })).toHaveLength(1)
  const kept = JSON.stringify([await test.rows('importParts'), await teams()])
  expect(kept).not.toMatch(/1380000\d{4}/)
  // Who leads has been told, so that team goes by hand.
  expect(await toTheEnd('import.undo', importId)).toMatchObject({ undone: 5, kept: 1 })
  expect((await teams()).map(({ form }) => form.name)).toEqual(['有人队'])
})

it('a team that stands keeps its leader, and says so', async () => {
  await bring('teams', '名称\n老队\n')
  const { importId, counts } = await look('teams', '名称,队长电话,口号\n老队,13800005555,一起来\n')
  expect(counts).toMatchObject({ changed: 1 })
  await toTheEnd('import.run', importId)
  expect(await told(importId)).toEqual([[2, '队长没有动，要换请到队伍的页上换', '']])
  expect(await called('老队')).toMatchObject({ leaderId: null, form: { slogan: '一起来' } })
})

it('whichever request dies, the leader is asked once', async () => {
  const { importId } = await look('teams', '名称,上级,队长电话\n甲队,,13800005555\n乙队,甲队,\n')
  const standing = async () => ({
    teams: (await teams()).map(({ form, leaderId, memberCount, version }) => [
      ...[form.name, leaderId, memberCount, version].map(String),
    ]),
    members: (await members()).map(({ personId, state }) => [personId, state]),
    told: (await test.rows('messages', { personId: personIdOf('o-lead') })).length,
  })
  await alikeAfterCrashes(test, ['o-staff', 'import.run', { importId }], async () => {
    const { teams: all, ...others } = await standing()
    return { teams: all.sort(), ...others }
  })
})

it.each([
  ['teams', rowsOf('名称,上级,队长电话', 1000, (at) => `队${at},总队,1380000${String(at).padStart(4, '0')}`)],
  ['buildings', rowsOf('网格,楼栋', 1000, (at) => `网格${at % 20},${at + 1}号楼`)],
] as const)('a thousand %s are looked at in at most forty requests', async (kind, body) => {
  await bring('teams', '名称\n总队\n')
  const reply = await test.call('o-staff', 'import.preview', await sent(kind, body))
  expect(reply.ok).toBe(true)
  expect(reply.ops).toBeLessThanOrEqual(40)
})
