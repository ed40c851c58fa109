/** Owns how time that somebody gave to a case becomes a record: proved by the card at both ends as far as its plan goes, or left to be decided about. */
import type { VisitProof } from '../activity/documents'
import type { AccountDocument } from '../account/account'
import type { Plan } from '../case/plan'
import type { GivenTime } from '../case/proof'
import { dayOf, MINUTE } from '../kernel/clock'
import type { PointsRules } from '../points/rules'
import { submitted } from './close-visit'
import { computeMinutes } from './compute-minutes'
import { type RecordWrite, settleByRules } from './decide-record'
import type { ServiceRecordDocument } from './documents'
import { addedRecord, recordOfVisit } from './new-record'
import { hoursCounted } from './record-notices'
import { type HoursRules, hoursRulesAt } from './rules'

type Read = NonNullable<GivenTime['proof']['begun']>

/** The time itself, as far as one case is planned at most. */
const spanOf = (begunAt: number, endedAt: number, most: number) => ({
  startAt: begunAt,
  endAt: Math.min(endedAt, begunAt + most * MINUTE),
})

/** The plan as a visit has one: as many minutes as were asked for, from when it was begun. */
const plannedFrom = ({ at }: Read, { minutes }: Plan) => ({ startAt: at, endAt: at + minutes * MINUTE })

/**
 * Why somebody has to look at time although both cards were read. `longer`: it is longer than what was asked for and the
 * share that all hours have. `unlike`: the helper has written down much less. `unplanned`: nobody knows for when it was.
 * `elsewhen`: it was at another time than was asked for.
 */
export type Unsure = 'longer' | 'unlike' | 'unplanned' | 'elsewhen'

/** So much more than was written down makes nobody look: the share of all hours, or the shortest visit. */
const isUnlike = (measured: number, written: number, { cap, smallest }: HoursRules): boolean =>
  measured > Math.max(written * cap.share, written + smallest.minutes)

function unsureOf(
  { begun, ended }: { begun: Read; ended: Read },
  { planned = null, written }: Pick<GivenTime, 'planned' | 'written'>,
  rules: HoursRules,
): Unsure | null {
  if (planned === null) return 'unplanned'
  const measured = Math.floor((ended.at - begun.at) / MINUTE)
  if (measured > planned.minutes * rules.cap.share) return 'longer'
  if (written !== null && isUnlike(measured, written, rules)) return 'unlike'
  const { beforeMinutes, afterMinutes } = rules.span
  const isNear =
    begun.at >= planned.from - beforeMinutes * MINUTE && begun.at <= planned.to + afterMinutes * MINUTE
  return isNear ? null : 'elsewhen'
}

/**
 * What the cards come to, by the rules of all hours; null where they were not read at both ends.
 * @returns the minutes that they prove, and why somebody looks at them before they count; null where nobody has to
 */
export function provedByCard({
  proof: { begun, ended },
  ...time
}: Pick<GivenTime, 'proof' | 'planned' | 'written'>): { minutes: number; unsure: Unsure | null } | null {
  if (!begun || !ended) return null
  const rules = hoursRulesAt(begun.at)
  const unsure = unsureOf({ begun, ended }, time, rules)
  if (!time.planned) return { minutes: 0, unsure }
  const visit = { inAt: begun.at, outAt: ended.at }
  return { minutes: computeMinutes(visit, plannedFrom(begun, time.planned), rules).minutes, unsure }
}

const byCard = ({ at, by }: Read, unsure: Unsure | null = null): VisitProof => ({
  ...{ method: 'card', at, receivedAt: at, late: false, nonce: null, byPersonId: by, placeCode: null },
  ...(unsure === 'elsewhen' ? { doubts: [unsure] } : {}),
})

/** Whose time it was, and what the record needs to say beside it. */
interface About {
  recordId: string
  caseId: string
  stationName: string
  person: { personId: string; ownerId: string; name: string }
  now: number
}

const unsureWords: Record<Exclude<Unsure, 'elsewhen'>, (measured: number, planned: number) => string> = {
  longer: (measured, planned) => `扫卡一共 ${measured} 分钟，比说好的 ${planned} 分钟久`,
  unlike: (measured) => `扫卡一共 ${measured} 分钟，比填的久`,
  unplanned: (measured) => `扫卡一共 ${measured} 分钟，没有写明要多久`,
}

function missing({ proof: { begun, ended }, written, planned }: GivenTime, unsure: Unsure | null): string {
  if (written === null) return '没办完就停了，先算到那时'
  if (!begun && !ended) return '没有扫居民卡'
  if (!begun || !ended) return begun ? '结束时没有扫居民卡' : '开始时没有扫居民卡'
  const measured = Math.floor((ended.at - begun.at) / MINUTE)
  return unsure === null || unsure === 'elsewhen' ? '' : unsureWords[unsure](measured, planned?.minutes ?? 0)
}

interface Proved {
  begun: Read
  ended: Read
  planned: Plan
  unsure: Unsure | null
}

/** Two cards: a visit like one to an activity, for as long as was asked for. */
function provedTime({ begun, ended, planned, unsure }: Proved, time: GivenTime, about: About) {
  const session = {
    ...{ _id: '', stationId: time.stationId, title: time.title, placeName: '', leaderId: '' },
    ...{ organiserName: about.stationName, day: dayOf(begun.at), ...plannedFrom(begun, planned) },
  }
  const ends = { checkIn: byCard(begun, unsure), checkOut: byCard(ended), at: about.now }
  return { ...recordOfVisit({ _id: about.recordId, ...about.person }, session, ends), sessionId: null }
}

/** Else it is the helper's own word: nobody of the station has looked at it, so it waits for the first look. */
function writtenTime(
  time: GivenTime,
  unsure: Unsure | null,
  { recordId, stationName, person, now }: About,
): ServiceRecordDocument {
  const { proof, from, until, written, most } = time
  const start = proof.begun?.at ?? (written === null ? from : null)
  const span = start === null ? null : spanOf(start, until, most)
  const known = span ? Math.floor((span.endAt - span.startAt) / MINUTE) : most
  const added = addedRecord({
    ...{ recordId, stationId: time.stationId, stationName, person, recorder: person, session: null },
    ...{ title: time.title, day: dayOf(start ?? until), minutes: Math.min(written ?? known, known) },
    ...{ reason: `${time.called}，${missing(time, unsure)}`, at: now },
  })
  return {
    ...added,
    leaderId: '',
    ...{ plannedStartAt: span?.startAt ?? null, plannedEndAt: span?.endAt ?? null },
    ...{
      checkIn: proof.begun ? byCard(proof.begun) : null,
      checkOut: proof.ended ? byCard(proof.ended) : null,
    },
  }
}

/**
 * The record of time that is over, and what it books: counted by the rules where both ends are proved by the card and go
 * no further than what was asked for, looked at first where that was for another time; else waiting for two people of the
 * station like added hours. Null where nothing is left to decide about.
 */
export function recordOfTime(
  time: GivenTime,
  about: About,
  { account, pointsRules }: { account: AccountDocument; pointsRules: PointsRules },
): RecordWrite | null {
  const { begun, ended } = time.proof
  const { now } = about
  const source = { kind: time.kind, id: about.caseId }
  const unsure = provedByCard(time)?.unsure ?? null
  const { planned = null } = time
  if (!begun || !ended || planned === null || (unsure !== null && unsure !== 'elsewhen')) {
    const record = { ...submitted(writtenTime(time, unsure, about), now), source }
    return record.minutes === 0 ? null : { record, account: null, entries: [], notices: [] }
  }
  const open = { ...provedTime({ begun, ended, planned, unsure }, time, about), source }
  const write = settleByRules(submitted(open, now), account, { now, pointsRules })
  return write.entries.length > 0 ? { ...write, notices: [hoursCounted(write.record, now)] } : write
}
