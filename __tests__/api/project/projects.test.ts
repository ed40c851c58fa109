/** Owns positions and projects through the real function: who sees what, two who write at once, names, rest, and crashes. */
import type { ActionName, Input } from '../../../src/contract'
import { projects } from '../../../demo/project-facts'
import { DAY } from '../../../src/domain/kernel/clock'
import type { ActivityDocument, SessionDocument } from '../../../src/domain/activity/documents'
import type { ProjectDocument } from '../../../src/domain/project/documents'
import { anActivityForm } from '../../support/activity-forms'
import { crashCall, everyCrash } from '../../support/crash'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(120_000)

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'head', ['station_admin'], { realName: '高秀梅' })
  await appoint(test, 'staff', ['staff'], { realName: '周敏' })
  await appoint(test, 'li', [])
  await appoint(test, 'far', ['staff', 'station_admin'], { stationId: 'st2' })
})
afterAll(() => test.close())

type Form = Input<'project.save'>['form']
const form = (given: Partial<Form> = {}): Form => ({
  ...{ name: '楼道读书', positionId: 'edu_publicity', about: '一栋楼一起读', leaderName: '周敏' },
  isBrand: false,
  ...given,
})
const codeOf = async <A extends ActionName>(openid: string, action: A, input: Input<A>, key?: string) => {
  const reply = await test.call(openid, action, input as never, key)
  return reply.ok ? 'OK' : reply.error.code
}
const made = (given: Partial<Form> = {}) => test.must('staff', 'project.save', { form: form(given) })
const stored = (projectId: string) => test.rows<ProjectDocument>('projects', { _id: projectId })
const allProjects = () =>
  test.cloud.store.insert(
    'projects',
    projects.map((project) => ({ ...project })),
  )

describe('what residents see', () => {
  it('every project under way, by position and brand first, a page at a time, in two requests', async () => {
    await allProjects()
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const reply = await test.call('li', 'project.list', cursor ? { cursor } : {})
      if (!reply.ok) throw new Error(reply.error.code)
      expect(reply.ops).toBeLessThanOrEqual(2)
      seen.push(...reply.data.items.map(({ projectId }) => projectId))
      cursor = reply.data.next ?? undefined
    } while (cursor)
    const wanted = projects.filter(({ positionId }) => positionId !== 'epidemic_control')
    const order = [...wanted].sort((a, b) => a.order - b.order || a.createdAt - b.createdAt)
    expect(seen).toEqual(order.map(({ _id }) => _id))
    expect(
      (await test.must('li', 'project.list', { text: '民事调解' })).items.map(({ name }) => name),
    ).toContain('法律援助')
  })

  it('nothing that rests, and names masked', async () => {
    const { projectId, version } = await made()
    expect((await test.must('li', 'project.list', {})).items).toMatchObject([{ leaderName: '周*' }])
    await test.must('staff', 'project.rest', { projectId, version, active: false })
    expect((await test.must('li', 'project.list', {})).items).toEqual([])
    const page = await test.must('li', 'project.open', { projectId })
    expect(page).toMatchObject({ active: false, leaderName: '周*', about: '一栋楼一起读' })
    expect((await test.must('far', 'project.list', {})).items).toEqual([])
  })

  it('the sessions to come and those that are over, in three requests, and no other', async () => {
    const { projectId } = await made()
    const startAt = test.now() + DAY
    const publish = async (given: Parameters<typeof anActivityForm>[1]) => {
      const { activityId, version } = await test.must('staff', 'desk.createActivity', {
        form: anActivityForm(startAt, given),
      })
      const sent = await test.must('staff', 'desk.moveActivity', { activityId, version, event: 'submit' })
      const out = await test.must('head', 'desk.moveActivity', {
        ...{ activityId, version: sent.version, event: 'approve' },
      })
      return out.sessions[0]?.sessionId ?? ''
    }
    const mine = await publish({ projectId })
    await publish({ title: '别的' })
    const reply = await test.call('li', 'project.open', { projectId })
    expect(reply.ok && reply.ops).toBe(3)
    expect(reply.ok && reply.data.coming.map(({ sessionId }) => sessionId)).toEqual([mine])
    expect(reply.ok && reply.data.items).toEqual([])
    const [row] = await test.rows<SessionDocument>('sessions', { _id: mine })
    expect(row?.project?.name).toBe('楼道读书')
    expect((await test.must('li', 'activity.detail', { sessionId: mine })).project).toEqual({
      ...{ projectId, name: '楼道读书' },
    })
    test.at(startAt + DAY)
    const later = await test.must('li', 'project.open', { projectId })
    expect([later.coming, later.items.map(({ sessionId }) => sessionId)]).toEqual([[], [mine]])
  })
})

describe('writing', () => {
  it('two of one name are refused, whoever is first and however it is written', async () => {
    const first = await made()
    expect(await codeOf('staff', 'project.save', { form: form({ name: ' 楼道·读书 ' }) })).toBe(
      'PROJECT_NAME_TAKEN',
    )
    const second = await made({ name: '楼道下棋' })
    const { projectId, version } = second
    expect(await codeOf('head', 'project.save', { projectId, version, form: form() })).toBe(
      'PROJECT_NAME_TAKEN',
    )
    expect(await stored(projectId)).toMatchObject([{ name: '楼道下棋', version }])
    expect((await stored(first.projectId))[0]?.name).toBe('楼道读书')
    const both = await Promise.all(
      ['staff', 'head'].map((openid) => codeOf(openid, 'project.save', { form: form({ name: '楼道唱歌' }) })),
    )
    expect(both.sort()).toEqual(['OK', 'PROJECT_NAME_TAKEN'])
  })

  it('of two who write at once one is told who was quicker, and nothing is lost', async () => {
    const { projectId, version } = await made()
    await test.must('head', 'project.save', { projectId, version, form: form({ about: '站长写的' }) })
    const late = await test.call('staff', 'project.save', {
      projectId,
      version,
      form: form({ about: '晚了' }),
    })
    expect(late.ok ? null : late.error).toMatchObject({ code: 'PROJECT_CHANGED', details: { name: '高*' } })
    expect(await codeOf('staff', 'project.rest', { projectId, version, active: false })).toBe(
      'PROJECT_CHANGED',
    )
    expect(await stored(projectId)).toMatchObject([{ about: '站长写的', active: true, version: version + 1 }])
    const again = version + 1
    const raced = await Promise.all(
      ['一', '二', '三'].map((about) =>
        codeOf('staff', 'project.save', { projectId, version: again, form: form({ about }) }),
      ),
    )
    expect(raced.sort()).toEqual(['OK', 'PROJECT_CHANGED', 'PROJECT_CHANGED'])
  })

  it.each(everyCrash(3))(
    'request %i failing %s leaves one project or none, and the repeat makes one',
    async (...crash) => {
      await crashCall(test, 'staff', 'project.save', { form: form() }, crash, 'key-of-a-project')
      const { projectId } = await test.must('staff', 'project.save', { form: form() }, 'key-of-a-project')
      expect((await test.rows<ProjectDocument>('projects')).map(({ _id }) => _id)).toEqual([projectId])
      const change = { projectId, version: 1, form: form({ about: '改过' }) }
      await crashCall(test, 'staff', 'project.save', change, crash, 'key-of-a-change')
      await test.must('staff', 'project.save', change, 'key-of-a-change')
      expect(await stored(projectId)).toMatchObject([{ about: '改过', version: 2 }])
    },
  )

  it('another station neither reads it at the desk nor writes it, nor holds an activity in it', async () => {
    const { projectId, version } = await made()
    expect(await codeOf('far', 'project.save', { projectId, version, form: form() })).toBe('OTHER_STATION')
    expect(await codeOf('far', 'project.rest', { projectId, version, active: false })).toBe('OTHER_STATION')
    const held = { form: anActivityForm(test.now() + DAY, { projectId }) }
    expect(await codeOf('far', 'desk.createActivity', held)).toBe('NOT_FOUND')
    // The same name is free there.
    expect(await codeOf('far', 'project.save', { form: form() })).toBe('OK')
  })
})

describe('resting', () => {
  it('takes no new activity, keeps those that were, and goes on again', async () => {
    const { projectId, version } = await made()
    const held = { form: anActivityForm(test.now() + DAY, { projectId }) }
    const { activityId, project } = await test.must('staff', 'desk.createActivity', held)
    expect(project).toEqual({ name: '楼道读书', positionName: '社区教育宣传' })
    expect((await test.must('staff', 'desk.activity', { activityId })).projectRests).toBe(false)
    const rested = await test.must('staff', 'project.rest', { projectId, version, active: false })
    // Whoever says it again is answered as before.
    expect(await test.must('head', 'project.rest', { projectId, version, active: false })).toEqual(rested)
    expect(await codeOf('staff', 'desk.createActivity', held)).toBe('PROJECT_RESTS')
    const firstStartAt = test.now() + 3 * DAY
    expect(await codeOf('staff', 'desk.copyActivity', { activityId, firstStartAt })).toBe('PROJECT_RESTS')
    const opened = await test.must('staff', 'desk.activity', { activityId })
    expect(opened.projectRests).toBe(true)
    const sessions = opened.form.sessions.map((one) => ({ ...one, seenStartAt: one.startAt }))
    await test.must('staff', 'desk.updateActivity', {
      ...{ activityId, version: opened.version, form: { ...opened.form, title: '改个名', sessions } },
    })
    expect((await test.rows<ActivityDocument>('activities'))[0]?.project?.name).toBe('楼道读书')
    await test.must('staff', 'project.rest', { projectId, version: rested.version, active: true })
    expect(await codeOf('staff', 'desk.copyActivity', { activityId, firstStartAt })).toBe('OK')
  })

  it('an activity keeps the name under which its project was chosen', async () => {
    const { projectId, version } = await made()
    const held = { form: anActivityForm(test.now() + DAY, { projectId }) }
    const { activityId } = await test.must('staff', 'desk.createActivity', held)
    await test.must('staff', 'project.save', { projectId, version, form: form({ name: '楼道读报' }) })
    expect((await test.must('staff', 'desk.activity', { activityId })).project?.name).toBe('楼道读书')
  })

  it('a position is switched by the head alone, and takes its projects along', async () => {
    const { projectId } = await made()
    const { version, mayTurn } = await test.must('staff', 'project.desk', {})
    const off = { positionId: 'edu_publicity', active: false, version }
    expect([mayTurn, await codeOf('staff', 'project.turnPosition', off)]).toEqual([false, 'FORBIDDEN'])
    const turned = await test.must('head', 'project.turnPosition', off)
    expect(turned.positions.find(({ positionId }) => positionId === 'edu_publicity')?.active).toBe(false)
    expect(await codeOf('head', 'project.turnPosition', off)).toBe('OK')
    expect(await codeOf('head', 'project.turnPosition', { ...off, positionId: 'governance' })).toBe('STALE')
    expect((await test.must('li', 'project.list', {})).items).toEqual([])
    expect((await test.must('li', 'project.open', { projectId })).active).toBe(false)
    const held = { form: anActivityForm(test.now() + DAY, { projectId }) }
    expect(await codeOf('staff', 'desk.createActivity', held)).toBe('PROJECT_RESTS')
    expect((await test.must('staff', 'project.desk', {})).items).toMatchObject([{ projectId, active: true }])
  })

  it('a station that has written down no positions begins with the twelve, and may switch them', async () => {
    const { positions, version } = await test.must('far', 'project.desk', {})
    expect(positions).toHaveLength(12)
    await test.must('far', 'project.turnPosition', { positionId: 'governance', active: false, version })
    const after = await test.must('far', 'project.desk', {})
    expect(after.positions.filter(({ active }) => !active)).toHaveLength(2)
  })
})
