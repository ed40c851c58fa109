/** Owns writing activities at the desk: new, copied, changed. */
import type { ParsedInput } from '@/contract'
import type { ActivityDocument, ActivityFacts } from '@/domain/activity/documents'
import { decideTimes } from '@/domain/activity/decide-form'
import { DAY } from '@/domain/kernel/clock'
import { beginCase } from '@/domain/kernel/workflow'
import { activityFlow, missingField } from '@/domain/activity/activity-flow'
import { done, joinedOne, refuse, type Caller, type Handler } from '../../handler'
import { derivedId } from '../../platform/identity'
import {
  addActivity,
  changeActivity,
  findActivity,
  sessionsOf,
  spreadActivity,
} from '../../repositories/activities'
import { deskActivityView, formOf } from '../../views/desk-activity'

type Form = ParsedInput<'desk.createActivity'>['form']

/** The id of a new session follows from its activity and start; a moved session may still bear the one of that start. */
function freshId(activityId: string, startAt: number, used: ReadonlySet<string>): string {
  for (let again = 0; ; again++) {
    const id = derivedId('s', activityId, String(startAt), ...(again === 0 ? [] : [String(again)]))
    if (!used.has(id)) return id
  }
}

/**
 * The sessions as they will be kept. Those without an id get one that follows from the form, so that saving twice
 * plans them once. Null when the form names a session that is not one of `own`, or names one twice.
 */
function planOf(
  activityId: string,
  sessions: Form['sessions'],
  own: readonly string[],
): ActivityDocument['plan'] | null {
  const named = sessions.flatMap(({ sessionId }) => sessionId ?? [])
  const used = new Set(named)
  if (used.size !== named.length || named.some((id) => !own.includes(id))) return null
  return sessions.map(({ sessionId, startAt, endAt, enrolUntil }) => {
    const id = sessionId ?? freshId(activityId, startAt, used)
    used.add(id)
    return { sessionId: id, startAt, endAt, enrolUntil: enrolUntil ?? startAt }
  })
}

function fieldsOf(activityId: string, { sessions, ...facts }: Form, own: readonly string[]) {
  const plan = planOf(activityId, sessions, own)
  if (plan === null) return null
  const shared: ActivityFacts & { capacity: number; queueCapacity: number } = facts
  return { ...shared, plan, nextStartAt: Math.min(...plan.map((session) => session.startAt)) }
}

/** A draft of the caller's; null when its form names sessions, which a new activity cannot have yet. */
function newActivity(id: string, form: Form, caller: Caller, now: number): ActivityDocument | null {
  const fields = fieldsOf(id, form, [])
  if (fields === null) return null
  return {
    _id: id,
    stationId: caller.stationId,
    leaderId: caller.personId,
    leaderName: caller.person.realName || caller.person.nickname,
    createdBy: caller.personId,
    createdAt: now,
    spread: false,
    ...fields,
    ...beginCase(activityFlow, { by: caller.personId, at: now }),
  }
}

/** Adds the activity, or answers with the one that the same request key made before. */
async function addOnce(activity: ActivityDocument | null, caller: Caller, now: number) {
  if (activity === null) return refuse('NOT_FOUND')
  const added = await addActivity(activity)
  const stored = added === 'added' ? activity : await findActivity(activity._id)
  return stored ? done(deskActivityView(stored, [], caller, now)) : refuse('NOT_FOUND')
}

export const createActivity: Handler<'desk.createActivity'> = {
  run: async ({ caller, input, requestKey, now }) => {
    const times = decideTimes(input.form.sessions, now)
    if (!times.ok) return times
    return addOnce(
      newActivity(derivedId('a', caller.personId, requestKey), input.form, caller, now),
      caller,
      now,
    )
  },
}

export const copyActivity: Handler<'desk.copyActivity'> = {
  joins: ({ input }) => ({ activity: { from: 'activities', where: { _id: input.activityId }, limit: 1 } }),
  run: async ({ caller, input, joined, requestKey, now }) => {
    const original = joinedOne<ActivityDocument>(joined, 'activity')
    if (!original) return refuse('NOT_FOUND')
    if (original.stationId !== caller.stationId) return refuse('OTHER_STATION')
    const first = Math.min(...original.plan.map((session) => session.startAt))
    const shift = input.firstStartAt - first
    const sessions = original.plan.map(({ startAt, endAt, enrolUntil }) => ({
      startAt: startAt + shift,
      endAt: endAt + shift,
      enrolUntil: enrolUntil + shift,
    }))
    const form = { ...formOf(original), sessions } as Form
    return addOnce(newActivity(derivedId('a', caller.personId, requestKey), form, caller, now), caller, now)
  },
}

const editable = new Set<ActivityDocument['state']>(['draft', 'rejected', 'published'])

export const updateActivity: Handler<'desk.updateActivity'> = {
  joins: ({ input }) => ({ activity: { from: 'activities', where: { _id: input.activityId }, limit: 1 } }),
  run: async ({ caller, input, joined, now }) => {
    const found = joinedOne<ActivityDocument>(joined, 'activity')
    if (!found) return refuse('NOT_FOUND')
    if (found.stationId !== caller.stationId) return refuse('OTHER_STATION')
    const fields = fieldsOf(
      found._id,
      input.form,
      found.plan.map((session) => session.sessionId),
    )
    if (fields === null) return refuse('NOT_FOUND')
    if (found.version === input.version + 1 && sameForm(found, input.form, fields.plan))
      return finish(found, caller, now)
    if (!editable.has(found.state)) return refuse('INVALID_STATE')
    if (found.version !== input.version) return refuse('STALE')
    const live = found.state === 'published'
    const missing = live ? missingField({ ...found, ...fields }) : null
    if (missing !== null) return refuse('INCOMPLETE', { field: missing })
    const sessions = live ? await sessionsOf(found._id) : []
    const off = new Set(sessions.filter(({ state }) => state === 'cancelled').map(({ _id }) => _id))
    const open = live
      ? fields.plan.filter((session) => session.startAt > now && !off.has(session.sessionId))
      : fields.plan
    const times = decideTimes(open, now - DAY)
    if (!times.ok) return times
    if (live && found.plan.some((old) => !fields.plan.some((kept) => kept.sessionId === old.sessionId))) {
      // A published session does not vanish: it is cancelled, and those who signed up are told.
      return refuse('INVALID_STATE')
    }
    const taken = Math.max(0, ...sessions.map(({ seats }) => seats.holders.length + seats.offers.length))
    if (fields.capacity < taken) return refuse('CAPACITY_TOO_SMALL', { taken })
    const entry = { at: now, by: caller.personId, on: 'update', from: found.state, to: found.state }
    const written = await changeActivity(
      found._id,
      { version: found.version },
      { $set: { ...fields, spread: live }, $inc: { version: 1 }, $push: { history: entry } },
    )
    if (!written) return refuse('STALE')
    const next = {
      ...found,
      ...fields,
      spread: live,
      version: found.version + 1,
      history: [...found.history, entry],
    }
    return finish(next, caller, now)
  },
}

/** A repeat whose first try was written is answered, not refused as stale. */
const sameForm = (activity: ActivityDocument, form: Form, sessions: ActivityDocument['plan']): boolean => {
  const wanted = { ...form, sessions }
  const stored = formOf(activity)
  return (Object.keys(stored) as (keyof typeof stored)[]).every(
    (key) => JSON.stringify(stored[key]) === JSON.stringify(wanted[key]),
  )
}

async function finish(activity: ActivityDocument, caller: Caller, now: number) {
  if (activity.spread) await spreadActivity(activity, now)
  return done(deskActivityView(activity, await sessionsOf(activity._id), caller, now))
}
