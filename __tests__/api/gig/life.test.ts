/**
 * A post from its licence to its last day, and somebody who looks for work from the counter to the second question: what
 * that person has said is read by the station and by nobody else, and no word of it lies with a post.
 */
import { contract, type Input, type Output } from '../../../src/contract'
import { DAY, dayOf, HOUR } from '../../../src/domain/kernel/clock'
import type { CaseDocument } from '../../../src/domain/case/documents'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

const NOTE = '腿脚好，孙子上学以后能来'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '周敏' })
  await appoint(test, 'o-grid', ['grid_worker'], { realName: '赵网格', gridIds: ['g01'] })
  await appoint(test, 'o-auditor', ['auditor'], { realName: '孙审' })
  await appoint(test, 'o-wang', [], { realName: '王建国' })
})
afterAll(() => test.close())

type Form = Input<'jobPost.begin'>['form']

const aPost = (given: Partial<Form> = {}): Input<'jobPost.begin'> => ({
  unnamed: false,
  form: {
    ...{ title: '帮厨', employer: '社区食堂', about: '做午饭', people: 2, content: '洗菜' },
    ...{ conditions: '有健康证', place: '幸福里', hours: '上午', payBy: 'day', pay: 120, source: '' },
    until: dayOf(test.now() + 10 * DAY),
    ...given,
  },
})

type Moved = Pick<Output<'jobPost.move'>, 'caseId' | 'version'>

const step = <A extends 'jobPost.move' | 'seeker.move'>(
  action: A,
  { caseId, version }: Moved,
  event: Input<A>['event'],
  more: object = {},
): Promise<Output<'seeker.move'>> =>
  test.must('o-staff', action, { caseId, version, event, ...more } as never) as never

async function hung(given: Partial<Form> = {}): Promise<Output<'seeker.move'>> {
  const post = await test.must('o-staff', 'jobPost.begin', aPost(given))
  const licence = { see: { licence: 'business', tail: '7K3M' } }
  return step('jobPost.move', await step('jobPost.move', post, 'see', { answers: licence }), 'publish')
}

const registered = async (): Promise<Output<'seeker.begin'>> => {
  const cardToken = (await test.must('o-wang', 'me.card', {})).token
  return test.must('o-staff', 'seeker.begin', {
    form: { can: ['cook'], when: 'any', where: 'near', note: NOTE, agrees: 'yes' },
    ...{ unnamed: false, behalf: { via: 'card', cardToken } },
  })
}

const wanted = (id: string): Input<'seeker.begin'> => ({
  form: { can: ['cook'], when: 'any', where: 'near', note: NOTE, agrees: 'yes' },
  ...{ unnamed: false, on: { kind: 'jobPost', id, part: 'body' } },
})

const state = async (from: string, caseId: string): Promise<string | undefined> =>
  (await test.rows<CaseDocument>(from, { _id: caseId }))[0]?.state

it('has no action by which anybody but the station writes a post, and none takes what is unfair or of no good day', async () => {
  const writing = Object.entries(contract).filter(([name]) => name === 'jobPost.begin')
  expect(writing.map(([, { roles }]) => roles)).toEqual([['staff', 'station_admin']])
  for (const openid of ['o-wang', 'o-grid', 'o-auditor'])
    expect(await test.code(openid, 'jobPost.begin', aPost())).toBe('FORBIDDEN')
  const refused = await test.call('o-staff', 'jobPost.begin', aPost({ conditions: '限 男 性，能吃苦' }))
  expect(refused).toMatchObject({ ok: false, error: { code: 'JOB_UNFAIR' } })
  expect(JSON.stringify(refused)).toContain('限男')
  for (const days of [-2, 61])
    expect(
      await test.code('o-staff', 'jobPost.begin', aPost({ until: dayOf(test.now() + days * DAY) })),
    ).toBe('DAY_NOT_OFFERED')
})

it('keeps who has seen the licence and when, and takes a post down when its day is over', async () => {
  const { caseId } = await hung({ until: dayOf(test.now() + DAY) })
  const onBoard = async () => (await test.must('o-wang', 'gig.board', {})).items.map(({ postId }) => postId)
  const bySearch = async () =>
    (await test.must('o-wang', 'search.find', { text: '帮厨' })).groups.flatMap(({ items }) =>
      items.map(({ id }) => id),
    )
  expect(await onBoard()).toContain(caseId)
  expect(await bySearch()).toContain(caseId)
  expect(await test.code('o-wang', 'seeker.begin', wanted(caseId))).toBe('ok')
  expect((await test.must('o-wang', 'gig.post', { postId: caseId })).wantedId).not.toBeNull()
  expect((await test.must('o-anyone', 'gig.post', { postId: caseId })).wantedId).toBeNull()
  const [post] = await test.rows<CaseDocument>('cases', { _id: caseId })
  expect(post?.answers?.['see']).toEqual({ licence: 'business', tail: '7K3M' })
  expect(post?.history.map(({ on }) => on)).toEqual(['begin', 'see', 'publish'])
  test.at(test.now() + 2 * DAY)
  // The timer has not run yet.
  expect(await state('cases', caseId)).toBe('published')
  expect(await onBoard()).toEqual([])
  expect(await bySearch()).toEqual([])
  expect(await test.code('o-wang', 'gig.post', { postId: caseId })).toBe('JOB_GONE')
  expect(await test.code('o-wang', 'seeker.begin', wanted(caseId))).toBe('NOT_FOUND')
  await test.jobs()
  expect(await state('cases', caseId)).toBe('expired')
})

it('counts few requests for whoever looks, whatever hangs', async () => {
  const { caseId } = await hung()
  const ops = async (
    openid: string,
    action: 'gig.board' | 'gig.post' | 'gig.answers' | 'gig.desk',
    input: object,
  ) => (await test.call(openid, action, input as never)).ops
  expect(await ops('o-wang', 'gig.board', {})).toBeLessThanOrEqual(2)
  expect(await ops('o-wang', 'gig.post', { postId: caseId })).toBe(1)
  expect(await ops('o-wang', 'gig.answers', {})).toBeLessThanOrEqual(2)
  expect(await ops('o-staff', 'gig.desk', {})).toBeLessThanOrEqual(4)
})

it('refers somebody to one post by that person’s word, asks twice how it goes, and says nothing of it to others', async () => {
  const one = await registered()
  const draft = await test.must('o-staff', 'jobPost.begin', aPost())
  const match = (number: number, of: Moved) => ({
    caseId: of.caseId,
    version: of.version,
    event: 'match',
    number,
  })
  expect(await test.code('o-staff', 'seeker.move', match(draft.number, one) as never)).toBe(
    'CASE_NOT_THIS_ONE',
  )
  const post = await hung()
  const matched = await step('seeker.move', one, 'match', { number: post.number })
  expect(await test.code('o-staff', 'seeker.paper', { caseId: one.caseId })).toBe('INVALID_STATE')
  const told = { agree: { how: 'there', shares: 'name' } }
  const referred = await step('seeker.move', matched, 'agree', { answers: told })
  for (const openid of ['o-grid', 'o-auditor', 'o-anyone'])
    expect(await test.code(openid, 'seeker.open', { caseId: one.caseId })).toBe('NOT_FOUND')
  expect(JSON.stringify(await test.rows('cases'))).not.toMatch(/孙子上学|王建国/)
  const paper = JSON.stringify(await test.must('o-staff', 'seeker.paper', { caseId: one.caseId }))
  expect(paper).not.toMatch(/孙子上学|王建国/)
  await step('seeker.move', referred, 'hire')
  expect((await test.must('o-staff', 'gig.desk', {})).hired).toBe(1)
  const due = async (days: number, waits: string) => {
    test.at(test.now() + days * DAY + HOUR)
    await test.jobs()
    expect(await state('sealedCases', one.caseId)).toBe(waits)
    const { toDos } = await test.must('o-staff', 'desk.open', {})
    expect(toDos.map(({ title }) => title)).toContain(`求职登记第 ${one.number} 号`)
    return test.must('o-staff', 'seeker.open', { caseId: one.caseId })
  }
  const fine = await step('seeker.move', await due(7, 'firstAsk'), 'fine', { words: '干得惯' })
  expect(fine.stateText).toBe('在干着')
  await step('seeker.move', await due(23, 'lastAsk'), 'still', { words: '签了合同' })
  expect(await state('sealedCases', one.caseId)).toBe('followedUp')
})
