/** Owns the border between stations: what belongs to one station is refused to the people of another, whatever their role. */
import { contract, type ActionName } from '../../../src/contract'
import { HOUR } from '../../../src/domain/kernel/clock'
import { sentNotice } from '../../support/notices'
import { checkOf, handIn, judgeText } from '../../support/pieces'
import { appointedRoles } from '../../../src/domain/person/roles'
import { sample } from '../../support/schema-samples'
import { appoint, stationOf } from '../../support/station'
import { aTable } from '../../support/tables'
import { aTeamForm } from '../../support/teams'
import { giveAccounts, putPrize } from '../../support/store'
import { testCloud, type TestCloud } from '../../support/test-cloud'

/** Fields by which an action names a thing of a station. */
const names = [
  'sessionId',
  'activityId',
  'recordId',
  'personId',
  'wishId',
  'checkId',
  'messageId',
  'noticeId',
  'prizeId',
  'redemptionId',
  'partnerId',
  'projectId',
  'teamId',
  'importId',
]

const actions = (Object.keys(contract) as ActionName[]).filter((name) => {
  const { scope, input } = contract[name]
  const fields = Object.keys((input as unknown as { entries: object }).entries)
  return ['station', 'grid', 'session'].includes(scope) && fields.some((field) => names.includes(field))
})

let test: TestCloud
let ids: Record<string, unknown>

/** One of everything in the first station: an activity, its session, a volunteer who attended, the record of it. */
async function arrange(): Promise<void> {
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff', 'team_leader'])
  await appoint(test, 'o-admin', ['station_admin'])
  await appoint(test, 'o-foreign', appointedRoles, { stationId: 'st2', 'volunteer.state': 'active' })
  const startAt = test.now() + HOUR
  const facts = {
    intro: '介绍',
    placeName: '广场',
    organiserName: '社区',
    safetyContact: '值班室',
    riskNotice: '注意',
  }
  const plan = { ...facts, gridIds: [], projectId: null, sessions: [{ startAt, endAt: startAt + HOUR }] }
  const form = sample(contract['desk.createActivity'].input, plan) as never
  const created = await test.must('o-staff', 'desk.createActivity', form)
  const { activityId } = created
  const sent = await test.must('o-staff', 'desk.moveActivity', {
    activityId,
    version: created.version,
    event: 'submit',
  })
  const out = await test.must('o-admin', 'desk.moveActivity', {
    activityId,
    version: sent.version,
    event: 'approve',
  })
  const sessionId = out.sessions[0]?.sessionId ?? ''
  const { profile } = await test.must('o-neighbour', 'me.open', {})
  const added = {
    personId: profile.personId,
    title: '陪伴',
    day: '2026-11-12',
    minutes: 60,
    reason: '没有码',
  }
  const record = await test.must('o-staff', 'hours.add', added)
  ids = {
    projectId: await arrangeProject(),
    teamId: await arrangeTeam(),
    importId: await arrangeImport(),
    ...{ activityId, sessionId, personId: profile.personId, recordId: record.recordId, card: undefined },
    ...(await arrangeContents()),
    ...(await arrangeStore(profile.personId)),
    noticeId: (await sentNotice(test, 'o-staff')).noticeId,
  }
}

/** A wish that a person looked at, its check, and the message that told its author. */
async function arrangeContents(): Promise<Record<string, unknown>> {
  judgeText(test, '旧书', 'review')
  const wishId = await handIn(test, 'o-neighbour', { title: '旧书' })
  const { _id: checkId, version } = await checkOf(test, wishId)
  await test.must('o-staff', 'moderation.decide', { checkId, version, verdict: 'passed' })
  const [message] = await test.rows<{ _id: string }>('messages')
  return { wishId, checkId, messageId: message?._id }
}

async function arrangeProject(): Promise<string> {
  const form = { name: '楼道读书', positionId: 'edu_publicity', about: '', leaderName: '', isBrand: false }
  return (await test.must('o-staff', 'project.save', { form })).projectId
}

async function arrangeTeam(): Promise<string> {
  const asked = { form: aTeamForm(), parentId: null, positionIds: [] }
  return (await test.must('o-staff', 'team.save', asked)).teamId
}

async function arrangeImport(): Promise<string> {
  const fileId = await aTable(test, 'o-staff', '名称\n新的队伍\n')
  const asked = { kind: 'teams', fileId, fileName: '队伍.csv' } as const
  return (await test.must('o-staff', 'import.preview', asked)).importId
}

/** A shop, a prize of its, and a reservation of that prize. */
async function arrangeStore(personId: string): Promise<Record<string, unknown>> {
  const facts = { name: '老街粮油', place: '', contact: '', active: true }
  const { partnerId } = await test.must('o-staff', 'store.savePartner', facts)
  const { _id: prizeId } = await putPrize(test, { partnerId, points: 1 })
  await giveAccounts(test, [personId], 5)
  const reserved = await test.must('o-neighbour', 'store.reserve', { prizeId, purse: 'own' })
  return { partnerId, prizeId, redemptionId: reserved.redemptionId }
}

beforeAll(async () => {
  test = await testCloud()
  await arrange()
})
afterAll(() => test.close())

it('finds the actions that name a thing of a station', () => {
  expect(actions.length).toBeGreaterThan(12)
})

it.each(actions)('%s refuses a thing of another station', async (action) => {
  const { card: _card, ...named } = ids
  const entries = Object.keys((contract[action].input as unknown as { entries: object }).entries)
  const given = Object.fromEntries(Object.entries(named).filter(([field]) => entries.includes(field)))
  const input = sample(contract[action].input, {
    ...given,
    version: 1,
    sessions: [{ startAt: 1, endAt: 2 }],
    gridIds: [],
  })
  const reply = await test.send('o-foreign', { action, input, requestKey: 'a-key-for-stations' } as object)
  expect(reply.ok ? 'OK' : reply.error.code).toMatch(/^(OTHER_STATION|NOT_FOUND|FORBIDDEN|CARD_UNKNOWN)$/)
})
