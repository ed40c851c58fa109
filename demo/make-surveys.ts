/**
 * Owns the surveys of the demo: 需求调查, which two hundred have answered and which is counted, with the orders that came
 * of it, and one that is open now. The answers are written straight into the store in the shape in which they are given.
 */
import type { Cloud } from '../emulator/start-cloud'
import { DAY, dayOf } from '../src/domain/kernel/clock'
import { audienceKeys } from '../src/domain/notice/audience'
import type { PersonDocument } from '../src/domain/person/documents'
import { nameOf } from '../src/domain/person/name-of'
import type { StationDocument } from '../src/domain/station/documents'
import type { SurveyContactDocument, SurveyDocument, SurveyFigures } from '../src/domain/survey/documents'
import { type Cell, type Given, kept } from '../src/domain/survey/questions'
import { needsSurvey } from '../src/domain/survey/template'
import type { DemoCaller } from './caller'
import { GARDEN, SUNNY } from './district/ids'
import { chance } from './random'
import { STATION_ID } from './station-id'

const STAFF = 'demo-staff-zhou'
const ANSWERED = 200
const CALLED = 12
export const PAST_SURVEY = 'demo-survey-needs'
export const OPEN_SURVEY = 'demo-survey-open'

const said = ['想要个晒被子的地方', '晚上楼道灯暗', '想学拍视频', '周末想有人教下棋', '想多几场义诊', '']

/** What the people of a station give, in the measure in which they do. */
function answersOf(grids: readonly Cell[]) {
  const dice = chance(15)
  const offered = needsSurvey.questions.find(({ id }) => id === 'q2')?.options ?? []
  return Array.from({ length: ANSWERED }, () => {
    const words = dice.often(20) ? dice.pick(said) : ''
    const given: Given = {
      q1: [dice.often(65) ? 'o1' : 'o2'],
      q2: offered.filter((_, at) => at === 0 || dice.often(50 - at * 7)).map(({ id }) => id),
      q3: [dice.pick(['o1', 'o2', 'o4', 'o4'])],
      q4: [dice.pick(['o1', 'o1', 'o2', 'o3', 'o4'])],
      q5: [dice.pick(['3', '4', '4', '5', '5', '5'])],
      q6: dice.often(85) ? [String(1 + dice.below(5))] : [],
      q7: dice.often(80) ? [dice.pick(grids).id] : [],
      q8: words === '' ? [] : [words],
    }
    return kept(needsSurvey.questions, given, grids)
  })
}

function figuresOf(answers: ReturnType<typeof answersOf>): SurveyFigures {
  const sums: Record<string, number> = {}
  for (const mark of answers.flatMap(({ marks }) => marks)) sums[mark] = (sums[mark] ?? 0) + 1
  return { sums, texts: { q8: answers.flatMap(({ texts }) => texts['q8'] ?? []).sort() } }
}

const surveyOf = (
  given: Partial<SurveyDocument> & Pick<SurveyDocument, '_id' | 'endsAt'>,
): SurveyDocument => ({
  ...{ stationId: STATION_ID, ...needsSurvey, chosen: { station: true, gridIds: [] } },
  audience: audienceKeys({ station: true, gridIds: [], buildings: [], roles: [], activityIds: [] }),
  ...{ open: true, people: 0, figures: null, createdAt: given.endsAt - 14 * DAY, changedBy: '周敏' },
  ...{ state: 'published', version: 2, dueAt: given.endsAt, history: [] },
  ...given,
})

const letters = (dice: ReturnType<typeof chance>): string =>
  Array.from({ length: 19 }, () => dice.pick([...'0123456789abcdefghjkmnpqrstvwxyz'])).join('')

/** What two hundred of a station have answered, in the shape in which it is given, and who has answered: nobody can say which. */
async function keepAnswers(
  cloud: Cloud,
  surveyId: string,
  answers: ReturnType<typeof answersOf>,
  dice: ReturnType<typeof chance>,
): Promise<void> {
  await cloud.store.insert(
    'surveyTickets',
    answers.map(() => ({ _id: `t${letters(dice)}`, surveyId, ownerKey: letters(dice).slice(0, 16) })),
  )
  await cloud.store.insert(
    'surveyAnswers',
    answers.map((answer) => ({ _id: letters(dice), surveyId, ...answer })),
  )
}

/** Whether people know how waste is sorted, and whether they do it: asked of the station whose children began it. */
const sortingSurvey = {
  ...{ title: '垃圾分类，您家分了吗', intro: '两个问题，看知道的人多不多、分的人多不多。不写名字。' },
  questions: [
    ...[{ id: 'q1', title: '知道厨余和其他垃圾怎么分吗' }],
    ...[{ id: 'q2', title: '上个星期家里分了吗' }],
  ].map(({ id, title }) => ({
    ...{ id, kind: 'one' as const, title, needed: true, onlyIf: null },
    options: ['是', '说不清', '否'].map((text, at) => ({ id: `o${at + 1}`, text })),
  })),
}

/** The survey of needs at one station, closed and counted. */
function countedAt(station: StationDocument, surveyId: string, people: number, endsAt: number) {
  const grids = station.grids.map(({ gridId, name }) => ({ id: gridId, text: name }))
  const answers = answersOf(grids)
  const survey = surveyOf({
    ...{ _id: surveyId, stationId: station._id, endsAt, state: 'analysed', version: 4, dueAt: null },
    ...{ people: Math.max(people, ANSWERED), figures: figuresOf(answers) },
  })
  return { survey, answers }
}

async function rowsOf<T>(cloud: Cloud, collection: string, query: Record<string, unknown>): Promise<T[]> {
  return (await cloud.store.find(collection, { query, limit: 1000 })).docs as unknown as T[]
}

export async function makeSurveys(cloud: Cloud, demo: DemoCaller, now: number): Promise<void> {
  const people = await rowsOf<PersonDocument>(cloud, 'people', { stationId: STATION_ID })
  const endedAt = now - 20 * DAY
  for (const [stationId, surveyId, seed] of [
    [STATION_ID, PAST_SURVEY, 16],
    [SUNNY, 'demo-survey-sunny', 17],
  ] as const) {
    const [station] = await rowsOf<StationDocument>(cloud, 'stations', { _id: stationId })
    if (!station) continue
    const { survey, answers } = countedAt(station, surveyId, people.length, endedAt)
    await cloud.store.insert('surveys', [survey] as never)
    await keepAnswers(cloud, surveyId, answers, chance(seed))
  }
  await cloud.store.insert('surveys', [
    surveyOf({
      ...{ _id: OPEN_SURVEY, endsAt: now + 9 * DAY, people: people.length, title: '文化活动办什么好' },
      intro: '下个季度的活动照大家的意思排。不写名字，谁也看不到是谁填的。',
      questions: needsSurvey.questions.slice(4).map((question, at) => ({ ...question, id: `q${at + 1}` })),
    }),
    surveyOf({
      ...{
        _id: 'demo-survey-sorting',
        stationId: GARDEN,
        endsAt: now + 12 * DAY,
        people: 6,
        ...sortingSurvey,
      },
    }),
  ] as never)
  await callThem(cloud, demo, { people, day: dayOf(endedAt), now })
}

interface Calling {
  people: readonly PersonDocument[]
  day: string
  now: number
}

/** Some have asked to be called, with their consent, and the staff have made an order of each wish. */
async function callThem(cloud: Cloud, demo: DemoCaller, { people, day, now }: Calling): Promise<void> {
  const grown = people.filter(
    ({ birthDate, roles, realName }) => roles.length === 0 && realName !== '' && (birthDate ?? '') < '1975',
  )
  const about = needsSurvey.questions.find(({ id }) => id === 'q2')?.title ?? ''
  const contacts = grown.slice(0, CALLED).map((person, at): SurveyContactDocument => ({
    ...{ _id: `demo-contact-${at}`, surveyId: PAST_SURVEY, stationId: STATION_ID, personId: person._id },
    ...{ name: nameOf(person), questionId: 'q2', about, day, state: 'waiting', orderId: null },
  }))
  if (contacts.length === 0) return
  await cloud.store.insert('surveyContacts', contacts as never)
  await demo.call(STAFF, 'survey.order', {
    ...{ surveyId: PAST_SURVEY, contactIds: contacts.map(({ _id }) => _id) },
    form: {
      ...{ item: 'handy', text: '换灯泡、修小东西，问卷以后请社区联系的', day: dayOf(now + 3 * DAY) },
      ...{ part: 'morning', takes: 'half', haste: 'usual', photos: [] },
    },
  })
}
