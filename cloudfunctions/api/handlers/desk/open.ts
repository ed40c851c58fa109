/** Owns the desk's first page: what is due soon, what waits for this person's roles, and today's sessions. */
import type { Output } from '@/contract'
import type { ActivityDocument, SessionDocument } from '@/domain/activity/documents'
import { appPages } from '@/domain/app-pages'
import { caseKinds, kindOf } from '@/domain/case-kinds'
import { activityFlow } from '@/domain/activity/activity-flow'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import { recordFlow } from '@/domain/hours/record-flow'
import { DAY, startOfDay } from '@/domain/kernel/clock'
import { checkFlow } from '@/domain/moderation/check-flow'
import type { CheckDocument } from '@/domain/moderation/documents'
import { statesWaitingFor } from '@/domain/kernel/workflow-reading'
import { maskName } from '@/domain/person/mask'
import { heldOf, isStaff } from '@/domain/person/roles'
import type { PersonDocument } from '@/domain/person/documents'
import { volunteerFlow } from '@/domain/person/volunteer-flow'
import { stockText } from '@/domain/store/stock'
import { wishFlow } from '@/domain/wish/wish-flow'
import { done, joinedAll, joinedOne, type Caller, type Handler } from '../../handler'
import { rightsOf } from '../../views/desk-activity'
import { findDocs, getJoined, type Join } from '../../platform/cloud'
import { asidesJoin, asidesOf } from '../../repositories/asides'
import { type CaseDoc, waitingCases } from '../../repositories/cases'
import { type PrizeDoc, prizesRunningOut } from '../../repositories/prizes'
import { timerTroubles } from '../../repositories/system-check'
import { timerJoin, type TimerDocument } from '../../repositories/timer'
import { waitingWishes, type WishCardDoc } from '../../repositories/wishes'
import { cardFields, onDays } from '../../repositories/sessions'
import { rowsOf } from '../../views/rows'
import { mayRunDoor } from '../../access/sessions'

type ToDo = Output<'desk.open'>['toDos'][number]

const PER_KIND = 20
const SOON = DAY
/** Sessions of one day that are read, of which those are shown that the person may run. */
const LOOKED_AT = 100
const runFields = { ...cardFields, stationId: 1, leaderId: 1, gridIds: 1 } as const

/** Cases of one collection that wait for this person, the most urgent first; no request when none can. */
async function waiting<T extends { _id: string }>(
  collection: string,
  caller: Caller,
  states: readonly string[],
  also: { leaderId?: string } = {},
): Promise<T[]> {
  if (states.length === 0) return []
  const where = { stationId: caller.stationId, state: { $in: states }, ...also }
  return findDocs<T>(collection, where, {
    order: [['dueAt', 'asc']],
    limit: PER_KIND,
    fields: { history: 0 },
  })
}

/** Applications and cases that wait for this person: little of each, so that both ride along with the station in one request. */
async function shortOnes(caller: Caller): Promise<{ volunteers: PersonDocument[]; cases: CaseDoc[] }> {
  const states = statesWaitingFor(volunteerFlow, heldOf(volunteerFlow.roles, caller))
  const volunteers: Join = {
    from: 'people',
    where: { stationId: caller.stationId, 'volunteer.state': { $in: states } },
    order: { 'volunteer.dueAt': 1 },
    limit: PER_KIND,
    fields: { realName: 1, 'volunteer.state': 1, 'volunteer.dueAt': 1 },
  }
  const joins = {
    ...(states.length > 0 ? { volunteers } : {}),
    ...(kindsFor(caller).length > 0 ? { cases: waitingCases(caller, PER_KIND) } : {}),
  }
  if (Object.keys(joins).length === 0) return { volunteers: [], cases: [] }
  const joined = (await getJoined('stations', caller.stationId, joins))?.joined ?? {}
  return { volunteers: joinedAll(joined, 'volunteers'), cases: joinedAll(joined, 'cases') }
}

export const open: Handler<'desk.open'> = {
  joins: ({ now }) => ({ timer: timerJoin, asides: asidesJoin(now) }),
  run: async ({ caller, joined, now }) => {
    const today = startOfDay(now)
    const [records, { volunteers, cases }, activities, checks, wishes, runningOut, sessions] =
      await Promise.all([
        waiting<ServiceRecordDocument>(
          'serviceRecords',
          caller,
          statesWaitingFor(recordFlow, heldOf(recordFlow.roles, caller)),
          caller.within === null ? {} : { leaderId: caller.personId },
        ),
        shortOnes(caller),
        waiting<ActivityDocument>(
          'activities',
          caller,
          statesWaitingFor(activityFlow, heldOf(activityFlow.roles, caller)),
        ),
        waiting<CheckDocument>(
          'checks',
          caller,
          statesWaitingFor(checkFlow, heldOf(checkFlow.roles, caller)),
        ),
        wishesFor(caller, now),
        isStaff(caller) ? prizesRunningOut(caller.stationId, PER_KIND) : [],
        findDocs<SessionDocument>(
          'sessions',
          { stationId: caller.stationId, listed: true, ...onDays(today, today + DAY, now) },
          { order: [['startAt', 'asc']], limit: LOOKED_AT, fields: runFields },
        ),
      ])
    const mine = runBy(sessions, caller)
    const toDos = [
      ...rowsOf(records, (record) => recordToDo(record)),
      ...rowsOf(volunteers, (person) => volunteerToDo(person)),
      ...rowsOf(
        checks.filter((check) => check.authorId !== caller.personId),
        (check) => checkToDo(check),
      ),
      ...rowsOf(wishes, (wish) => wishToDo(wish)),
      ...rowsOf(cases, (one) => caseToDo(one)),
      ...rowsOf(runningOut, (prize) => stockToDo(prize)),
      ...rowsOf(
        activities.filter((activity) => mayAct(activity, caller)),
        (activity) => activityToDo(activity),
      ),
    ].sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity))
    return done({
      rights: rightsOf(caller),
      kinds: kindsFor(caller),
      figures: {
        dueSoon: toDos.filter((toDo) => toDo.dueAt !== null && toDo.dueAt <= now + SOON).length,
        toDo: toDos.length,
        today: mine.length,
        // What could not be worked on is a matter for those who run the station.
        setAside: isStaff(caller) ? asidesOf(caller.stationId, joined.asides) : 0,
      },
      toDos,
      today: rowsOf(mine, (session) => ({
        sessionId: session._id,
        title: session.title,
        startAt: session.startAt,
        endAt: session.endAt,
        placeName: session.placeName,
        taken: session.seats.capacity - session.seats.free,
        capacity: session.seats.capacity,
      })),
      troubles: isStaff(caller) ? timerTroubles(joinedOne<TimerDocument>(joined, 'timer'), now) : [],
      serverNow: now,
    })
  },
}

/** The kinds of cases whose desk somebody sits at. */
const kindsFor = ({ roles }: Caller): { kind: string; title: string }[] =>
  Object.values(caseKinds)
    .filter(({ desk }) => desk.roles.some((role) => roles.has(role)))
    .map(({ name: kind, title }) => ({ kind, title }))

/** The sessions of the day that the person may run; an auditor looks on at all of them. */
const runBy = (sessions: readonly SessionDocument[], caller: Caller): SessionDocument[] =>
  rowsOf(sessions, (session) => (caller.roles.has('auditor') || mayRunDoor(session, caller) ? [session] : []))
    .flat()
    .slice(0, PER_KIND)

/** Wishes for this person to verify, hang up, see to or ask about; nobody looks after one's own. */
async function wishesFor(caller: Caller, now: number): Promise<WishCardDoc[]> {
  const states = statesWaitingFor(wishFlow, heldOf(wishFlow.roles, caller))
  if (states.length === 0) return []
  const found = await waitingWishes(caller, states, now, PER_KIND)
  return rowsOf(found, (wish) => (wish.makerIds.includes(caller.personId) ? [] : [wish])).flat()
}

/** A draft is its writer's to-do; what waits for review is another's. */
const mayAct = (activity: ActivityDocument, caller: Caller): boolean =>
  (activity.state === 'pendingReview') !== (activity.createdBy === caller.personId)

function recordToDo(record: ServiceRecordDocument): ToDo {
  const appeal = record.state === 'appealed'
  return {
    id: record._id,
    kind: appeal ? 'appeal' : record.asksWhenLeft ? 'forgotten' : 'hours',
    title: `${maskName(record.name)} · ${record.title}`,
    caption: appeal ? (record.appeal?.reason ?? '') : record.why,
    dueAt: record.dueAt,
    page: `/packages/desk/hours/index?recordId=${record._id}`,
  }
}

function volunteerToDo(person: PersonDocument): ToDo {
  return {
    id: person._id,
    kind: 'volunteer',
    title: `${maskName(person.realName)} 申请做志愿者`,
    caption: volunteerFlow.states[person.volunteer.state].label,
    dueAt: person.volunteer.dueAt,
    page: `/packages/desk/volunteers/index?state=${person.volunteer.state}`,
  }
}

const wishCaption = ({ state }: WishCardDoc): string => {
  if (state === 'delivered') return '送到几天了，打电话问问收到没有'
  return state === 'published' ? '要的日子过了，请和许愿人商量改日子或撤回' : wishFlow.states[state].label
}

const wishToDo = (wish: WishCardDoc): ToDo => ({
  id: wish._id,
  kind: 'wish',
  title: `${wish.alias} · ${wish.form.title}`,
  caption: wishCaption(wish),
  dueAt: wish.dueAt,
  page: appPages.wish(wish._id),
})

function caseToDo(one: CaseDoc): ToDo {
  const { title, headline, flow } = kindOf(one.kind)
  return {
    id: one._id,
    kind: 'case',
    title: headline(one.form),
    caption: `${title} · ${flow.states[one.state]?.label ?? ''}`,
    dueAt: one.dueAt,
    page: appPages.case(one.kind, one._id),
  }
}

function activityToDo(activity: ActivityDocument): ToDo {
  return {
    id: activity._id,
    kind: 'activity',
    title: activity.title,
    caption: activityFlow.states[activity.state].label,
    dueAt: activity.dueAt,
    page: `/packages/desk/activity/index?activityId=${activity._id}`,
  }
}

function checkToDo(check: CheckDocument): ToDo {
  return {
    id: check._id,
    kind: 'check',
    title: check.title,
    caption: `内容${checkFlow.states[check.state].label}`,
    dueAt: check.dueAt,
    page: appPages.checks(check._id),
  }
}

function stockToDo({ _id, title, stock }: PrizeDoc): ToDo {
  return {
    id: _id,
    kind: 'stock',
    title: `「${title}」快没有了`,
    caption: stockText(stock.free, 0),
    dueAt: null,
    page: appPages.prizeForm(_id),
  }
}
