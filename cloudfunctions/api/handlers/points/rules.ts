/** Owns the rules for points as the station reads and edits them: listed for everybody, tried out, saved. */
import type { Output } from '@/contract'
import { earliestDay } from '@/domain/kernel/rule-changes'
import { decideRule } from '@/domain/points/decide-rule'
import { monthBefore } from '@/domain/points/months'
import { givenFor, previewPerson, previewTotals } from '@/domain/points/preview-rule'
import {
  pieces,
  pieceSources,
  type PointsRule,
  pointsRulesOf,
  sentencesOf,
  wholeRule,
} from '@/domain/points/rules'
import { dayOf, monthOf } from '@/domain/kernel/clock'
import { ruleAt } from '@/domain/kernel/rules'
import { maskName } from '@/domain/person/mask'
import type { StationDocument } from '@/domain/station/documents'
import { type Caller, done, type Handler, joinedOne, refuse } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { newestSummary, recordsOfPeople } from '../../repositories/points'
import type { RecordDoc } from '../../repositories/service-records'
import { changeStation, findStation, withStation } from '../../repositories/stations'
import { rowsOf } from '../../views/rows'
import { nameOf } from '@/domain/person/name-of'
import { isStaff } from '@/domain/person/roles'

type RulesView = Output<'points.rules'>

const EXPIRY = '每年得的积分可以用到第二年的 12 月 31 日，到期前 30 天提醒一次'

function rulesView(
  station: Pick<StationDocument, 'pointsRules'> | null,
  caller: Caller,
  now: number,
): RulesView {
  const rules = pointsRulesOf(station)
  const current = ruleAt(rules, now)
  const wholeNames = isStaff(caller)
  return {
    version: station?.pointsRules?.version ?? 0,
    earliest: earliestDay(now),
    rules: rowsOf([...rules].reverse(), ({ id, effectiveFrom, value }) => ({
      ruleId: id,
      effectiveFrom,
      numbers: wholeRule(value),
      says: sentencesOf(value),
      state: id === current.id ? 'now' : effectiveFrom > dayOf(now) ? 'coming' : 'past',
    })),
    changes: rowsOf([...(station?.pointsRules?.changes ?? [])].reverse(), (change) => ({
      at: change.at,
      by: wholeNames ? change.byName : maskName(change.byName),
      text: change.text,
      reason: change.reason,
      effectiveFrom: change.effectiveFrom,
    })),
    expiry: EXPIRY,
    mayEdit: caller.roles.has('station_admin'),
  }
}

/** One request. */
export const rules: Handler<'points.rules'> = {
  joins: () => withStation,
  run: async ({ caller, joined, now }) =>
    done(rulesView(joinedOne<StationDocument & Doc>(joined, 'station'), caller, now)),
}

function examplesOf(rule: PointsRule, records: readonly RecordDoc[], personIds: readonly string[]) {
  return personIds.flatMap((personId) => {
    const own = records.filter((record) => record.personId === personId)
    const [first] = own
    return first ? [{ name: maskName(first.name), ...previewPerson(rule, own) }] : []
  })
}

/**
 * Three requests: what a month came to is kept with its public list. In the first hours of a month, until that of the last
 * one has been made, it is tried on the month before.
 */
export const previewRule: Handler<'points.previewRule'> = {
  run: async ({ caller, input, now }) => {
    const rule = wholeRule(input)
    const last = monthBefore(monthOf(now))
    const { stationId } = caller
    const summary = await newestSummary(stationId, [last, monthBefore(last)])
    const month = summary?.month ?? last
    const byRule = summary?.byRule ?? []
    const people = summary?.shown ?? []
    const records = people.length > 0 ? await recordsOfPeople(stationId, month, people) : []
    return done({
      month,
      says: sentencesOf(rule),
      counted: pieceSources
        .map((source) => pieces[source].counted(givenFor(source, byRule).times))
        .filter(Boolean),
      ...previewTotals(rule, summary?.lengths ?? [], byRule),
      examples: examplesOf(rule, records, people),
    })
  },
}

/** Two requests; one more for whoever was beaten to it, to tell a repetition from somebody else's change. */
export const saveRule: Handler<'points.saveRule'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined, now }) => {
    const by = { by: caller.personId, name: nameOf(caller.person), now }
    const station = joinedOne<StationDocument & Doc>(joined, 'station')
    if (!station) return refuse('NOT_FOUND')
    const decision = decideRule(station, input, by)
    if (!decision.ok) return decision
    const { rules: pointsRules, update } = decision.value
    if (!update || (await changeStation(station._id, update))) {
      return done(rulesView({ pointsRules }, caller, now))
    }
    const again = decideRule((await findStation(station._id)) ?? station, input, by)
    if (!again.ok) return again
    return again.value.update
      ? refuse('STALE')
      : done(rulesView({ pointsRules: again.value.rules }, caller, now))
  },
}
