/** Owns reading and writing the year of a station, and the drafts that it makes. */
import { shiftedTerms } from '@/domain/activity/course-terms'
import type { ActivityDocument } from '@/domain/activity/documents'
import { factsOf } from '@/domain/activity/facts'
import { activityFlow } from '@/domain/activity/activity-flow'
import { deskPages } from '@/domain/desk-pages'
import type { Day } from '@/domain/kernel/clock'
import type { Guard, GuardedUpdate } from '@/domain/kernel/guarded-update'
import type { OutboxItem } from '@/domain/kernel/outbox'
import { beginCase } from '@/domain/kernel/workflow'
import { STAFF } from '@/domain/person/roles'
import { type SeasonKey, seasonDays, nextInSeries } from '@/domain/season/calendar'
import type { SeasonDocument } from '@/domain/season/documents'
import { isHeld, movedPlan } from '@/domain/season/plan'
import { holdsWords, typedWords } from '@/domain/words/holding'
import { dateWord } from '@/domain/words/moments'
import { startOf } from '@/domain/kernel/clock'
import { writeChange } from '../kernel/move-case'
import { addDoc, type Doc, findDocs } from '../platform/cloud'
import { derivedId } from '../platform/identity'
import type { Join } from '../platform/joins'
import { ACTIVITIES } from './activities'
import { itemKinds, messageItem } from './items'
import { messageOf } from './messages'

export const SEASONS = 'seasons'
export type SeasonDoc = SeasonDocument & Doc

/** The year of the caller's station, along with the caller. */
export const seasonsJoin: Join = { from: SEASONS, idIn: 'stationId' }

/** So many of the newest activities are on offer, and so many are looked through for one that is asked for by its name: several years. */
const CHOICES = 30
const LOOKED_THROUGH = 1000

const choiceFields = { title: 1, state: 1, stationId: 1 } as const
export type HeldActivity = Doc & Pick<ActivityDocument, keyof typeof choiceFields>

/** What a station held, the newest first, each name once; all of it that holds the words where any are typed. One request. */
export async function heldActivities(stationId: string, text = ''): Promise<HeldActivity[]> {
  const words = typedWords(text)
  const newest = await findDocs<HeldActivity>(
    ACTIVITIES,
    { stationId },
    {
      order: [
        ['createdAt', 'desc'],
        ['_id', 'desc'],
      ],
      ...{ limit: words.length > 0 ? LOOKED_THROUGH : CHOICES, fields: choiceFields },
    },
  )
  const held = newest.filter(({ state, title }) => isHeld(state) && holdsWords([title], words))
  // What is held each week is offered once.
  return held.filter(({ title }, i) => held.findIndex((one) => one.title === title) === i).slice(0, CHOICES)
}

/** The activity that somebody wants the drafts of a day to be like, along with the caller. */
export const likeJoin = (activityId: string): Record<string, Join> => ({
  like: { from: ACTIVITIES, where: { _id: activityId }, limit: 1, fields: choiceFields },
})

export const findDueSeasons = (where: Guard, limit: number): Promise<SeasonDoc[]> =>
  findDocs<SeasonDoc>(SEASONS, where, { limit, order: [['wakeAt', 'asc']] })

export const addSeasons = (seasons: SeasonDocument): Promise<'added' | 'exists'> =>
  addDoc(SEASONS, seasons as SeasonDoc)

/** Writes a change with what follows it. @returns whether it took effect */
export const changeSeasons = (
  stationId: string,
  update: GuardedUpdate,
  items: readonly OutboxItem[],
  now: number,
): Promise<boolean> => writeChange(SEASONS, stationId, { update, items }, now)

/** The id of the draft for a day: whoever writes it, it is written once. */
const draftIdOf = (stationId: string, key: SeasonKey, day: Day): string =>
  derivedId('a', 'season', stationId, key, day)

const firstOf = (plan: ActivityDocument['plan']): number => Math.min(...plan.map(({ startAt }) => startAt))

/** A draft like an earlier activity, on another day; nobody sees it before somebody has looked at it. One request. */
export async function writeDraft(
  original: ActivityDocument,
  { key, day, now }: { key: SeasonKey; day: Day; now: number },
): Promise<string> {
  const { stationId, leaderId, leaderName, capacity, queueCapacity } = original
  const _id = draftIdOf(stationId, key, day)
  const sessions = movedPlan(original.plan, day)
  const plan = sessions.map((one, i) => ({ sessionId: derivedId('s', _id, String(i)), ...one }))
  const draft: ActivityDocument = {
    ...{ _id, stationId, leaderId, leaderName, capacity, queueCapacity, plan },
    ...factsOf(original),
    title: nextInSeries(original.title),
    course: shiftedTerms(original.course ?? null, firstOf(plan) - firstOf(original.plan)),
    ...{ createdBy: leaderId, createdAt: now, spread: false },
    nextStartAt: firstOf(plan),
    ...beginCase(activityFlow, { by: leaderId, at: now, note: `年历：${seasonDays[key].name}` }),
  }
  await addDoc(ACTIVITIES, draft)
  return _id
}

/** Tells whoever leads it, and those of the station, that a draft is there. */
export function draftItems(
  { stationId, leaderId, title }: ActivityDocument,
  { key, day, draftId, now }: { key: SeasonKey; day: Day; draftId: string; now: number },
): OutboxItem[] {
  const when = dateWord(startOf(day), now)
  const said = {
    title: `${seasonDays[key].name}的活动起草好了`,
    text: `「${nextInSeries(title)}」排在 ${when}，看一遍、改一改再送审；不办，点「取消整个活动」。`,
    page: deskPages.deskActivity(draftId),
  }
  const cause = ['season', draftId]
  const params = { title: said.title, caption: said.text, page: said.page }
  return [
    messageItem(messageOf('toDo', { personId: leaderId, stationId, cause, at: now, params })),
    itemKinds.tellRoles.item(`draft|${draftId}`, now, {
      ...{ stationId, roles: STAFF, besides: [leaderId], cause },
      ...said,
    }),
  ]
}
