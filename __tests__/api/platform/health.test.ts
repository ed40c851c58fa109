/** Whoever keeps the system running is told in words what is not set up, and the desk says when the timer is silent. */
import { database } from '../../../cloudfunctions/database/declaration'
import { subscriptionTemplates } from '../../../src/domain/message/templates'
import { put } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { testCloud, testEnv, type TestCloud } from '../../support/test-cloud'

const templates = Object.fromEntries(
  subscriptionTemplates.map((name) => [`TEMPLATE_${name}`, `id-of-${name}`]),
)
const whole = { ...testEnv, ...templates, FIELD_KEY: 'a-key-of-fields' }
const clouds: TestCloud[] = []
async function cloudWith(env: Record<string, string>, missing: string[] = []): Promise<TestCloud> {
  const collections = database.collections.filter(({ name }) => !missing.includes(name))
  const test = await testCloud({ env, database: { collections } })
  clouds.push(test)
  if (!missing.includes('stations')) await stationOf(test)
  await appoint(test, 'o-staff', ['staff'])
  return test
}
afterEach(async () => {
  for (const test of clouds.splice(0)) await test.close()
})
const troublesOf = async (test: TestCloud) => (await test.must('o-staff', 'desk.health', {})).troubles

it('says nothing when all is set up and the timer has just run, and is for staff', async () => {
  const test = await cloudWith(whole)
  await test.jobs()
  expect(await troublesOf(test)).toEqual([])
  expect((await test.must('o-staff', 'desk.open', {})).troubles).toEqual([])
  expect(await test.call('o-resident', 'desk.health', {})).toMatchObject({ error: { code: 'FORBIDDEN' } })
})

it('answers whoever runs the environment, without a person, and no mini-program', async () => {
  const test = await cloudWith({ ...testEnv, ...templates }, ['wishes'])
  await test.jobs()
  const ask = async (by: object) =>
    ((await test.cloud.call('api', { operator: 'health' }, by)).result as { troubles: string[] }).troubles
  const told = (await ask({ source: 'scf' })).join()
  expect(told).toContain('集合 wishes 没有建')
  expect(told).toContain('FIELD_KEY')
  expect(await ask({ openid: 'o-staff' })).toEqual(['这里只回答管环境的人'])
})

it('tells at the desk after ten silent minutes, in both places', async () => {
  const test = await cloudWith(whole)
  expect((await test.must('o-staff', 'desk.open', {})).troubles.join()).toContain('还没有运行过')
  await test.jobs()
  test.at(test.now() + 9 * 60_000)
  expect((await test.must('o-staff', 'desk.open', {})).troubles).toEqual([])
  test.at(test.now() + 60_000)
  const said = '定时任务已经 10 分钟没有运行'
  expect((await test.must('o-staff', 'desk.open', {})).troubles.join()).toContain(said)
  expect((await troublesOf(test)).join()).toContain(said)
})

it.each([
  ['集合 wishes', whole, ['wishes']],
  ['集合 prizes', whole, ['prizes']],
  ['FIELD_KEY', { ...testEnv, ...templates }, []],
  ['TEMPLATE_wishNotice', { ...whole, TEMPLATE_wishNotice: '' }, []],
  ['TEMPLATE_KEYS_wishNotice', { ...whole, TEMPLATE_KEYS_wishNotice: 'thing4' }, []],
])('names %s and nothing else', async (named, env, missing) => {
  const test = await cloudWith(env as Record<string, string>, missing)
  await test.jobs()
  const troubles = (await troublesOf(test)).filter((text) => !text.includes('没有做成'))
  expect(troubles).toEqual([expect.stringContaining(named)])
  expect(JSON.stringify(troubles)).not.toContain(testEnv.PERSON_KEY)
})

it('shows what WeChat refused for good', async () => {
  const test = await cloudWith(whole)
  await test.jobs()
  const delivery = {
    state: 'failed',
    attempts: 1,
    nextAt: 0,
    error: 'setup:47003 argument invalid! data.thing9.value is empty',
  }
  await put(test, 'messages', [{ _id: 'm1', stationId: 'st1', personId: 'p', at: test.now(), delivery }])
  expect((await troublesOf(test)).join()).toContain('47003')
})

it('a file of another environment is refused, wherever it stands', async () => {
  const test = await cloudWith(whole)
  const form = {
    ...{ title: '想要一盏护眼灯', kind: 'goods', group: 'elder', reason: '晚上看报纸看不清。' },
    ...{ neededBy: '2099-01-01', deliverWay: 'home', place: '3 号楼', estCost: 120, helpersWanted: 1 },
    ...{ sharePhone: true, photos: ['cloud://another-env.bucket/wish/a.jpg'] },
  }
  const reply = await test.send('o-staff', {
    action: 'wish.make',
    input: { form },
    requestKey: 'foreign-key-1',
  })
  expect(reply).toMatchObject({
    ok: false,
    error: { code: 'INVALID_INPUT', details: { field: 'form.photos.0' } },
  })
})
