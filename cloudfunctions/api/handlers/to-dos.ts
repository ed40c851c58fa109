/**
 * Owns what waits for somebody of the station: each source says what of it waits for these roles, and how one of it reads
 * as a to-do. All of them are read in one request, for the desk and for the home page alike.
 */
import type { ActivityDocument, SessionDocument } from '@/domain/activity/documents'
import { awaitedEnds, recapRules } from '@/domain/activity/recap'
import { tellWeek } from '@/domain/activity/week'
import { answerUntilOf } from '@/domain/activity/rules'
import { activityFlow } from '@/domain/activity/activity-flow'
import { columns } from '@/domain/article/columns'
import { articleFlow } from '@/domain/article/flow'
import { appPages } from '@/domain/app-pages'
import { furtherPages } from '@/domain/further-pages'
import { honourPages } from '@/domain/honour-pages'
import { deskPages } from '@/domain/desk-pages'
import { casePages } from '@/domain/case-pages'
import { readPages } from '@/domain/read-pages'
import { headlineOf } from '@/domain/case/form'
import { isKin } from '@/domain/case/sight'
import { periodWord } from '@/domain/certificate/rules'
import { caseKinds, kindOf } from '@/domain/case-kinds'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import { recordFlow } from '@/domain/hours/record-flow'
import { DAY } from '@/domain/kernel/clock'
import { statesWaitingFor } from '@/domain/kernel/workflow-reading'
import { checkFlow } from '@/domain/moderation/check-flow'
import type { CheckDocument } from '@/domain/moderation/documents'
import { maskName } from '@/domain/person/mask'
import type { PersonDocument } from '@/domain/person/documents'
import { HEAD, heldOf, holds, isStaff, ORGANISERS } from '@/domain/person/roles'
import { homeMoveFlow } from '@/domain/person/home-move-flow'
import { residentName } from '@/domain/person/name-of'
import { volunteerFlow } from '@/domain/person/volunteer-flow'
import type { StationDocument } from '@/domain/station/documents'
import { shortName } from '@/domain/station/units'
import { stockText } from '@/domain/store/stock'
import { teamFlow } from '@/domain/team/team-flow'
import { wishFlow } from '@/domain/wish/wish-flow'
import { dateWord } from '@/domain/words/moments'
import { joinedAll, type Caller } from '../handler'
import { type Doc, getJoined } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { absentGuard } from '../repositories/absences'
import type { ArticleDoc } from '../repositories/articles'
import { type CaseDoc, waitingCases } from '../repositories/cases'
import { type CertificateDoc, waitingSeals } from '../repositories/certificates'
import { kinIn, kinJoin } from '../repositories/people'
import { type PrizeDoc, runningOutJoin } from '../repositories/prizes'
import { askedSessionsJoin } from '../repositories/sessions'
import { askingJoin, type TeamDoc, type TeamMemberDoc } from '../repositories/teams'
import { untoldSessionsJoin } from '../repositories/recaps'
import { type WishCardDoc, waitingWishesJoin } from '../repositories/wishes'
import { rowsOf } from '../views/rows'
import { campaigns, marks } from './campaign/to-dos'
import { seekers } from './gig/to-dos'
import { contacts, surveys } from './survey/to-dos'
import { source, type Source, type ToDo } from './to-do-source'

/** No session is longer; and so many that are over are looked at. */
const LONGEST = DAY
const UNTOLD = 12

/** Documents of a collection in these states, by deadline; null when there is no state to ask for. */
const inStates = (
  from: string,
  { stationId }: Caller,
  states: readonly string[],
  limit: number,
  also: { leaderId?: string } = {},
): Join | null =>
  states.length === 0
    ? null
    : {
        from,
        where: { stationId, state: { $in: [...states] }, ...also },
        order: { dueAt: 1 },
        limit,
        fields: { history: 0 },
      }

const records = source<ServiceRecordDocument & Doc>({
  join: (caller, _now, limit) =>
    inStates(
      'serviceRecords',
      caller,
      statesWaitingFor(recordFlow, heldOf(recordFlow.roles, caller)),
      limit,
      caller.within === null ? {} : { leaderId: caller.personId },
    ),
  toDo: (record) => {
    const appeal = record.state === 'appealed'
    return {
      id: record._id,
      kind: appeal ? 'appeal' : record.asksWhenLeft ? 'forgotten' : 'hours',
      title: `${maskName(record.name)} · ${record.title}`,
      caption: appeal ? (record.appeal?.reason ?? '') : record.why,
      dueAt: record.dueAt,
      page: `/packages/desk/hours/index?recordId=${record._id}`,
    }
  },
})

const volunteers = source<PersonDocument & Doc>({
  join: (caller, _now, limit) => {
    const states = statesWaitingFor(volunteerFlow, heldOf(volunteerFlow.roles, caller))
    if (states.length === 0) return null
    return {
      from: 'people',
      where: { stationId: caller.stationId, 'volunteer.state': { $in: states } },
      order: { 'volunteer.dueAt': 1 },
      limit,
      fields: { realName: 1, 'volunteer.state': 1, 'volunteer.dueAt': 1 },
    }
  },
  toDo: (person) => ({
    id: person._id,
    kind: 'volunteer',
    title: `${maskName(person.realName)} 申请做志愿者`,
    caption: volunteerFlow.states[person.volunteer.state].label,
    dueAt: person.volunteer.dueAt,
    page: `/packages/desk/volunteers/index?state=${person.volunteer.state}`,
  }),
})

/** Those who want to be at home here. They are of another station still, so they are asked for by the one they lead to. */
const homeMoves = source<PersonDocument & Doc>({
  join: (caller, _now, limit) => {
    const states = statesWaitingFor(homeMoveFlow, heldOf(homeMoveFlow.roles, caller))
    if (states.length === 0) return null
    return {
      from: 'people',
      where: { 'homeMove.to': caller.stationId, 'homeMove.state': { $in: states } },
      order: { 'homeMove.dueAt': 1 },
      limit,
      fields: { realName: 1, nickname: 1, homeMove: 1 },
    }
  },
  toDo: (person) => ({
    id: person._id,
    kind: 'homeMove',
    title: `${maskName(residentName(person))} 想搬来本站`,
    caption: `从「${shortName(person.homeMove?.fromName ?? '')}」换过来`,
    dueAt: person.homeMove?.dueAt ?? null,
    page: deskPages.homeMoves(),
  }),
})

/** Residents whom the head is to ask why they did not come. */
const absent = source<PersonDocument & Doc>({
  join: (caller, now, limit) =>
    holds(HEAD, caller)
      ? {
          from: 'people',
          where: absentGuard(caller.stationId, caller.personId, now),
          limit,
          fields: { realName: 1, nickname: 1, absences: 1 },
        }
      : null,
  toDo: (person) => ({
    id: person._id,
    kind: 'absent',
    title: `${maskName(residentName(person))} ${person.absences?.missed.length ?? 0} 次报了名没来`,
    caption: '打电话问问，是不是有难处',
    dueAt: null,
    page: deskPages.peopleCheck('absences'),
  }),
})

const checks = source<CheckDocument & Doc>({
  join: (caller, _now, limit) =>
    inStates('checks', caller, statesWaitingFor(checkFlow, heldOf(checkFlow.roles, caller)), limit),
  isFor: (check, { personId }) => check.authorId !== personId,
  toDo: (check) => ({
    id: check._id,
    kind: 'check',
    title: check.title,
    caption: `内容${checkFlow.states[check.state].label}`,
    dueAt: check.dueAt,
    page: deskPages.checks(check._id),
  }),
})

const wishCaption = ({ state }: WishCardDoc): string => {
  if (state === 'delivered') return '送到几天了，打电话问问收到没有'
  return state === 'published' ? '要的日子过了，请和许愿人商量改日子或撤回' : wishFlow.states[state].label
}

/** Wishes to verify, hang up, see to or ask about; nobody looks after one's own. */
const wishes = source<WishCardDoc>({
  join: (caller, now, limit) => {
    const states = statesWaitingFor(wishFlow, heldOf(wishFlow.roles, caller))
    return states.length === 0 ? null : waitingWishesJoin(caller, states, now, limit)
  },
  isFor: (wish, { personId }) => !wish.makerIds.includes(personId),
  toDo: (wish) => ({
    id: wish._id,
    kind: 'wish',
    title: `${wish.alias} · ${wish.form.title}`,
    caption: wishCaption(wish),
    dueAt: wish.dueAt,
    page: appPages.wish(wish._id),
  }),
})

/** The kinds of cases whose desk somebody sits at. */
export const kindsFor = ({ roles }: Caller): { kind: string; title: string }[] =>
  Object.values(caseKinds)
    .filter(({ desk }) => desk.roles.some((role) => roles.has(role)))
    .map(({ name: kind, title }) => ({ kind, title }))

const cases = source<CaseDoc>({
  join: (caller, _now, limit) => (kindsFor(caller).length > 0 ? waitingCases(caller, limit) : null),
  isFor: (one, caller) => !isKin(kindOf(one.kind), one, caller),
  toDo: (one) => {
    const kind = kindOf(one.kind)
    const { title, flow } = kind
    return {
      id: one._id,
      kind: 'case',
      title: headlineOf(kind, one),
      caption: `${title} · ${flow.states[one.state]?.label ?? ''}`,
      dueAt: one.dueAt,
      page: casePages.case(one.kind, one._id),
    }
  },
})

const stock = source<PrizeDoc>({
  join: (caller, _now, limit) => (isStaff(caller) ? runningOutJoin(caller.stationId, limit) : null),
  toDo: ({ _id, title, stock: { free } }) => ({
    id: _id,
    kind: 'stock',
    title: `「${title}」快没有了`,
    caption: stockText(free, 0),
    dueAt: null,
    page: deskPages.prizeForm(_id),
  }),
})

const activities = source<ActivityDocument & Doc>({
  join: (caller, _now, limit) =>
    inStates('activities', caller, statesWaitingFor(activityFlow, heldOf(activityFlow.roles, caller)), limit),
  // A draft is its writer's to-do; what waits for review is another's.
  isFor: (activity, { personId }) =>
    (activity.state === 'pendingReview') !== (activity.createdBy === personId),
  toDo: (activity) => ({
    id: activity._id,
    kind: 'activity',
    title: activity.title,
    caption: activityFlow.states[activity.state].label,
    dueAt: activity.dueAt,
    page: `/packages/desk/activity/index?activityId=${activity._id}`,
  }),
})

type Untold = Pick<SessionDocument, 'activityId' | 'title' | 'startAt' | 'endAt'> & {
  told: { n: number }[]
} & Doc

/** What a leader may tell of a session from the day after on; it is asked for some days and then no more. */
const recaps = source<Untold>({
  join: ({ stationId, personId, roles }, now) =>
    holds(ORGANISERS, { roles })
      ? untoldSessionsJoin({ stationId, leaderId: personId }, awaitedEnds(now), LONGEST, UNTOLD)
      : null,
  // A shift that is on every day is no event: nobody writes a recap of each.
  among: (found) => tellWeek(found).single,
  isFor: ({ told }) => told.length === 0,
  most: 2,
  toDo: ({ _id, title, startAt, endAt }) => ({
    id: _id,
    kind: 'recap',
    title: `「${title}」办完了，写几句`,
    caption: `${dateWord(startAt, endAt)}，来了多少人已经数好`,
    dueAt: endAt + recapRules.toDoDays * DAY,
    page: deskPages.recapForm(_id),
  }),
})

type Asked = Pick<SessionDocument, 'title' | 'startAt' | 'enrolUntil' | 'review' | 'seats'> & Doc

/** Those who wait for somebody to agree to their place: for the station's staff, and for whoever leads the session. */
const applicants = source<Asked>({
  join: (caller, now, limit) =>
    holds(ORGANISERS, caller)
      ? askedSessionsJoin(
          {
            stationId: caller.stationId,
            ...(isStaff(caller) ? {} : { leaderId: caller.personId }),
          },
          now,
          limit,
        )
      : null,
  toDo: ({ _id, title, review = '', seats, ...times }) => ({
    id: _id,
    kind: 'applicants',
    title: `「${title}」${seats.applying ?? 0} 人等确认`,
    caption: review === '' ? '报名等您确认' : `看：${review}`,
    dueAt: answerUntilOf(times),
    page: deskPages.applicants(_id),
  }),
})

/** Those who want to join a team and wait for an answer. */
const teamMembers = source<TeamMemberDoc>({
  join: (caller, _now, limit) => (isStaff(caller) ? askingJoin(caller.stationId, limit) : null),
  isFor: (row, { personId }) => row.personId !== personId,
  toDo: ({ _id, name, teamId, teamName, dueAt }) => ({
    id: _id,
    kind: 'team',
    title: `${maskName(name)}想加入「${teamName}」`,
    caption: '收不收，说一声',
    dueAt,
    page: furtherPages.teamMembers(teamId),
  }),
})

/** Teams that wait for the head of the station to agree to them. */
const teams = source<TeamDoc>({
  join: (caller, _now, limit) =>
    inStates('teams', caller, statesWaitingFor(teamFlow, heldOf(teamFlow.roles, caller)), limit),
  toDo: ({ _id, form, state, dueAt }) => ({
    id: _id,
    kind: 'team',
    title: `成立「${form.name}」`,
    caption: teamFlow.states[state].label,
    dueAt,
    page: deskPages.deskTeams(_id),
  }),
})

/** What its holder asked for; nobody is let down by a day, so that it has no deadline. */
const seals = source<CertificateDoc>({
  join: (caller, _now, limit) => (isStaff(caller) ? { ...waitingSeals(caller.stationId), limit } : null),
  isFor: ({ ownerId }, { personId }) => ownerId !== personId,
  toDo: ({ _id, name, from, to }) => ({
    ...{ id: _id, kind: 'seal', title: `${maskName(name)} 请在服务证明上盖章` },
    ...{ caption: periodWord(from, to), dueAt: null, page: honourPages.seals() },
  }),
})

/** Articles that somebody else has handed in, and of those read once already only what that one has not read. */
const articles = source<ArticleDoc>({
  join: (caller, _now, limit) =>
    inStates('articles', caller, statesWaitingFor(articleFlow, heldOf(articleFlow.roles, caller)), limit),
  isFor: ({ authorId, firstBy }, { personId }) => authorId !== personId && firstBy !== personId,
  toDo: ({ _id, title, state, column }) => ({
    ...{ id: _id, kind: 'article', title, dueAt: null, page: readPages.deskArticle(_id) },
    caption: `${columns[column].title} · ${articleFlow.states[state].label}`,
  }),
})

/** Of two with the same deadline the one whose source stands first here comes first. */
const sources = {
  records,
  volunteers,
  homeMoves,
  absent,
  checks,
  wishes,
  cases,
  seekers,
  stock,
  activities,
  applicants,
  recaps,
  teamMembers,
  teams,
  seals,
  marks,
  campaigns,
  articles,
  contacts,
  surveys,
}

/**
 * What waits for somebody, the most urgent first, things without a deadline last. One request, none for whom nothing can
 * wait.
 * @param limit how many of each source are looked at
 * @param beside what else of the station is read in the same request
 */
export async function readToDos(
  caller: Caller,
  now: number,
  limit: number,
  beside: Record<string, Join> = {},
): Promise<{ toDos: ToDo[]; station: StationDocument | null; joined: Record<string, Doc[]> }> {
  const asked = Object.entries(sources).flatMap(([name, of]) => {
    const join = of.join(caller, now, limit)
    return join ? [[name, join] as const] : []
  })
  const joins: Record<string, Join> = { ...Object.fromEntries(asked), ...beside }
  if (Object.keys(joins).length === 0) return { toDos: [], station: null, joined: {} }
  const { householdId } = caller.person
  const kin = householdId ? kinJoin(householdId) : {}
  const read = await getJoined<StationDocument & Doc>('stations', caller.stationId, { ...joins, ...kin })
  const joined = read?.joined ?? {}
  const viewer = { ...caller, kin: kinIn(joined, caller.personId) }
  const toDos = asked.flatMap(([name]) =>
    toDosOf(sources[name as keyof typeof sources], joined, name, { caller: viewer, now }),
  )
  return {
    toDos: toDos.sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity)),
    station: read?.doc ?? null,
    joined,
  }
}

const toDosOf = (
  of: Source<Doc>,
  joined: Record<string, Doc[]>,
  name: string,
  { caller, now }: { caller: Caller; now: number },
): ToDo[] =>
  rowsOf(of.among?.(joinedAll(joined, name)) ?? joinedAll(joined, name), (one) =>
    of.isFor && !of.isFor(one, caller, now) ? [] : [of.toDo(one)],
  )
    .flat()
    .slice(0, of.most)
