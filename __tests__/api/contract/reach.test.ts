/** How far the roles of a station reach: every action is tried with a resident of another grid, with what another person leads, and from another station. */
import { seal } from '../../../cloudfunctions/api/platform/cipher'
import { contract, type ActionName } from '../../../src/contract'
import { HOUR } from '../../../src/domain/kernel/clock'
import { appointedRoles } from '../../../src/domain/person/roles'
import { aPerson, anActivity, aSession, personIdOf, put } from '../../support/builders'
import { aNoticeForm, inBuilding, nobody, sentNotice } from '../../support/notices'
import { aCourse } from '../../support/courses'
import { appoint, stationOf } from '../../support/station'
import { givePoints, putPrize } from '../../support/store'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { aWishForm } from '../../support/wishes'
import { type Bound, type Things, asksAt, buildingIn } from '../../support/reach-asks'
import { stationWide } from '../../support/reach-station-wide'

let test: TestCloud
let near: Things
let far: Things
let prizeId: string

const resident = (openid: string, gridId: string) =>
  aPerson(openid, {
    ...{
      gridId,
      building: buildingIn(gridId),
      realName: '王秀英',
      sex: 'woman' as const,
    },
    ...{ phoneCipher: seal('13800001234'), maskedPhone: '138****1234', birthDate: '1950-03-03' },
  })

const whistled = { reason: 'public', grade: 'usual', facts: '积水', wants: '来看' } as const

/** A resident, and a session with that person in it, a record of it, a wish and a notice, all in one grid. */
async function thingsOf(openid: string, gridId: string, leader: string): Promise<Things> {
  const leaderId = personIdOf(leader)
  await put(test, 'people', [resident(openid, gridId)])
  const about = { gridIds: [gridId], leaderId, createdBy: leaderId }
  const session = aSession(test.now(), { startAt: test.now() - HOUR, endAt: test.now() + HOUR, ...about })
  const plan = { sessionId: session._id, startAt: session.startAt, endAt: session.endAt, enrolUntil: 0 }
  await put(test, 'activities', [anActivity({ _id: session.activityId, ...about, plan: [plan] })])
  await put(test, 'sessions', [{ ...session, enrolUntil: session.endAt }])
  await put(test, 'courses', [aCourse({ _id: session.activityId, ...about, plan: [plan] }, session, openid)])
  const personId = personIdOf(openid)
  const added = { personId, title: `陪诊 ${gridId}`, day: session.day, minutes: 30, reason: '上门' }
  const { recordId, version: recordVersion } = await test.must('staff', 'hours.add', {
    ...added,
    sessionId: session._id,
  })
  const { wishId } = await test.must(openid, 'wish.make', { form: aWishForm(test) })
  const audience = inBuilding(gridId, buildingIn(gridId))
  const { noticeId } = await sentNotice(test, 'staff', { audience })
  const said = { category: 'facility', where: '', text: '', photos: [], urgency: 'normal' } as const
  const { caseId: incidentId } = await test.must(openid, 'incident.begin', {
    form: { ...said, photos: [], spot: `grid:${gridId}` },
    unnamed: false,
  })
  const { caseId: whistleId } = await test.must('head', 'whistle.begin', {
    form: { ...whistled, photos: [], spot: `grid:${gridId}`, lead: ['dept-water'], assist: [] },
    unnamed: false,
  })
  await test.must('head', 'whistle.move', { caseId: whistleId, version: 1, event: 'sign' })
  const { activityId, _id: sessionId } = session
  return {
    personId,
    card: `card-${personId}`,
    gridId,
    sessionId,
    activityId,
    recordId,
    recordVersion,
    wishId,
    noticeId,
    incidentId,
    whistleId,
  }
}

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'zhao', ['grid_worker', 'grid_leader'], { realName: '赵网格', gridIds: ['g01'] })
  await appoint(test, 'head', ['station_admin'], { realName: '高站长' })
  await appoint(test, 'li', ['team_leader'], { realName: '李队长' })
  await appoint(test, 'staff', ['staff'], { realName: '周专职' })
  await appoint(test, 'foreign', appointedRoles, { stationId: 'st2', gridIds: ['g01', 'g02'] })
  near = await thingsOf('near', 'g01', 'li')
  far = await thingsOf('far', 'g02', 'staff')
  await givePoints(test, ['near', 'far'], 50)
  prizeId = (await putPrize(test))._id
})
afterAll(() => test.close())

const bound = Object.keys(asksAt({} as TestCloud, '')) as Bound[]

const codeOf = async (openid: string, action: Bound, things: Things): Promise<string> => {
  const reply = await test.call(openid, action, asksAt(test, prizeId)[action](things) as never)
  return reply.ok ? 'ok' : reply.error.code
}

const refusals = [
  'FORBIDDEN',
  'NOT_FOUND',
  'OTHER_STATION',
  'CARD_UNKNOWN',
  'NOTICE_NOT_YOUR_GRID',
  'CASE_NOT_YOURS',
]

/** Everything that is stored about the people and things of a place, to see that a refusal wrote nothing. */
const stored = async () => {
  const names = [
    'enrollments',
    'serviceRecords',
    'wishes',
    'receipts',
    'reveals',
    'redemptions',
    'activities',
    'cases',
    'visits',
  ]
  return JSON.stringify(await Promise.all([...names, 'sessions'].map((name) => test.rows(name))))
}

describe('a role of the station ends where its grids and its sessions end', () => {
  it('every action whose scope is a grid or a session is tried here', () => {
    const declared = (Object.keys(contract) as ActionName[]).filter((name) =>
      ['grid', 'session'].includes(contract[name].scope),
    )
    expect([...bound].sort()).toEqual(declared.sort())
  })

  it.each(bound)(
    '%s of another grid is refused to a grid worker, of another leader to a team leader',
    async (action) => {
      const before = await stored()
      for (const openid of ['zhao', 'li', 'foreign']) {
        expect([openid, refusals]).toEqual([
          openid,
          expect.arrayContaining([await codeOf(openid, action, far)]),
        ])
      }
      expect(await stored()).toBe(before)
    },
  )

  const own: [Bound, string][] = [
    ['attendance.roster', 'zhao'],
    ['attendance.roster', 'li'],
    ['attendance.door', 'li'],
    ['attendance.scanCard', 'zhao'],
    ['attendance.undo', 'zhao'],
    ['attendance.scanCard', 'li'],
    ['desk.registerResident', 'zhao'],
    ['residents.look', 'zhao'],
    ['hours.add', 'zhao'],
    ['store.reserve', 'zhao'],
    ['wish.open', 'zhao'],
    ['wish.make', 'zhao'],
    ['wish.contact', 'zhao'],
    ['wish.move', 'zhao'],
    ['incident.move', 'zhao'],
    ['whistle.move', 'zhao'],
    ['visit.list', 'zhao'],
    ['visit.household', 'zhao'],
    ['visit.save', 'zhao'],
  ]
  it.each(own)('%s of the own place is still granted to %s', async (action, openid) => {
    expect(await codeOf(openid, action, near)).toBe('ok')
  })

  it('the staff and the head of the station reach the whole station', async () => {
    for (const action of ['attendance.roster', 'attendance.door', 'wish.open', 'wish.contact'] as const)
      expect(await codeOf('staff', action, far)).toBe('ok')
  })
})

describe('what is for nobody in particular', () => {
  it('a session for the whole station is run by its leader and the staff, and by no grid worker', async () => {
    const session = aSession(test.now(), { startAt: test.now() - HOUR, leaderId: personIdOf('staff') })
    await put(test, 'sessions', [session])
    const whole = { ...near, sessionId: session._id }
    expect(await codeOf('zhao', 'attendance.roster', whole)).toBe('FORBIDDEN')
    expect(await codeOf('staff', 'attendance.roster', whole)).toBe('ok')
  })

  it('whoever leads a session scans the card of anybody who comes to it', async () => {
    expect(await codeOf('li', 'attendance.scanCard', { ...near, card: far.card })).toBe('ok')
    expect(await codeOf('zhao', 'attendance.scanCard', { ...near, card: far.card })).toBe('FORBIDDEN')
  })

  it('somebody who is written down in no grid is looked after by every grid worker', async () => {
    await put(test, 'people', [{ ...resident('newcomer', 'g01'), gridId: null, building: '' }])
    const { wishId } = await test.must('newcomer', 'wish.make', { form: aWishForm(test) })
    expect(await codeOf('zhao', 'wish.open', { ...near, wishId })).toBe('ok')
  })
})

describe('lists leave out what is beyond reach', () => {
  it('every action of the desk that is open to grid workers or leaders has its reach written down', () => {
    const open = (Object.keys(contract) as ActionName[]).filter((name) => {
      const roles = contract[name].roles as readonly string[]
      const theirs = roles.includes('grid_worker') || roles.includes('team_leader')
      return contract[name].scope === 'station' && theirs && !roles.includes('resident')
    })
    expect(open.sort()).toEqual(Object.keys(stationWide).sort())
  })

  it('wishes, cards, sessions and records of others do not stand on the desk of a grid worker or a leader', async () => {
    for (const openid of ['zhao', 'li']) {
      const desk = JSON.stringify(await test.must(openid, 'desk.open', {}))
      for (const id of [far.sessionId, far.recordId, far.wishId]) expect(desk).not.toContain(id)
    }
    const wishes = await test.must('zhao', 'wish.desk', {})
    expect(wishes.items.map(({ wishId }) => wishId)).not.toContain(far.wishId)
    expect(wishes.items.map(({ wishId }) => wishId)).toContain(near.wishId)
    const pending = await test.must('zhao', 'hours.pending', {})
    expect(JSON.stringify(pending)).not.toContain(far.recordId)
    expect(JSON.stringify(await test.must('staff', 'hours.pending', {}))).toContain(far.recordId)
    await put(test, 'people', [
      aPerson('', { _id: 'p-far', gridId: 'g02', cardToken: 'paper-far', cardTokens: ['paper-far'] }),
      aPerson('', { _id: 'p-near', gridId: 'g01', cardToken: 'paper-near', cardTokens: ['paper-near'] }),
    ])
    const cards = JSON.stringify(await test.must('zhao', 'desk.printCards', {}))
    expect(cards).toContain('paper-near')
    expect(cards).not.toContain('paper-far')
    expect(JSON.stringify(await test.must('staff', 'desk.printCards', {}))).toContain('paper-far')
    expect((await test.call('li', 'desk.printCards', {})).ok).toBe(false)
  })

  it('the home of somebody in another grid is not put right', async () => {
    const before = { gridId: 'g02', building: '3 号楼' }
    const move = { personId: far.personId, gridId: 'g01', building: '1 号楼', before }
    expect(await test.call('zhao', 'residents.place', move)).toMatchObject({
      error: { code: 'NOT_YOUR_GRID' },
    })
    await put(test, 'people', [{ ...resident('odd', 'g02'), building: '别处' }])
    expect(JSON.stringify(await test.must('zhao', 'residents.unplaced', {}))).not.toContain(personIdOf('odd'))
    expect(JSON.stringify(await test.must('staff', 'residents.unplaced', {}))).toContain(personIdOf('odd'))
    const found = async (openid: string) =>
      JSON.stringify(await test.must(openid, 'residents.find', { text: '王秀英' }))
    expect(await found('zhao')).toContain(near.personId)
    expect(await found('zhao')).not.toContain(far.personId)
    expect(await found('staff')).toContain(far.personId)
  })

  it('an activity that somebody else leads is read, and offers no move', async () => {
    const seen = await test.must('zhao', 'desk.activity', { activityId: far.activityId })
    expect(seen).toMatchObject({ mayChange: false, moves: [] })
    const own = await test.must('li', 'desk.activity', { activityId: near.activityId })
    expect(own.mayChange).toBe(true)
  })

  it('a notice to other grids is neither written, counted, read, corrected nor called after', async () => {
    const audience = { ...nobody, gridIds: ['g02'] }
    const { noticeId } = far
    const { version } = (await test.must('staff', 'notice.reach', { noticeId })).notice
    const form = aNoticeForm(test, { audience })
    const { title, text, pictures, attachments, expiresAt, pinned } = form
    const correction = { body: { title, text, pictures, attachments }, expiresAt, pinned, note: '改时间' }
    const saved = await test.must('staff', 'notice.save', { form })
    const later = { noticeId: saved.noticeId, version: saved.version, at: test.now() + HOUR }
    const draft = await test.must('staff', 'notice.save', { form })
    const planned = await test.must('staff', 'notice.send', later)
    const tries = [
      test.call('zhao', 'notice.form', { noticeId }),
      test.call('zhao', 'notice.count', { audience }),
      test.call('zhao', 'notice.save', { form }),
      test.call('zhao', 'notice.send', { noticeId: draft.noticeId, version: draft.version }),
      test.call('zhao', 'notice.unschedule', { noticeId: planned.noticeId, version: planned.version }),
      test.call('zhao', 'notice.correct', { noticeId, version, ...correction }),
      test.call('zhao', 'notice.recall', { noticeId, version, reason: '发错了' }),
      test.call('zhao', 'notice.reach', { noticeId }),
      test.call('zhao', 'notice.callList', { noticeId }),
      test.call('zhao', 'notice.tick', { noticeId, personId: far.personId, how: 'call' }),
      test.call('zhao', 'notice.reveal', { noticeId, personId: far.personId }),
    ]
    const codes = (await Promise.all(tries)).map((reply) => (reply.ok ? 'ok' : reply.error.code))
    expect(codes).toEqual(codes.map(() => 'NOTICE_NOT_YOUR_GRID'))
  })
})
