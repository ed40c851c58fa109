/**
 * Owns what everything public is made of: each source says where its rows lie, what of a row is looked through (no more
 * than is shown of it), and how it reads. A capability that is public adds a line.
 */
import type { SessionDocument } from '@/domain/activity/documents'
import { appPages } from '@/domain/app-pages'
import { furtherPages } from '@/domain/further-pages'
import { gigPages } from '@/domain/gig-pages'
import { isListed } from '@/domain/gig/listed'
import { greenPages } from '@/domain/green-pages'
import { honourPages } from '@/domain/honour-pages'
import { readPages } from '@/domain/read-pages'
import { caseKinds } from '@/domain/case-kinds'
import { casePages } from '@/domain/case-pages'
import { isAlly } from '@/domain/case/partner'
import { shownResult } from '@/domain/case/result'
import { faceLine, faceOf } from '@/domain/case/sight'
import { wordsOf } from '@/domain/article/blocks'
import { columns } from '@/domain/article/columns'
import { liveGuard } from '@/domain/article/decide-article'
import { type BoardKey, boardKeys, honourKinds } from '@/domain/honour/kinds'
import { agreedOn, markOf } from '@/domain/honour/rules'
import { periodWord } from '@/domain/honour/periods'
import { livelihoodStages } from '@/domain/livelihood/form'
import { isAlwaysOpen, isBookable } from '@/domain/room/opening'
import type { PlaceEntry, StationDocument } from '@/domain/station/documents'
import type { Feature } from '@/domain/station/features'
import { mayAnswer } from '@/domain/survey/decide-survey'
import { surveyPages } from '@/domain/survey-pages'
import { dateWord } from '@/domain/words/moments'
import type { Caller } from '../../handler'
import { LOOKED_AT } from '../../kernel/paging'
import type { Doc } from '../../platform/cloud'
import type { Join } from '../../platform/joins'
import { type ArticleDoc, ARTICLES } from '../../repositories/articles'
import { type CaseDoc, casesOf } from '../../repositories/cases'
import { type CourseDoc, coursesJoin } from '../../repositories/courses'
import { type HonourDoc, HONOURS } from '../../repositories/honours'
import { type WorkDoc, WORKS } from '../../repositories/livelihoods'
import { type NoticeEntry, noticesFor } from '../../repositories/notices'
import { type PartnerDoc, PARTNERS, publicPartners } from '../../repositories/partners'
import { type ProjectDoc, PROJECTS } from '../../repositories/projects'
import { SESSIONS } from '../../repositories/sessions'
import { type SurveyDoc, SURVEYS } from '../../repositories/surveys'
import { type WishDoc, WISHES } from '../../repositories/wishes'
import { allyRow } from '../../views/ally'
import { postRow } from '../../views/gig'

/** What a source may look at beside what it has joined. */
interface Looking {
  caller: Caller
  station: (StationDocument & Doc) | null
  now: number
}

interface Source<T> {
  title: string
  /** What belongs to something that a station can switch off is not found while that is off. */
  feature?: Feature
  /** Read along with the station, and at most {@link LOOKED_AT} rows of it. */
  join?: (now: number) => Join
  /** What is looked through where that is not what was joined, or not all of it. */
  among?: (joined: readonly T[], looking: Looking) => readonly T[] | Promise<readonly T[]>
  says: (row: T) => readonly string[]
  face: (row: T, now: number) => { id: string; title: string; caption: string; page: string }
}

/** Rows of the caller's station. */
const ofStation = (
  from: string,
  where: Record<string, unknown>,
  order: Record<string, 1 | -1>,
  fields: readonly string[],
): Join => ({
  ...{ from, sameIn: 'stationId', where, order, limit: LOOKED_AT },
  fields: Object.fromEntries(fields.map((field) => [field, 1])),
})

const source = <T>(of: Source<T>): Source<never> => of as unknown as Source<never>

type Coming = Pick<SessionDocument, 'activityId' | 'title' | 'placeName' | 'startAt' | 'endAt'> & Doc

/** Of an activity that comes again and again the next time is enough. */
const firstOfEach = (sessions: readonly Coming[]): Coming[] => {
  const seen = new Set<string>()
  return sessions.filter(({ activityId }) => !seen.has(activityId) && seen.add(activityId))
}

const activities = source<Coming>({
  title: '活动',
  join: (now) =>
    ofStation(SESSIONS, { listed: true, startAt: { $gt: now } }, { startAt: 1, _id: 1 }, [
      ...['activityId', 'title', 'placeName', 'startAt', 'endAt'],
    ]),
  among: firstOfEach,
  says: ({ title, placeName }) => [title, placeName],
  face: ({ _id, title, placeName, startAt }, now) => ({
    ...{ id: _id, title, caption: `${dateWord(startAt, now)}，${placeName}`, page: appPages.session(_id) },
  }),
})

/** Those that this very person has in the inbox. */
const notices = source<NoticeEntry>({
  title: '通知',
  among: (_, { caller, now }) => noticesFor(caller.person, now),
  says: ({ title, summary }) => [title, summary],
  face: ({ _id, title, summary }) => ({ id: _id, title, caption: summary, page: appPages.notice(_id) }),
})

const articles = source<ArticleDoc>({
  title: '文章',
  join: (now) =>
    ofStation(ARTICLES, liveGuard(now), { rank: -1, publishAt: -1, _id: -1 }, [
      ...['title', 'column', 'summary', 'author', 'blocks.text'],
    ]),
  says: ({ title, author, blocks }) => [title, author, wordsOf(blocks)],
  face: ({ _id, title, column, summary }) => ({
    ...{ id: _id, title, caption: `${columns[column].title}：${summary}`, page: readPages.article(_id) },
  }),
})

/** What hangs on the wall, by its face. */
const wishes = source<WishDoc>({
  title: '心愿',
  feature: 'wishes',
  join: () =>
    ofStation(WISHES, { wall: 'open', 'body.verdict': 'passed' }, { wallAt: 1, _id: 1 }, [
      ...['form.title', 'alias'],
    ]),
  says: ({ form, alias }) => [form.title, alias],
  face: ({ _id, form, alias }) => ({
    ...{ id: _id, title: form.title, caption: alias, page: appPages.wish(_id) },
  }),
})

const projects = source<ProjectDoc>({
  title: '岗位与项目',
  join: () =>
    ofStation(PROJECTS, { active: true }, { order: 1, createdAt: 1, _id: 1 }, [...['name', 'about']]),
  says: ({ name, about }) => [name, about],
  face: ({ _id, name, about }) => ({ id: _id, title: name, caption: about, page: furtherPages.project(_id) }),
})

const stands = (honour: HonourDoc): BoardKey | undefined =>
  boardKeys.find((board) => honour.marks.includes(markOf(board, null)) && agreedOn(honour, board))

/** What stands on a board; whose it is stands there alone, masked or whole as that person wants it. */
const honours = source<HonourDoc>({
  title: '荣誉',
  join: () =>
    ofStation(
      HONOURS,
      { marks: { $in: boardKeys.map((board) => markOf(board, null)) } },
      { shownAt: -1, order: 1, _id: 1 },
      ['title', 'kind', 'period', 'day', 'grantedBy', 'marks', 'boards', 'holder.as'],
    ),
  among: (joined) => joined.filter((honour) => stands(honour) !== undefined),
  says: ({ title, kind, grantedBy }) => [title, honourKinds[kind].title, grantedBy],
  face: ({ _id, title, grantedBy, period, day }) => ({
    ...{ id: _id, title, caption: `${periodWord(period, day)}，${grantedBy}`, page: honourPages.honour(_id) },
  }),
})

const { jobPost, reuse } = caseKinds
const faceWords = (one: CaseDoc): string => faceLine(reuse, faceOf(reuse, one))
const resultWords = (one: CaseDoc): string[] => (shownResult(reuse, one)?.lines ?? []).map(({ text }) => text)

/** What stands on show, by its face: what was written of it only once that was checked. */
const things = source<CaseDoc>({
  title: reuse.board?.called ?? '',
  join: () =>
    ofStation(casesOf(reuse), { kind: reuse.name, boardAt: { $gt: 0 } }, { boardAt: -1, _id: -1 }, [
      ...['kind', 'form', 'called', 'content', 'answers', 'result', 'resultOf'],
    ]),
  says: (one) => [faceWords(one), ...resultWords(one)],
  face: (one) => ({
    ...{ id: one._id, title: faceWords(one), caption: resultWords(one).join('，') },
    page: casePages.case(reuse.name, one._id),
  }),
})

/** Posts that hang and whose day is not over, whether the timer has run or not. */
const posts = source<CaseDoc>({
  title: '招工',
  join: (now) =>
    ofStation(
      casesOf(jobPost),
      { kind: jobPost.name, state: 'published', dueAt: { $gt: now } },
      { dueAt: 1, _id: 1 },
      ['kind', 'state', 'number', 'form'],
    ),
  among: (joined, { now }) => joined.filter((one) => isListed(one, now)),
  says: (one) => {
    const { title, employer, place } = postRow(one)
    return [title, employer, place]
  },
  face: (one) => {
    const { postId, title, employer, payWord } = postRow(one)
    return { id: postId, title, caption: `${employer}，${payWord}`, page: gigPages.post(postId) }
  },
})

const rooms = source<PlaceEntry>({
  title: '功能室',
  among: (_, { station }) =>
    (station?.places ?? []).filter((place) => isBookable(place) || isAlwaysOpen(place)),
  says: ({ name, about = '' }) => [name, about],
  face: ({ placeCode, name, about = '' }) => ({
    ...{ id: placeCode, title: name, caption: about || '看哪里空着，订一个时间', page: appPages.rooms },
  }),
})

const courses = source<CourseDoc>({
  title: '课程',
  join: coursesJoin,
  says: ({ title, placeName }) => [title, placeName],
  face: ({ _id, title, placeName }) => ({
    id: _id,
    title,
    caption: placeName,
    page: furtherPages.course(_id),
  }),
})

/** Those that ask this very person now, and what those came to that everybody may read of. */
const surveys = source<SurveyDoc>({
  title: '问卷',
  join: () =>
    ofStation(SURVEYS, { state: { $in: ['published', 'analysed'] } }, { endsAt: -1, _id: -1 }, [
      'stationId',
      'title',
      'intro',
      'state',
      'open',
      'audience',
      'endsAt',
    ]),
  among: (joined, { caller: { person }, now }) =>
    joined.filter((one) => (one.state === 'analysed' ? one.open : mayAnswer(one, person, now).ok)),
  says: ({ title, intro }) => [title, intro],
  face: ({ _id, title, state, endsAt }, now) => ({
    ...{ id: _id, title },
    ...(state === 'analysed'
      ? { caption: '收完了，看结果', page: surveyPages.surveyResult(_id) }
      : { caption: `${dateWord(endsAt, now)}前可以填`, page: surveyPages.survey(_id) }),
  }),
})

const works = source<WorkDoc>({
  title: '惠民工程',
  join: () => ofStation(WORKS, {}, { createdAt: -1, _id: -1 }, ['form.title', 'form.about', 'form.stage']),
  says: ({ form: { title, about } }) => [title, about],
  face: ({ _id, form: { title, about, stage } }) => ({
    ...{ id: _id, title, caption: `${livelihoodStages[stage]}：${about}`, page: greenPages.work(_id) },
  }),
})

/** Those that residents see, by what they have agreed to have said of them. */
const allies = source<PartnerDoc>({
  title: '公益合伙人',
  join: () => ofStation(PARTNERS, publicPartners, { name: 1, _id: 1 }, ['name', 'place', 'active', 'face']),
  among: (joined) => joined.filter(isAlly),
  says: (one) => {
    const { name, place, sortText, vows } = allyRow(one)
    const { needs = '', gives = '', projects = '' } = one.face ?? {}
    return [name, place, sortText, ...vows, needs, gives, projects]
  },
  face: (one) => {
    const { partnerId, name, place, sortText } = allyRow(one)
    return {
      id: partnerId,
      title: name,
      caption: [sortText, place].filter(Boolean).join('，'),
      page: furtherPages.ally(partnerId),
    }
  },
})

/** In the order in which they are shown. */
export const searchSources: Readonly<Record<string, Source<never>>> = {
  activities,
  courses,
  notices,
  articles,
  wishes,
  projects,
  rooms,
  honours,
  things,
  posts,
  surveys,
  works,
  allies,
}
