/** Owns that the group hears once a working morning what is missing, by counts alone, and that the key is shown to nobody. */
import { sayInGroup } from '../../../cloudfunctions/api/platform/group-robot'
import { SetUpError } from '../../../cloudfunctions/api/platform/outside-error'
import type { RobotDocument } from '../../../src/domain/gaps/robot'
import { DAY, HOUR, MINUTE, startOf } from '../../../src/domain/kernel/clock'
import { aSession, put } from '../../support/builders'
import { crashJobs, everyCrash } from '../../support/crash'
import { robotAddress, theGroup } from '../../support/group-robot'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
let group: Awaited<ReturnType<typeof theGroup>>
/** A Friday, before which nothing is over. */
const friday = startOf('2026-11-27')
const morning = friday + 8.5 * HOUR
const monday = morning + 3 * DAY

beforeAll(async () => {
  test = await testCloud()
  group = await theGroup()
})
afterAll(() => test.close())

const set = (version = 0, letter = 'a') =>
  test.must('head', 'gaps.setRobot', { address: robotAddress(letter), version })
async function begin() {
  await test.cloud.reset()
  Object.assign(group, { heard: [], answers: [] })
  test.at(friday - 12 * HOUR)
  await stationOf(test)
  await appoint(test, 'head', ['station_admin'], { realName: '高站长' })
  await appoint(test, 'staff', ['staff'])
  await put(test, 'sessions', [
    { ...aSession(test.now(), { title: '王奶奶家大扫除', startAt: friday - 16 * HOUR }), state: 'ended' },
  ])
  await set()
}
beforeEach(begin)

const said = () => group.heard.map(({ text }) => text)
const robot = async () => (await test.rows<RobotDocument>('robots'))[0]!
async function runAt(at: number) {
  test.at(at)
  await test.jobs()
  await test.jobs()
}

it('says on a working morning how much of what is missing, once, and nothing on a Saturday', async () => {
  await runAt(morning - MINUTE)
  expect(said()).toEqual([])
  test.at(morning)
  await Promise.all([test.jobs(), test.jobs()])
  await runAt(morning + HOUR)
  expect(said()).toHaveLength(1)
  expect(said()[0]).toContain('还缺 1 样')
  expect(said()[0]).toContain('没有人签到 1 样')
  expect(said()[0]).not.toContain('王奶奶')
  const view = await test.must('head', 'gaps.robot', {})
  expect(view.robot).toMatchObject({ tail: 'aaaa', outcome: 'sent', nextAt: monday })
  await runAt(morning + DAY)
  await runAt(monday + 5 * HOUR)
  expect(said()).toHaveLength(1)
  expect((await robot()).wakeAt).toBe(monday + DAY)
})

it('says nothing where nothing is missing, nor on a day that was closed since', async () => {
  await test.cloud.store.update('stations', {
    ...{ query: { _id: 'st1' }, update: { $set: { holidays: ['2026-11-27'] } }, replace: false },
    ...{ multi: false, upsert: false, nowMs: test.now() },
  })
  await runAt(morning)
  expect(said()).toEqual([])
  expect(await robot()).toMatchObject({ wakeAt: monday, outcome: 'none' })
  await test.cloud.store.remove('sessions', { query: {}, multi: true })
  await runAt(monday)
  expect(said()).toEqual([])
  expect(await robot()).toMatchObject({ wakeAt: monday + DAY, outcome: 'nothing' })
})

it.each([
  ['busy twice', [45009, -1], ['failed', 'failed', 'sent'], 3],
  ['busy for good', [45009, 45009, 45009], ['failed', 'failed', 'failed'], 3],
  ['gone from the group', [93000], ['refused', 'refused', 'refused'], 1],
  ['silent', ['silence' as const], ['unknown', 'unknown', 'unknown'], 1],
])(
  'when WeCom is %s it is tried again only where nothing can have gone out',
  async (_, answers, outcomes, heard) => {
    group.answers.push(...answers)
    const found: string[] = []
    // A minute more than it waits: the clock goes on while the jobs run.
    for (const after of [0, 6, 12]) {
      await runAt(morning + after * MINUTE)
      found.push((await robot()).outcome)
    }
    await runAt(morning + 30 * MINUTE)
    expect([found, group.heard.length]).toEqual([outcomes, heard])
  },
)

it('wherever a run ends the group hears it once at most, and the next morning as ever', async () => {
  await test.cloud.snapshot('morning')
  for (const crash of everyCrash(8)) {
    await test.cloud.restore('morning')
    Object.assign(group, { heard: [], answers: [] })
    test.at(morning)
    await crashJobs(test, crash)
    await runAt(morning + MINUTE)
    expect(said().length).toBeLessThanOrEqual(1)
    const before = said().length
    await runAt(monday)
    expect(said()).toHaveLength(before + 1)
  }
})

it('takes addresses of WeCom alone, shows four letters, says who wrote it down, and forgets it', async () => {
  for (const address of [
    'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa',
    'https://qyapi.weixin.qq.com.evil.cn/cgi-bin/webhook/send?key=aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa',
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa&to=x',
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=../../x',
    '',
  ])
    expect(await test.code('head', 'gaps.setRobot', { address, version: 1 })).toBe('ROBOT_ADDRESS')
  for (const action of ['gaps.robot', 'gaps.tryRobot'] as const)
    expect(await test.code('staff', action, {})).toBe('FORBIDDEN')
  expect((await test.must('staff', 'gaps.list', {})).mayTell).toBe(false)
  expect((await set(1)).version).toBe(1)
  const changed = await set(1, 'b')
  expect(changed).toMatchObject({ version: 2, robot: { tail: 'bbbb' }, changed: { by: '高*' } })
  expect(await test.code('head', 'gaps.setRobot', { address: robotAddress('c'), version: 1 })).toBe('STALE')
  expect(JSON.stringify([changed, await test.rows('robots')])).not.toContain('bbbbbbbb')
  const gone = await test.must('head', 'gaps.removeRobot', { version: 2 })
  expect(gone).toMatchObject({ robot: null, changed: { by: '高*' } })
  expect(await robot()).toMatchObject({ keyCipher: '', tail: '' })
  expect(await test.code('head', 'gaps.tryRobot', {})).toBe('NOT_FOUND')
  await runAt(morning)
  expect(said()).toEqual([])
})

it('speaks to WeCom, or to a server of the same machine where a test names one, and to nobody else', () => {
  const named = process.env.GROUP_ROBOT_ORIGIN
  for (const origin of [
    'https://evil.cn',
    'http://127.0.0.1.evil.cn:80',
    'http://10.0.0.1:80',
    'http://127.0.0.1:80/x',
  ]) {
    process.env.GROUP_ROBOT_ORIGIN = origin
    expect(() => sayInGroup('a', 'b')).toThrow(SetUpError)
  }
  if (named === undefined) delete process.env.GROUP_ROBOT_ORIGIN
  else process.env.GROUP_ROBOT_ORIGIN = named
})

it('is tried by its head, once for each tap, and a repeat hears what came of it', async () => {
  const tap = (key: string) => test.call('head', 'gaps.tryRobot', {}, key)
  expect((await tap('the-first-tap-0001')).ok).toBe(true)
  expect((await tap('the-first-tap-0001')).ok).toBe(true)
  expect(group.heard).toHaveLength(1)
  group.answers.push(93000, 'silence')
  for (const [key, code] of [
    ['the-next-tap-0002', 'ROBOT_REFUSED'],
    ['the-last-tap-0003', 'ROBOT_SILENT'],
  ] as const)
    expect([await tap(key), await tap(key)]).toMatchObject(Array(2).fill({ ok: false, error: { code } }))
  expect(group.heard).toHaveLength(3)
})
