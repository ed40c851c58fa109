/** Owns the sheets by which campaigns are scored as the station reads and edits them: listed, tried out, saved. */
import type { Output } from '@/contract'
import {
  decideSheet,
  pointsWord,
  scoreOf,
  scoreRulesOf,
  type ScoreWeights,
  weightsWord,
} from '@/domain/score/rules'
import { choose } from '@/domain/campaign/standing'
import { dayOf } from '@/domain/kernel/clock'
import { earliestDay } from '@/domain/kernel/rule-changes'
import { ruleAt } from '@/domain/kernel/rules'
import { maskName } from '@/domain/person/mask'
import { nameOf, residentName } from '@/domain/person/name-of'
import type { PersonDocument } from '@/domain/person/documents'
import { isStaff } from '@/domain/person/roles'
import type { StationDocument } from '@/domain/station/documents'
import { type Caller, done, type Handler, joinedOne, refuse } from '../../handler'
import { type Doc, findDocs } from '../../platform/cloud'
import { lastScored } from '../../repositories/campaigns'
import { changeStation, findStation, withStation } from '../../repositories/stations'
import { rowsOf } from '../../views/rows'

type RulesView = Output<'campaign.rules'>
type StationDoc = StationDocument & Doc

const sumOf = ({ hours, times, rating, panel }: ScoreWeights): number => hours + times + rating + panel
const WHOLE = 100

function rulesView(
  station: Pick<StationDocument, 'scoreRules'> | null,
  caller: Caller,
  now: number,
): RulesView {
  const rules = scoreRulesOf(station)
  const current = ruleAt(rules, now)
  const whole = isStaff(caller)
  return {
    version: station?.scoreRules?.version ?? 0,
    earliest: earliestDay(now),
    rules: rowsOf([...rules].reverse(), ({ id, effectiveFrom, value }) => ({
      ...{ ruleId: id, effectiveFrom, text: weightsWord(value), weights: value },
      state: id === current.id ? 'now' : effectiveFrom > dayOf(now) ? 'coming' : 'past',
    })),
    changes: rowsOf([...(station?.scoreRules?.changes ?? [])].reverse(), (change) => ({
      ...{ at: change.at, text: change.text, reason: change.reason, effectiveFrom: change.effectiveFrom },
      by: whole ? change.byName : maskName(change.byName),
    })),
    mayEdit: caller.roles.has('station_admin'),
  }
}

/** One request. */
export const rules: Handler<'campaign.rules'> = {
  joins: () => withStation,
  run: async ({ caller, joined, now }) =>
    done(rulesView(joinedOne<StationDoc>(joined, 'station'), caller, now)),
}

/** Three requests: the figures of the last campaign are kept with it. */
export const tryRules: Handler<'campaign.tryRules'> = {
  run: async ({ caller, input }) => {
    if (sumOf(input) !== WHOLE) return refuse('SCORE_SUM')
    const text = weightsWord(input)
    const last = await lastScored(caller.stationId)
    if (!last?.scale) return done({ title: null, text, changed: [] })
    const { scale, standings, places, winners } = last
    const would = standings.map((one) => ({ ...one, tenths: scoreOf(input, one, scale).tenths }))
    const choice = choose(would, places)
    const chosen = 'chosen' in choice ? choice.chosen : choice.tied
    const was = (entryId: string): boolean => winners.some((one) => one.entryId === entryId)
    const changed = would.filter(
      ({ entryId, tenths }, i) =>
        tenths !== standings[i]?.tenths || was(entryId) !== chosen.includes(entryId),
    )
    const ids = changed.map(({ personId }) => personId)
    const people = await findDocs<PersonDocument & Doc>(
      'people',
      { _id: { $in: ids } },
      { limit: Math.max(1, ids.length), fields: { realName: 1, nickname: 1 } },
    )
    return done({
      ...{ title: last.title, text },
      changed: rowsOf(changed, ({ entryId, personId, tenths }) => {
        const person = people.find(({ _id }) => _id === personId)
        const before = standings.find((one) => one.entryId === entryId)?.tenths ?? 0
        return {
          name: maskName(person ? residentName(person) : '') || '一位居民',
          ...{ before: pointsWord(before), after: pointsWord(tenths) },
          ...{ was: was(entryId), would: chosen.includes(entryId) },
        }
      }),
    })
  },
}

/** Two requests; one more for whoever was beaten to it, to tell a repetition from somebody else's change. */
export const saveRules: Handler<'campaign.saveRules'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined, now }) => {
    const { hours, times, rating, panel, ...draft } = input
    const value = { hours, times, rating, panel }
    if (sumOf(value) !== WHOLE) return refuse('SCORE_SUM')
    const by = { by: caller.personId, name: nameOf(caller.person), now }
    const station = joinedOne<StationDoc>(joined, 'station')
    if (!station) return refuse('STALE')
    const decision = decideSheet(station, { ...draft, value }, by)
    if (!decision.ok) return decision
    const { rules: scoreRules, update } = decision.value
    if (!update || (await changeStation(station._id, update)))
      return done(rulesView({ scoreRules }, caller, now))
    const again = decideSheet((await findStation(station._id)) ?? station, { ...draft, value }, by)
    if (!again.ok) return again
    return again.value.update
      ? refuse('STALE')
      : done(rulesView({ scoreRules: again.value.rules }, caller, now))
  },
}
