/** An empty cloud becomes a station with a published activity by actions alone: nobody opens a console. */
import type { ActionName, Output } from '../../../src/contract'
import { beginningForm } from '../../../src/domain/setup/beginning'
import { activityTemplates } from '../../../src/domain/activity/templates'
import { blankForm, formOf as sentOf } from '../../../src/domain/kernel/form'
import { projectForm } from '../../../src/domain/project/form'
import { gridForm } from '../../../src/domain/station/grids'
import { placeForm } from '../../../src/domain/station/places'
import { sheetForm } from '../../../src/domain/station/sheet'
import { DAY, dayOf, HOUR } from '../../../src/domain/kernel/clock'
import type { UnitDocument } from '../../../src/domain/station/units'
import type { TestInput } from '../../support/as-shown'
import { personIdOf } from '../../support/builders'
import { crashCall, crashesIn, keepPresent } from '../../support/crash'
import { anActivityForm } from '../../support/activity-forms'
import { testCloud, testEnv, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(() => test.cloud.reset())
afterAll(() => test.close())

const words = {
  ...{ code: testEnv.FIRST_HEAD_CODE, district: '水磨沟区', station: '兴神路社区', address: '兴神路 8 号' },
}
const begin = (openid: string, some: Partial<typeof words> = {}) =>
  test.call(openid, 'setup.begin', { ...words, ...some })
const codeOf = (reply: Awaited<ReturnType<typeof begin>>): string => (reply.ok ? 'OK' : reply.error.code)

const openStepsOf = ({ steps }: Output<'setup.steps'>): string[] =>
  steps.flatMap(({ step, done }) => (done === false ? [step] : []))

/** What was typed by hand, to be counted: words, days and numbers, and nothing that is chosen or known. */
let typed = 0
const typing = <T>(text: T): T => {
  typed += 1
  return text
}
const must = <A extends ActionName>(openid: string, action: A, input: TestInput<A>) =>
  test.must(openid, action, input)

describe('from nothing to a published activity', () => {
  it('takes nine steps, none in a console, and few words', async () => {
    typed = 0
    const { stationId } = await must('head', 'setup.begin', {
      ...{ code: typing(words.code), district: typing(words.district) },
      ...{ station: typing(words.station), address: typing(words.address) },
    })
    const steps = () => must('head', 'setup.steps', {})
    expect(openStepsOf(await steps())).toHaveLength(8)

    const { form, version } = await must('head', 'station.sheet', {})
    await must('head', 'station.saveSheet', {
      form: { ...form, hours: typing('周一到周五 8:30–17:30'), phone: typing('0912 000 0000') },
      version,
    })
    const grids = await must('head', 'station.grids', {})
    await must('head', 'station.saveGrid', {
      form: { ...blankForm(gridForm), name: typing('北区一网格'), buildings: typing('1-26 号楼') },
      version: grids.version,
    })

    // Two neighbours come; where there is one station alone it is theirs without being asked.
    for (const [openid, nickname] of [
      ['zhou', '周敏'],
      ['sun', '孙强'],
    ] as const) {
      await must(openid, 'me.updateProfile', { nickname })
      const { version: office } = await must('head', 'colleagues.open', { personId: personIdOf(openid) })
      await must('head', 'colleagues.appoint', {
        ...{ personId: personIdOf(openid), version: office, why: '' },
        ...{
          roles: [openid === 'zhou' ? 'staff' : 'team_leader'],
          gridIds: [],
          partnerId: null,
          unitId: null,
        },
      })
    }

    const places = await must('head', 'station.places', {})
    await must('head', 'station.savePlace', {
      form: { ...sentOf(placeForm, blankForm(placeForm)), name: typing('图书室') },
      ...{ gridId: null, version: places.version },
    })

    const { positions } = await must('head', 'project.desk', {})
    const { positionId = '' } = positions.find(({ active }) => active) ?? {}
    expect(positions).toHaveLength(12)
    await must('head', 'project.save', {
      form: { ...sentOf(projectForm, blankForm(projectForm)), name: typing('周五大扫除'), positionId },
    })
    const sheet = await must('head', 'station.sheet', {})
    const day = dayOf(test.now() + 20 * DAY)
    await must('head', 'station.closeDays', { from: day, to: day, closed: true, version: sheet.version })
    const switches = await must('head', 'station.switches', {})
    await must('head', 'station.saveSwitches', {
      ...{ features: { ...switches.features, store: false }, version: switches.version },
    })

    const startAt = test.now() + 7 * DAY
    const { from: _from, to: _to, capacity, ...like } = activityTemplates.cleanup
    const { activityId, version: made } = await must('sun', 'desk.createActivity', {
      form: anActivityForm(startAt, {
        ...{ ...like, capacity, placeName: typing('小区东门'), safetyContact: typing('周敏 6688 1234') },
        sessions: [{ startAt, endAt: startAt + HOUR }],
      }),
    })
    const sent = await must('sun', 'desk.moveActivity', { activityId, version: made, event: 'submit' })
    await must('head', 'desk.moveActivity', { activityId, version: sent.version, event: 'approve' })
    await test.jobs()

    expect(openStepsOf(await steps())).toEqual([])
    expect(typed).toBeLessThanOrEqual(40)
    const { items } = await must('wang', 'activity.list', {})
    expect(items.map(({ title }) => title)).toEqual(['周五大扫除'])
    const [neighbour] = await test.rows<{ stationId: string }>('people', { _id: personIdOf('wang') })
    expect(neighbour?.stationId).toBe(stationId)
  })
})

describe('the one-time code', () => {
  it('makes whoever has it head of the centre and of the first station', async () => {
    const reply = await begin('head')
    expect(reply).toMatchObject({
      ok: true,
      data: { name: '兴神路社区新时代文明实践站', center: '水磨沟区新时代文明实践中心' },
    })
    const { profile } = await test.must('head', 'me.open', {})
    expect([...profile.roles].sort()).toEqual(expect.arrayContaining(['center_admin', 'station_admin']))
    const { units, mayEdit } = await test.must('head', 'units.tree', {})
    expect([units.map(({ type }) => type), mayEdit]).toEqual([['center', 'station'], true])
    await test.jobs()
    const { items } = await test.must('head', 'inbox.open', {})
    expect(items).toHaveLength(1)
    // The one letter names both offices.
    expect(`${items[0]?.title}${items[0]?.text}`).toMatch(/站长、中心管理员/)
  })

  it.each(['', 'wrong', `${testEnv.FIRST_HEAD_CODE} and more`])('is not %j', async (code) => {
    expect(codeOf(await begin('head', { code }))).toMatch(/SETUP_CODE_WRONG|INVALID_INPUT/)
    expect(await test.rows('units')).toEqual([])
    expect(await test.rows('stations')).toEqual([])
  })

  it('counts once: a repeat is answered with what stands, and nobody else begins', async () => {
    const first = await begin('head')
    const again = await begin('head', { district: '别的区' })
    expect(again).toMatchObject({ ok: true, data: first.ok && first.data })
    expect(codeOf(await begin('other'))).toBe('DISTRICT_BEGUN')
    expect(await test.rows<UnitDocument>('units')).toHaveLength(2)
  })

  it('of two at the same moment one begins', async () => {
    const codes = (await Promise.all(['a', 'b', 'c'].map((openid) => begin(openid)))).map(codeOf).sort()
    expect(codes).toEqual(['DISTRICT_BEGUN', 'DISTRICT_BEGUN', 'OK'])
    expect(await test.rows('units')).toHaveLength(2)
    expect(await test.rows('stations')).toHaveLength(1)
    expect(await test.rows('people', { roles: 'center_admin' })).toHaveLength(1)
  })

  it('gives no office back to somebody whose office has ended', async () => {
    await begin('head')
    await test.must('next', 'me.updateProfile', { nickname: '何芸' })
    const personId = personIdOf('next')
    const { version } = await test.must('head', 'colleagues.open', { personId })
    await test.must('head', 'colleagues.appoint', {
      ...{ personId, version, why: '', roles: ['center_admin'], gridIds: [], partnerId: null },
      unitId: 'center',
    })
    const head = await test.must('next', 'colleagues.open', { personId: personIdOf('head') })
    await test.must('next', 'colleagues.end', {
      ...{ personId: personIdOf('head'), role: 'center_admin', version: head.version, why: '换人' },
    })
    expect(codeOf(await begin('head'))).toBe('DISTRICT_BEGUN')
    expect(await test.rows('people', { roles: 'center_admin' })).toHaveLength(1)
  })

  it('does not begin where a station was written by hand', async () => {
    await test.cloud.store.insert('stations', [
      {
        _id: 'by-hand',
        name: '站',
        instituteName: '',
        grids: [],
        places: [],
        positions: [],
        holidays: [],
        version: 1,
      },
    ])
    expect(codeOf(await begin('head'))).toBe('DISTRICT_BEGUN')
    expect(await test.rows('units')).toEqual([])
  })

  it('a crash at every step of beginning is mended by doing it again', async () => {
    const rewind = await keepPresent(test)
    for (const crash of crashesIn(test, await begin('head'))) {
      await rewind()
      // What one person may try on a day is counted by the instance, which does not forget.
      const [head, other] = [`head-${crash.join()}`, `other-${crash.join()}`]
      await crashCall(test, head, 'setup.begin', words, crash)
      const codes = [codeOf(await begin(other)), codeOf(await begin(head))]
      // Until the centre is written the district is anybody's who has the code.
      expect([...crash, ...codes.sort()]).toEqual([...crash, 'DISTRICT_BEGUN', 'OK'])
      expect([...crash, (await test.rows('units')).length]).toEqual([...crash, 2])
      const heads = await test.rows('people', { roles: 'center_admin', unitId: 'center' })
      expect([...crash, heads.length]).toEqual([...crash, 1])
    }
  })

  it('the form asks for no more than its four lines', () => {
    expect(Object.keys(beginningForm)).toEqual(Object.keys(words))
    expect(Object.keys(sheetForm)).toContain('hours')
  })
})
