/**
 * Owns what waits for somebody of the station: each source says what of it waits for these roles, and how one of it reads
 * as a to-do. All of them are read in one request, for the desk and for the home page alike.
 */
import { columns } from '@/domain/article/columns'
import { articleFlow } from '@/domain/article/flow'
import { appPages } from '@/domain/app-pages'
import { honourPages } from '@/domain/honour-pages'
import { deskPages } from '@/domain/desk-pages'
import { readPages } from '@/domain/read-pages'
import { periodWord } from '@/domain/certificate/rules'
import { isNear } from '@/domain/household/near'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import { recordFlow } from '@/domain/hours/record-flow'
import { statesWaitingFor } from '@/domain/kernel/workflow-reading'
import { checkFlow } from '@/domain/moderation/check-flow'
import type { CheckDocument } from '@/domain/moderation/documents'
import { maskName } from '@/domain/person/mask'
import { heldOf, isStaff } from '@/domain/person/roles'
import type { StationDocument } from '@/domain/station/documents'
import { stockText } from '@/domain/store/stock'
import { wishFlow } from '@/domain/wish/wish-flow'
import { joinedAll, type Caller } from '../handler'
import { type Doc, getJoined } from '../platform/cloud'
import type { Join } from '../platform/joins'
import type { ArticleDoc } from '../repositories/articles'
import { type CertificateDoc, waitingSeals } from '../repositories/certificates'
import { kinIn, kinJoin } from '../repositories/people'
import { type PrizeDoc, runningOutJoin } from '../repositories/prizes'
import { type WishCardDoc, waitingWishesJoin } from '../repositories/wishes'
import { rowsOf } from '../views/rows'
import { campaigns, marks } from './campaign/to-dos'
import { questions } from './livelihood/to-dos'
import { heldScans } from './sort/to-dos'
import { contacts, surveys } from './survey/to-dos'
import { source, type Source, type ToDo } from './to-do-source'
import { inStates } from './in-states'
import { absent, homeMoves, volunteers } from './residents/to-dos'
import { activities, applicants, recaps } from './activity/to-dos'
import { teamMembers, teams } from './team/to-dos'
import { cases, numberedCases } from './case/to-dos'

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

/** What its holder asked for; nobody is let down by a day, so that it has no deadline. */
const seals = source<CertificateDoc>({
  join: (caller, _now, limit) => (isStaff(caller) ? { ...waitingSeals(caller.stationId), limit } : null),
  isFor: ({ ownerId }, caller) => !isNear(caller, [ownerId]),
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
  ...numberedCases,
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
  heldScans,
  questions,
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
