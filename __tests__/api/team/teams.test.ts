/** Owns teams through the real function: who writes and leads them, who joins and leaves, counts, races and crashes. */
import type { ActionName, ErrorCode, Input } from '../../../src/contract'
import { DAY, HOUR } from '../../../src/domain/kernel/clock'
import { teamRules } from '../../../src/domain/team/rules'
import type { TeamDocument, TeamMemberDocument } from '../../../src/domain/team/documents'
import type { MessageDocument } from '../../../src/domain/message/documents'
import { personIdOf } from '../../support/builders'
import { anActivityForm } from '../../support/activity-forms'
import { alikeAfterCrashes, laterJobs } from '../../support/crash'
import { appoint, stationOf } from '../../support/station'
import { activeTeam, aTeamForm, memberOf } from '../../support/teams'
import { testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(240_000)

const volunteer = { 'volunteer.state': 'active', birthDate: '1970-01-01' }
const neighbours = ['wang', 'li', 'zhao', 'chen']

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'head', ['station_admin'], { realName: '高秀梅' })
  await appoint(test, 'staff', ['staff'], { realName: '周敏' })
  await appoint(test, 'other', ['staff'], { realName: '冯专职' })
  await appoint(test, 'lead', [], { realName: '孙队长', ...volunteer })
  for (const one of neighbours) await appoint(test, one, [], { realName: `王${one}`, ...volunteer })
  await appoint(test, 'plain', [], { realName: '何居民' })
  await appoint(test, 'far', ['staff', 'station_admin'], { stationId: 'st2', ...volunteer })
})
afterAll(() => test.close())

const codeOf = async <A extends ActionName>(openid: string, action: A, input: Input<A>, key?: string) => {
  const reply = await test.call(openid, action, input as never, key)
  return reply.ok ? 'OK' : (reply.error.code as ErrorCode)
}
const made = (form = {}) => activeTeam(test, { staff: 'staff', head: 'head', leader: 'lead', form })
const draft = (form = {}, parentId: string | null = null) =>
  test.must('staff', 'team.save', { form: aTeamForm(form), parentId, positionIds: [] })
const stored = async (teamId: string) =>
  (await test.rows<TeamDocument>('teams', { _id: teamId }))[0] as TeamDocument
const rowOf = async (teamId: string, openid: string) =>
  (await test.rows<TeamMemberDocument>('teamMembers', { teamId, personId: personIdOf(openid) }))[0]
const lettersTo = (openid: string) =>
  test.rows<MessageDocument>('messages', { personId: personIdOf(openid), listed: true })
const joined = async (teamId: string, openid: string) => {
  await test.must(openid, 'team.apply', { teamId })
  const seen = await memberOf(test, 'lead', teamId, openid)
  return test.must('lead', 'team.decide', { teamId, ...seen, agree: true })
}

describe('the team', () => {
  it('is a draft for the desk alone, needs a leader, and the head agrees to it', async () => {
    const { teamId, version } = await draft()
    expect(await codeOf('wang', 'team.open', { teamId })).toBe('NOT_FOUND')
    expect((await test.must('wang', 'team.list', {})).items).toEqual([])
    expect(await codeOf('staff', 'team.move', { teamId, version, event: 'submit' })).toBe(
      'TEAM_LEADER_NEEDED',
    )
    const led = await test.must('staff', 'team.setLeader', { teamId, version, personId: personIdOf('lead') })
    const sent = await test.must('staff', 'team.move', { teamId, version: led.version, event: 'submit' })
    expect(sent.state).toBe('pending')
    const waits = (await test.must('head', 'desk.open', {})).toDos.filter(({ kind }) => kind === 'team')
    expect(waits.map(({ title }) => title)).toEqual(['成立「暖心分队」'])
    expect(await codeOf('staff', 'team.move', { teamId, version: sent.version, event: 'activate' })).toBe(
      'FORBIDDEN',
    )
    const on = await test.must('head', 'team.move', { teamId, version: sent.version, event: 'activate' })
    expect(on).toMatchObject({ state: 'active', leaderName: '孙队长', memberCount: 1 })
    expect((await test.must('wang', 'team.open', { teamId })).memberCount).toBe(1)
    // Whoever says it again is answered as before.
    expect(await codeOf('head', 'team.move', { teamId, version: sent.version, event: 'activate' })).toBe('OK')
    expect((await test.must('wang', 'team.list', {})).items).toMatchObject([
      { teamId, leaderName: '孙*', memberCount: 1, kind: 'squad' },
    ])
    expect((await lettersTo('lead')).map(({ title }) => title).sort()).toEqual(
      ['您现在是队长', '队伍成立了'].sort(),
    )
  })

  it('has a name of its own at its station, and two who write are told of each other', async () => {
    const { teamId, version } = await draft()
    const asked = { form: aTeamForm({ name: '暖心 分队' }), parentId: null, positionIds: [] }
    expect(await codeOf('staff', 'team.save', asked)).toBe('TEAM_NAME_TAKEN')
    expect(await codeOf('far', 'team.save', asked)).toBe('OK')
    const again = { teamId, version, form: aTeamForm({ about: '读报' }), parentId: null, positionIds: [] }
    const saved = await test.must('other', 'team.save', again)
    // A repeat of what stands is granted.
    expect(await test.must('staff', 'team.save', again)).toMatchObject({ version: saved.version })
    const late = await test.call('staff', 'team.save', { ...again, form: aTeamForm({ about: '晚了' }) })
    expect(late.ok ? null : late.error).toMatchObject({ code: 'TEAM_CHANGED', details: { name: '冯*' } })
    const raced = await Promise.all(
      ['一', '二', '三'].map((about) =>
        codeOf('staff', 'team.save', { ...again, version: saved.version, form: aTeamForm({ about }) }),
      ),
    )
    expect(raced.sort()).toEqual(['OK', 'TEAM_CHANGED', 'TEAM_CHANGED'])
  })

  it('keeps a telephone only by the word of its leader, and lets go of it with the leader', async () => {
    const { teamId, version } = await draft({ contact: '138 0000 1234', contactAgreed: false })
    expect((await stored(teamId)).form.contact).toBe('')
    const form = aTeamForm({ contact: '138 0000 1234', contactAgreed: true })
    const agreed = await test.must('staff', 'team.save', {
      teamId,
      version,
      form,
      parentId: null,
      positionIds: [],
    })
    expect(agreed.form.contact).toBe('13800001234')
    const led = await test.must('staff', 'team.setLeader', {
      ...{ teamId, version: agreed.version, personId: personIdOf('lead') },
    })
    expect(led.form).toMatchObject({ contact: '', contactAgreed: false })
  })

  it('belongs to one that stands by itself, and follows its name', async () => {
    const parent = await draft({ name: '服务队', kind: 'team' })
    const squad = await draft({ name: '理发分队' }, parent.teamId)
    expect(squad.parentName).toBe('服务队')
    const asked = (teamId: string, version: number, parentId: string) => ({
      ...{ teamId, version, parentId, positionIds: [], form: aTeamForm({ name: '服务队', kind: 'team' }) },
    })
    expect(await codeOf('staff', 'team.save', asked(parent.teamId, parent.version, parent.teamId))).toBe(
      'TEAM_PARENT',
    )
    expect(await codeOf('staff', 'team.save', asked(parent.teamId, parent.version, squad.teamId))).toBe(
      'TEAM_PARENT',
    )
    const other = { form: aTeamForm({ name: '分队的分队' }), parentId: squad.teamId, positionIds: [] }
    expect(await codeOf('staff', 'team.save', other)).toBe('TEAM_PARENT')
    const elsewhere = await test.must('far', 'team.save', {
      form: aTeamForm(),
      parentId: null,
      positionIds: [],
    })
    expect(await codeOf('staff', 'team.save', { ...other, parentId: elsewhere.teamId })).toBe('OTHER_STATION')
    const form = aTeamForm({ name: '志愿服务队', kind: 'team' })
    await test.must('staff', 'team.save', {
      ...asked(parent.teamId, parent.version, 'x'),
      parentId: null,
      form,
    })
    expect((await stored(squad.teamId)).parentName).toBe('志愿服务队')
  })

  it('is led by a grown volunteer of the station, who is told, as is whoever led before', async () => {
    const { teamId, version } = await made()
    await appoint(test, 'young', [], { 'volunteer.state': 'active', birthDate: '2015-01-01' })
    const by = (openid: string, v = version) => ({ teamId, version: v, personId: personIdOf(openid) })
    for (const openid of ['plain', 'young'])
      expect(await codeOf('staff', 'team.setLeader', by(openid))).toBe('TEAM_LEADER_UNFIT')
    expect(await codeOf('staff', 'team.setLeader', by('far'))).toBe('OTHER_STATION')
    const two = await Promise.all(
      ['wang', 'li'].map((openid) => codeOf('staff', 'team.setLeader', by(openid))),
    )
    expect(two.sort()).toEqual(['OK', 'TEAM_CHANGED'])
    await laterJobs(test)
    expect((await lettersTo('lead')).map(({ title }) => title)).toContain('队长换人了')
    const { leaderId, memberCount } = await stored(teamId)
    const members = await test.rows('teamMembers', { teamId, state: 'member' })
    expect([memberCount, members.length]).toEqual([2, 2])
    expect([personIdOf('wang'), personIdOf('li')]).toContain(leaderId)
  })

  it('rests, takes nobody then, and is dissolved and brought back by the head', async () => {
    const { teamId, version } = await made()
    const rested = await test.must('staff', 'team.move', { teamId, version, event: 'rest' })
    expect(await codeOf('wang', 'team.apply', { teamId })).toBe('TEAM_RESTS')
    const end = { teamId, version: rested.version, event: 'dissolve' as const }
    expect(await codeOf('staff', 'team.move', { ...end, why: '没人' })).toBe('FORBIDDEN')
    expect(await codeOf('head', 'team.move', end)).toBe('REASON_NEEDED')
    const gone = await test.must('head', 'team.move', { ...end, why: '没人了' })
    const back = await test.must('head', 'team.move', { teamId, version: gone.version, event: 'reopen' })
    expect(back.state).toBe('inactive')
  })
})

describe('belonging to it', () => {
  it('is asked for by a volunteer, answered by the leader with a word, told to the person, and taken back', async () => {
    const { teamId } = await made()
    expect(await codeOf('plain', 'team.apply', { teamId })).toBe('TEAM_VOLUNTEERS_ONLY')
    expect(await test.must('plain', 'team.open', { teamId })).toMatchObject({
      needsVolunteering: true,
      asking: null,
    })
    expect(await test.must('wang', 'team.apply', { teamId })).toMatchObject({ state: 'applied' })
    expect((await test.must('wang', 'me.open', {})).teams).toEqual([
      { teamId, name: '暖心分队', isMember: false },
    ])
    expect((await lettersTo('lead')).map(({ title }) => title)).toContain('王*想加入「暖心分队」')
    const { applicants } = await test.must('lead', 'team.members', { teamId })
    expect(applicants).toMatchObject([{ name: '王*', state: 'applied', personId: null }])
    expect((await test.must('staff', 'team.members', { teamId })).applicants[0]?.name).toBe('王wang')
    const toDos = (await test.must('staff', 'desk.open', {})).toDos.filter(({ kind }) => kind === 'team')
    expect(toDos).toMatchObject([{ title: '王*想加入「暖心分队」' }])
    const seen = await memberOf(test, 'lead', teamId, 'wang')
    expect(await codeOf('wang', 'team.members', { teamId })).toBe('FORBIDDEN')
    expect(await codeOf('li', 'team.decide', { teamId, ...seen, agree: true })).toBe('FORBIDDEN')
    expect(await codeOf('lead', 'team.decide', { teamId, ...seen, agree: false })).toBe('REASON_NEEDED')
    const refused = await test.must('lead', 'team.decide', { teamId, ...seen, agree: false, why: '人满了' })
    expect(refused).toMatchObject({ state: 'rejected', mayTakeBack: true })
    expect((await lettersTo('wang')).at(-1)).toMatchObject({ title: '这次没有加入' })
    expect(await codeOf('wang', 'team.apply', { teamId })).toBe('TEAM_ASK_LATER')
    const { memberId, version } = refused
    expect(await codeOf('staff', 'team.takeBack', { teamId, memberId, version })).toBe('DECISION_NOT_YOURS')
    const waits = await test.must('lead', 'team.takeBack', { teamId, memberId, version })
    // Nobody had read the letter: it is not there any more.
    expect(await lettersTo('wang')).toEqual([])
    await test.must('lead', 'team.decide', { teamId, memberId, version: waits.version, agree: true })
    expect((await stored(teamId)).memberCount).toBe(2)
    test.at(test.now() + (teamRules.takeBackHours + 1) * HOUR)
    const late = { teamId, memberId, version: waits.version + 1 }
    expect(await codeOf('lead', 'team.takeBack', late)).toBe('DECISION_KEPT')
  })

  it('has a part in the team in a word, said by whoever leads it and read by the member', async () => {
    const { teamId } = await made()
    await joined(teamId, 'wang')
    await joined(teamId, 'li')
    const seen = { teamId, ...(await memberOf(test, 'lead', teamId, 'wang')) }
    expect(await codeOf('li', 'team.assign', { ...seen, part: '鼓手' })).toBe('FORBIDDEN')
    expect(await codeOf('wang', 'team.assign', { ...seen, part: '领队' })).toBe('FORBIDDEN')
    expect((await test.must('lead', 'team.assign', { ...seen, part: '鼓手' })).part).toBe('鼓手')
    expect(await codeOf('lead', 'team.assign', { ...seen, part: '鼓手' })).toBe('OK')
    expect((await test.must('wang', 'team.open', { teamId })).own.part).toBe('鼓手')
    await test.must('wang', 'team.leave', { teamId })
    expect(await codeOf('lead', 'team.assign', { ...seen, part: '' })).toBe('STALE')
  })

  it('ends with one tap and comes back within a day; later it is asked for anew', async () => {
    const { teamId } = await made()
    await joined(teamId, 'wang')
    expect(await test.must('wang', 'team.leave', { teamId })).toMatchObject({ state: 'left' })
    expect((await stored(teamId)).memberCount).toBe(1)
    expect(await codeOf('wang', 'team.leave', { teamId })).toBe('OK')
    expect(await test.must('wang', 'team.apply', { teamId })).toMatchObject({ state: 'member' })
    expect((await stored(teamId)).memberCount).toBe(2)
    await test.must('wang', 'team.leave', { teamId })
    test.at(test.now() + 25 * HOUR)
    expect(await test.must('wang', 'team.apply', { teamId })).toMatchObject({ state: 'applied' })
    expect(await codeOf('lead', 'team.leave', { teamId })).toBe('TEAM_LEADER_STAYS')
  })

  it('is ended by the leader with a word, who may take that back, and not for the leader', async () => {
    const { teamId } = await made()
    await joined(teamId, 'wang')
    const seen = await memberOf(test, 'lead', teamId, 'wang')
    expect(await codeOf('lead', 'team.remove', { teamId, ...seen, why: '' })).toBe('REASON_NEEDED')
    const out = await test.must('lead', 'team.remove', { teamId, ...seen, why: '搬走了' })
    const { memberId, version } = out
    expect(await test.must('lead', 'team.takeBack', { teamId, memberId, version })).toMatchObject({
      state: 'member',
    })
    const own = await memberOf(test, 'lead', teamId, 'lead')
    expect(await codeOf('staff', 'team.remove', { teamId, ...own, why: '换人' })).toBe('TEAM_LEADER_STAYS')
    await test.must('staff', 'team.remove', {
      teamId,
      ...(await memberOf(test, 'staff', teamId, 'wang')),
      why: '搬走',
    })
    expect(await codeOf('wang', 'team.apply', { teamId })).toBe('TEAM_ASK_LATER')
    test.at(test.now() + (teamRules.askAgainDays + 1) * DAY)
    expect(await codeOf('wang', 'team.apply', { teamId })).toBe('OK')
  })

  it('ends with the standing as a volunteer; the station looks for another leader', async () => {
    const { teamId } = await made()
    await joined(teamId, 'wang')
    for (const openid of ['wang', 'lead']) await test.must(openid, 'me.withdrawVolunteer', {})
    await laterJobs(test)
    expect((await rowOf(teamId, 'wang'))?.state).toBe('left')
    expect((await stored(teamId)).memberCount).toBe(0)
    expect((await lettersTo('staff')).map(({ title }) => title)).toContain('「暖心分队」要换一位队长')
    expect(await codeOf('lead', 'team.members', { teamId })).toBe('FORBIDDEN')
  })

  it('is not held more often than one person can be of use', async () => {
    const { teamId } = await made()
    await test.cloud.store.insert(
      'teamMembers',
      Array.from({ length: teamRules.mostTeams }, (_, i) => ({
        ...{ _id: `tm${i}`, stationId: 'st1', teamId: `t${i}`, teamName: '一', personId: personIdOf('wang') },
        ...{
          name: '王',
          state: 'member',
          dueAt: null,
          version: 1,
          history: [],
          at: i,
          outbox: [],
          unsettled: false,
        },
      })),
    )
    expect(await codeOf('wang', 'team.apply', { teamId })).toBe('TEAM_ENOUGH')
  })

  it('is counted right whatever happens at once', async () => {
    const { teamId } = await made()
    await Promise.all(neighbours.flatMap((one) => [1, 2].map(() => codeOf(one, 'team.apply', { teamId }))))
    const rows = await test.rows<TeamMemberDocument>('teamMembers', { teamId, state: 'applied' })
    expect(rows).toHaveLength(neighbours.length)
    await Promise.all(
      rows.flatMap(({ _id: memberId, version }) =>
        ['lead', 'staff'].map((by) => codeOf(by, 'team.decide', { teamId, memberId, version, agree: true })),
      ),
    )
    await Promise.all(['wang', 'li'].map((one) => codeOf(one, 'team.leave', { teamId })))
    await laterJobs(test)
    const members = await test.rows('teamMembers', { teamId, state: 'member' })
    expect([(await stored(teamId)).memberCount, members.length]).toEqual([3, 3])
  })

  it('a page of it costs the leader three requests, however many there are', async () => {
    const { teamId } = await made()
    await test.cloud.store.insert(
      'teamMembers',
      Array.from({ length: 100 }, (_, i) => ({
        ...{ _id: `tmx${i}`, stationId: 'st1', teamId, teamName: '一', personId: `px${i}`, name: '王一' },
        ...{ state: 'member', dueAt: null, version: 1, history: [], at: i, outbox: [], unsettled: false },
      })),
    )
    const seen = new Set<string>()
    let cursor: string | undefined
    do {
      const reply = await test.call('lead', 'team.members', { teamId, ...(cursor && { cursor }) })
      if (!reply.ok) throw new Error(reply.error.code)
      expect(reply.ops).toBeLessThanOrEqual(3)
      reply.data.items.forEach(({ memberId }) => seen.add(memberId))
      cursor = reply.data.next ?? undefined
    } while (cursor)
    expect(seen.size).toBe(101)
  })
})

describe('what it organises', () => {
  it('stands on its page under the name that it had, and a team at rest takes on nothing new', async () => {
    const { teamId, version } = await made()
    const held = (at: number) => ({ form: anActivityForm(test.now() + at, { teamId }) })
    const { activityId, version: drafted, team } = await test.must('staff', 'desk.createActivity', held(DAY))
    expect(team).toEqual({ name: '暖心分队' })
    const sent = await test.must('staff', 'desk.moveActivity', {
      activityId,
      version: drafted,
      event: 'submit',
    })
    await test.must('head', 'desk.moveActivity', { activityId, version: sent.version, event: 'approve' })
    await laterJobs(test)
    const reply = await test.call('wang', 'team.open', { teamId })
    if (!reply.ok) throw new Error(reply.error.code)
    expect([reply.data.coming.length, reply.data.items.length]).toEqual([1, 0])
    expect(reply.ops).toBeLessThanOrEqual(3)
    const sessionId = reply.data.coming[0]?.sessionId ?? ''
    expect((await test.must('wang', 'activity.detail', { sessionId })).team).toEqual({
      teamId,
      name: '暖心分队',
    })
    const rested = await test.must('staff', 'team.move', { teamId, version, event: 'rest' })
    expect(await codeOf('staff', 'desk.createActivity', held(2 * DAY))).toBe('TEAM_INACTIVE')
    expect(await codeOf('far', 'desk.createActivity', held(2 * DAY))).toBe('NOT_FOUND')
    const opened = await test.must('staff', 'desk.activity', { activityId })
    const sessions = opened.form.sessions.map((one) => ({ ...one, seenStartAt: one.startAt }))
    // A phone that does not know of teams leaves the one that stands.
    const { teamId: _, ...older } = { ...opened.form, title: '改个名', sessions }
    await test.must('staff', 'desk.updateActivity', { activityId, version: opened.version, form: older })
    expect((await test.must('staff', 'desk.activity', { activityId })).team).toEqual({ name: '暖心分队' })
    expect(rested.state).toBe('inactive')
    test.at(test.now() + 3 * DAY)
    expect((await test.must('wang', 'team.open', { teamId })).items).toHaveLength(1)
  })
})

describe('after a crash at any request', () => {
  const standing = (teamId: string) => async () => ({
    // How often it was counted is no matter.
    team: (await test.rows<TeamDocument>('teams', { _id: teamId })).map(({ counts: _, ...team }) => team),
    rows: (await test.rows<TeamMemberDocument>('teamMembers', { teamId })).sort((a, b) =>
      a._id < b._id ? -1 : 1,
    ),
    letters: (await test.rows<MessageDocument>('messages')).map(({ _id }) => _id).sort(),
  })

  it('asking for a place', async () => {
    const { teamId } = await made()
    await alikeAfterCrashes(test, ['wang', 'team.apply', { teamId }], standing(teamId))
  })

  it('agreeing', async () => {
    const { teamId } = await made()
    await test.must('wang', 'team.apply', { teamId })
    const seen = await memberOf(test, 'lead', teamId, 'wang')
    await alikeAfterCrashes(test, ['lead', 'team.decide', { teamId, ...seen, agree: true }], standing(teamId))
  })

  it('leaving', async () => {
    const { teamId } = await made()
    await joined(teamId, 'wang')
    await alikeAfterCrashes(test, ['wang', 'team.leave', { teamId }], standing(teamId))
  })

  it('another leader', async () => {
    const { teamId, version } = await made()
    const asked = { teamId, version, personId: personIdOf('wang') }
    await alikeAfterCrashes(test, ['staff', 'team.setLeader', asked], standing(teamId))
  })
})
