/** Owns the handlers of the year of a station: looking at it, preparing a day, leaving one out. */
import type { Output } from '@/contract'
import type { seasonActions } from '@/contract/season'
import { dayOf } from '@/domain/kernel/clock'
import type { Day } from '@/domain/kernel/clock'
import { comingDays, draftAt, seasonDays, type SeasonKey, seasonKeys } from '@/domain/season/calendar'
import type { SeasonDocument, SeasonPlan } from '@/domain/season/documents'
import { isHeld, isPlanned, newSeasons, nextDay, wakeOf } from '@/domain/season/plan'
import type { StationDocument } from '@/domain/station/documents'
import {
  type Context,
  done,
  type Handler,
  type Handlers,
  joinedOne,
  refuse,
  type Result,
} from '../../handler'
import type { Doc } from '../../platform/cloud'
import {
  addSeasons,
  changeSeasons,
  type HeldActivity,
  heldActivities,
  likeJoin,
  type SeasonDoc,
  seasonsJoin,
} from '../../repositories/seasons'
import { withStation } from '../../repositories/stations'
import { rowsOf } from '../../views/rows'

type Year = Output<'season.list'>
type Asked = Pick<Context<'season.list'>, 'joined' | 'caller' | 'now'>

const joins = () => ({ ...withStation, seasons: seasonsJoin })

/** The year as it was read along with the caller, and what a draft may begin like. One request. */
async function read({ joined, caller }: Asked, text?: string) {
  const station = joinedOne<StationDocument & Doc>(joined, 'station')
  const seasons = joinedOne<SeasonDoc>(joined, 'seasons') ?? newSeasons(caller.stationId)
  const choices = await heldActivities(caller.stationId, text)
  return station && { closed: station.holidays, seasons, choices }
}

type Read = NonNullable<Awaited<ReturnType<typeof read>>>

function planView(key: SeasonKey, plan: SeasonPlan, closed: readonly Day[], now: number) {
  const next = nextDay(key, plan, now, closed)
  return {
    ...{ activityId: plan.activityId, title: plan.title, next },
    draftOn: next && dayOf(draftAt(next)),
    draftId: plan.draftId === '' ? null : plan.draftId,
    done: plan.done === '' ? null : plan.done,
  }
}

const yearView = ({ seasons, closed, choices }: Read, now: number): Year => ({
  days: rowsOf(seasonKeys, (key) => {
    const plan = seasons.plans[key]
    return {
      ...{ key, name: seasonDays[key].name, day: comingDays(key, now, closed)[0] ?? null },
      plan: isPlanned(plan) ? planView(key, plan, closed, now) : null,
    }
  }).sort((a, b) => (a.day ?? '9').localeCompare(b.day ?? '9')),
  choices: rowsOf(choices, ({ _id: activityId, title }) => ({ activityId, title })),
  version: seasons.version,
})

/** Writes the plans of a year as it was seen. */
async function write(
  found: Read,
  plans: SeasonDocument['plans'],
  { caller, now, seen }: Pick<Asked, 'caller' | 'now'> & { seen: number },
): Promise<Result<Year>> {
  const { seasons, closed } = found
  if (JSON.stringify(plans) === JSON.stringify(seasons.plans)) return done(yearView(found, now))
  if (seasons.version !== seen) return refuse('STALE')
  const wakeAt = wakeOf(plans, now, closed)
  const next = { ...seasons, plans, wakeAt, version: seen + 1 }
  const update = { guard: { version: seen }, patch: { $set: { plans, wakeAt }, $inc: { version: 1 } } }
  const written =
    seen === 0 ? (await addSeasons(next)) === 'added' : await changeSeasons(caller.stationId, update, [], now)
  return written ? done(yearView({ ...found, seasons: next }, now)) : refuse('STALE')
}

/** Two requests. */
const list: Handler<'season.list'> = {
  joins,
  run: async (context) => {
    const found = await read(context, context.input.text)
    return found ? done(yearView(found, context.now)) : refuse('NOT_FOUND')
  },
}

/** Three requests. */
const save: Handler<'season.save'> = {
  joins: ({ input: { activityId } }) => ({
    ...joins(),
    ...(activityId === null ? {} : likeJoin(activityId)),
  }),
  run: async (context) => {
    const { input, caller, now } = context
    const found = await read(context)
    if (!found) return refuse('NOT_FOUND')
    const { key, activityId, version: seen } = input
    const { plans } = found.seasons
    const before = plans[key]
    if (activityId === null) {
      const off = before && { ...before, activityId: '', title: '' }
      return write(found, off ? { ...plans, [key]: off } : plans, { caller, now, seen })
    }
    const like = joinedOne<HeldActivity>(context.joined, 'like')
    const isChoice = like?.stationId === caller.stationId && isHeld(like.state)
    const title = before?.activityId === activityId ? before.title : isChoice ? like.title : undefined
    if (title === undefined) return refuse('NOT_FOUND')
    const plan: SeasonPlan = {
      ...{ activityId, title },
      ...{ done: before?.done ?? '', draftId: before?.draftId ?? '' },
    }
    return write(found, { ...plans, [key]: plan }, { caller, now, seen })
  },
}

/** Three requests. */
const skip: Handler<'season.skip'> = {
  joins,
  run: async (context) => {
    const { input, caller, now } = context
    const found = await read(context)
    const plan = found?.seasons.plans[input.key]
    if (!found || !isPlanned(plan)) return refuse('NOT_FOUND')
    if (plan.done >= input.day) return done(yearView(found, now))
    if (nextDay(input.key, plan, now, found.closed) !== input.day) return refuse('STALE')
    const left = { ...plan, done: input.day, draftId: '' }
    return write(found, { ...found.seasons.plans, [input.key]: left }, { caller, now, seen: input.version })
  },
}

export const seasonHandlers: Handlers<keyof typeof seasonActions> = {
  'season.list': list,
  'season.save': save,
  'season.skip': skip,
}
