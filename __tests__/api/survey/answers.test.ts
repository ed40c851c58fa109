/**
 * Owns that an answer to a survey leads to nobody: whatever lies in the database, its order, its ids and what the cloud
 * writes down of the calls; and that everybody is counted once, however often and on however many phones they send.
 */
import { everyCrash, crashCall } from '../../support/crash'
import { personIdOf } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { aQuestion, aSurveyForm, publishedSurvey, wantsHelp } from '../../support/surveys'
import { testCloud, testEnv, type TestCloud } from '../../support/test-cloud'
import { derivedId, digestOf } from '../../../cloudfunctions/api/platform/identity'
import { DAY, dayOf, HOUR } from '../../../src/domain/kernel/clock'
import type {
  SurveyAnswerDocument,
  SurveyContactDocument,
  SurveyDocument,
  SurveyTicketDocument,
} from '../../../src/domain/survey/documents'

jest.setTimeout(120_000)

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '周敏' })
})
afterAll(() => test.close())

const answers = (surveyId: string) => test.rows<SurveyAnswerDocument>('surveyAnswers', { surveyId })
const tickets = (surveyId: string) => test.rows<SurveyTicketDocument>('surveyTickets', { surveyId })
const send = (openid: string, surveyId: string, given: object = wantsHelp) =>
  test.call(openid, 'survey.answer', { surveyId, given: given as never })

/** Over, and counted. */
async function counted(surveyId: string): Promise<SurveyDocument> {
  test.at(test.now() + 8 * DAY)
  await test.jobs()
  test.at(test.now() + HOUR)
  await test.jobs()
  return (await test.rows<SurveyDocument>('surveys', { _id: surveyId }))[0] as SurveyDocument
}

/** How far two orders of the same things go together: 1 where they are the same, about 0 where they have nothing in common. */
function together(a: readonly string[], b: readonly string[]): number {
  const middle = (a.length - 1) / 2
  const sum = a.reduce((all, one, at) => all + (at - middle) * (b.indexOf(one) - middle), 0)
  return sum / a.reduce((all, _, at) => all + (at - middle) ** 2, 0)
}

const fixed = (a: readonly string[], b: readonly string[]): number =>
  a.filter((one, at) => b[at] === one).length

describe('two hundred people answer, each on two phones at once', () => {
  const PEOPLE = 200
  const people = Array.from({ length: PEOPLE }, (_, at) => `o-q${(at * 29) % PEOPLE}`)
  // What each writes is known to nobody but the test.
  const wordOf = (openid: string): string =>
    `想要一件东西${String.fromCharCode(0x4e00 + Number(openid.slice(3)))}`

  it('and nothing leads from an answer to one of them', async () => {
    for (const openid of people) await test.must(openid, 'me.open', {})
    const surveyId = await publishedSurvey(test)
    const others = async () =>
      Promise.all(
        test.cloud.store
          .collections()
          .filter(({ name }) => !/^survey(Tickets|Answers)$/.test(name))
          .map(async ({ name }) => [name, await test.rows(name)]),
      )
    const before = JSON.stringify(await others())
    const traces: unknown[] = []
    for (const openid of people) {
      const given = { ...wantsHelp, q8: [wordOf(openid)] }
      for (const reply of await Promise.all([send(openid, surveyId, given), send(openid, surveyId, given)])) {
        expect(reply.ok && reply.data).toEqual({ given: true })
        traces.push(test.cloud.trace(reply.requestId))
      }
    }
    // Nothing else is written anywhere: no key, no count of the day, no message, no time.
    expect(JSON.stringify(await others())).toBe(before)

    const [held, said] = [await tickets(surveyId), await answers(surveyId)]
    expect([held.length, said.length]).toEqual([PEOPLE, PEOPLE])
    for (const one of held) expect(Object.keys(one).sort()).toEqual(['_id', 'ownerKey', 'surveyId'])
    for (const one of said) expect(Object.keys(one).sort()).toEqual(['_id', 'marks', 'surveyId', 'texts'])
    expect(new Set(held.map((one) => JSON.stringify(one).length)).size).toBe(1)

    // Whoever holds the key as well knows who has answered, and no more.
    process.env.PERSON_KEY = testEnv.PERSON_KEY
    const ticketOf = (openid: string) => derivedId('t', 'survey', surveyId, personIdOf(openid))
    expect(held.map(({ _id }) => _id).sort()).toEqual(people.map(ticketOf).sort())
    const text = JSON.stringify(said)
    for (const openid of people) {
      const own = [openid, personIdOf(openid), ticketOf(openid), digestOf('surveyOwner', personIdOf(openid))]
      for (const one of own) expect(text).not.toContain(one)
    }
    const elsewhere = JSON.stringify([await others(), held, traces])
    for (const { _id, texts } of said) {
      expect(elsewhere).not.toContain(_id)
      expect(elsewhere).not.toContain(texts['q8'])
    }

    // No order of theirs is the order in which they came: as the collection hands them over, or by their ids.
    const came = people.map(wordOf)
    const lying = said.map(({ texts }) => texts['q8'] ?? '')
    const byId = [...said].sort((a, b) => (a._id < b._id ? -1 : 1)).map(({ texts }) => texts['q8'] ?? '')
    for (const order of [lying, [...lying].reverse(), byId, [...byId].reverse()]) {
      expect(Math.abs(together(came, order))).toBeLessThan(0.65)
      expect(fixed(came, order)).toBeLessThan(12)
    }
    // The tickets lie as people came, so that the order of the answers must not.
    expect(held.map(({ _id }) => _id)).toEqual(people.map(ticketOf))

    const over = await counted(surveyId)
    expect(over).toMatchObject({ state: 'analysed', people: PEOPLE + 1 })
    expect(over.figures?.sums).toMatchObject({ '*': PEOPLE, 'q1:o1': PEOPLE, 'q5:4': PEOPLE, 'q8:w': PEOPLE })
    // What the staff read of texts is in the order of the alphabet, however people came.
    const report = await test.must('o-staff', 'survey.report', { surveyId })
    const read = report.questions?.find(({ questionId }) => questionId === 'q8')?.texts
    expect(read).toEqual([...came].sort())
    const public_ = await test.must('o-q1', 'survey.report', { surveyId })
    expect(public_.questions?.every(({ texts }) => texts.length === 0)).toBe(true)
  })
})

it('whoever is cut off at any request, or presses twice, is counted once, with one answer', async () => {
  const surveyId = await publishedSurvey(test)
  for (let at = 0; at < 3; at++) await send(`o-first${at}`, surveyId)
  const { requestId } = await send('o-counted', surveyId)
  const requests = (test.cloud.trace(requestId)?.requests ?? []).length
  expect(requests).toBeLessThanOrEqual(9)
  const ways = everyCrash(requests)
  for (const [at, way] of ways.entries()) {
    const openid = `o-cut${at}`
    await test.must(openid, 'me.open', {})
    await crashCall(test, openid, 'survey.answer', { surveyId, given: wantsHelp as never }, way)
    const [first, second] = await Promise.all([send(openid, surveyId), send(openid, surveyId)])
    expect([first.ok, second.ok]).toEqual([true, true])
    expect(await test.must(openid, 'survey.open', { surveyId })).toMatchObject({ given: true })
  }
  const all = 4 + ways.length
  expect([(await tickets(surveyId)).length, (await answers(surveyId)).length]).toEqual([all, all])
})

it('a report costs one request however many have answered', async () => {
  const surveyId = await publishedSurvey(test)
  const docs = Array.from({ length: 5000 }, (_, at) => ({
    ...{ _id: `a${at}`, surveyId, texts: {} },
    marks: ['*', `q1:o${(at % 2) + 1}`, `q5:${(at % 5) + 1}`],
  }))
  const costs: number[] = []
  for (const upTo of [200, 5000]) {
    await test.cloud.store.insert('surveyAnswers', docs.slice(costs.length === 0 ? 0 : 200, upTo))
    if (costs.length > 0)
      await test.cloud.store.update('surveys', {
        ...{ query: { _id: surveyId }, update: { $set: { state: 'closed', dueAt: 0, figures: null } } },
        ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
      })
    await counted(surveyId)
    const reply = await test.call('o-staff', 'survey.report', { surveyId })
    expect(reply.ok && reply.data.answers).toBe(upTo)
    costs.push(reply.ops)
  }
  expect(costs).toEqual([1, 1])
})

it('only those whom it asks answer, while it is open, and what they give fits', async () => {
  const day = (years: number) => dayOf(test.now() - years * 365.25 * DAY)
  await appoint(test, 'far', [], { stationId: 'st2' })
  await appoint(test, 'young', [], { gridId: 'g01', birthDate: day(12) })
  await appoint(test, 'here', [], { gridId: 'g01' })
  await appoint(test, 'there', [], { gridId: 'g02' })
  const surveyId = await publishedSurvey(test, { gridIds: ['g01'] })
  const code = (openid: string, given: object = wantsHelp) =>
    test.code(openid, 'survey.answer', { surveyId, given: given as never })
  expect(await code('far')).toBe('OTHER_STATION')
  expect(await code('there')).toBe('SURVEY_NOT_FOR_YOU')
  expect(await code('young')).toBe('SURVEY_TOO_YOUNG')
  expect(await code('here', { q1: ['o2'] })).toBe('SURVEY_OPEN_ANSWER')
  expect(await code('here', { ...wantsHelp, q5: ['9'] })).toBe('SURVEY_ODD_ANSWER')
  expect(await code('here', { ...wantsHelp, q8: ['打 139 0912 3456 找我'] })).toBe('SURVEY_TELLING')
  expect((await answers(surveyId)).length + (await tickets(surveyId)).length).toBe(0)
  // What leads on is not asked of whoever wants nothing, so nothing is kept of it.
  expect(await code('here', { ...wantsHelp, q1: ['o2'] })).toBe('ok')
  expect((await answers(surveyId))[0]?.marks).toEqual(['*', 'q1:o2', 'q5:4', 'q6:n3', 'q7:-', 'q8:-'])
  const { version } = (await test.must('o-staff', 'survey.form', { surveyId })).survey ?? { version: 0 }
  await test.must('o-staff', 'survey.move', { surveyId, version, event: 'close' })
  expect(await code('here')).toBe('ok')
  await appoint(test, 'late', [], { gridId: 'g01' })
  expect(await code('late')).toBe('SURVEY_OVER')
  expect(await test.code('here', 'survey.report', { surveyId })).toBe('NOT_FOUND')
})

it('an answer on paper is that of whoever the card is, and does not say who entered it', async () => {
  const surveyId = await publishedSurvey(test)
  await appoint(test, 'o-paper', [], { cardTokens: ['card-paper-1'], cardToken: 'card-paper-1' })
  const given = wantsHelp as never
  const entered = { surveyId, cardToken: 'card-paper-1', given }
  const [one, two] = await Promise.all([
    test.call('o-staff', 'survey.paper', entered),
    test.call('o-staff', 'survey.paper', entered),
  ])
  expect([one.ok, two.ok]).toEqual([true, true])
  await test.must('o-paper', 'survey.answer', { surveyId, given })
  expect(await answers(surveyId)).toHaveLength(1)
  expect(JSON.stringify(await answers(surveyId))).not.toContain(personIdOf('o-staff'))
  expect(await test.code('o-paper', 'survey.paper', entered)).toBe('FORBIDDEN')
})

it('wishes to be called are said apart, with consent, and become one order each', async () => {
  const surveyId = await publishedSurvey(test)
  const asked = { surveyId, questionId: 'q2', agree: true } as const
  expect(await test.code('o-a', 'survey.contact', asked)).toBe('SURVEY_NOT_GIVEN')
  for (const openid of ['o-a', 'o-b', 'o-c']) {
    await test.must(openid, 'me.open', {})
    await test.must(openid, 'survey.answer', { surveyId, given: wantsHelp as never })
    expect(await test.code(openid, 'survey.contact', { ...asked, agree: false as never })).toBe(
      'INVALID_INPUT',
    )
    await test.must(openid, 'survey.contact', asked)
    await test.must(openid, 'survey.contact', asked)
  }
  const stored = await test.rows<SurveyContactDocument>('surveyContacts')
  expect(stored).toHaveLength(3)
  for (const { day } of stored) expect(day).toBe(dayOf(test.now()))
  await test.must('o-c', 'survey.withdrawContact', { surveyId })
  const { items } = await test.must('o-staff', 'survey.contacts', { surveyId })
  const contactIds = items.map(({ contactId }) => contactId)
  const form = {
    ...{ item: 'handy', text: '问卷里说的', day: dayOf(test.now() + DAY), part: 'morning' },
    ...{ takes: 'half', haste: 'usual', photos: [] },
  } as const
  const order = { surveyId, contactIds, form: form as never }
  const both = await Promise.all([
    test.must('o-staff', 'survey.order', order),
    test.must('o-staff', 'survey.order', order),
  ])
  for (const { done } of both) expect([...done].sort()).toEqual([...contactIds].sort())
  const cases = await test.rows<{ via: string; ownerId: string }>('cases', { kind: 'order' })
  expect(cases.map(({ via, ownerId }) => [via, ownerId]).sort()).toEqual(
    ['o-a', 'o-b'].map((openid) => ['survey', personIdOf(openid)]).sort(),
  )
  expect(await test.code('o-a', 'survey.withdrawContact', { surveyId })).toBe('INVALID_STATE')
})

it('a draft is written on by one at a time and sent out once', async () => {
  const options = [{ id: 'o1', text: '要' }]
  const odd = aSurveyForm(test, { questions: [aQuestion({ id: 'q1', kind: 'one', options })] })
  expect(await test.code('o-staff', 'survey.save', { form: odd })).toBe('SURVEY_ODD_FORM')
  const late = aSurveyForm(test, { endsAt: test.now() + 90 * DAY })
  expect(await test.code('o-staff', 'survey.save', { form: late })).toBe('SURVEY_BAD_END')
  const form = aSurveyForm(test)
  const { surveyId, version } = await test.must('o-staff', 'survey.save', { form })
  expect(await test.code('o-staff', 'survey.open', { surveyId })).toBe('NOT_FOUND')
  const sent = [1, 2].map(() => test.must('o-staff', 'survey.move', { surveyId, version, event: 'publish' }))
  for (const one of await Promise.all(sent)) expect(one.state).toBe('published')
  expect(await test.code('o-staff', 'survey.save', { surveyId, version: version + 1, form })).toBe(
    'INVALID_STATE',
  )
  const { items } = await test.must('o-staff', 'survey.list', {})
  expect(items).toMatchObject([{ surveyId, given: false, state: 'published' }])
})
