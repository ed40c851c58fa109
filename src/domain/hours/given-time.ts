/** Owns how time that somebody gave to a case becomes a record: proved by the card at both ends, or left to be decided about. */
import type { VisitProof } from '../activity/documents'
import type { AccountDocument } from '../account/account'
import type { GivenTime } from '../case/proof'
import { dayOf, MINUTE } from '../kernel/clock'
import type { PointsRules } from '../points/rules'
import { submitted } from './close-visit'
import { computeMinutes } from './compute-minutes'
import { type RecordWrite, settleByRules } from './decide-record'
import type { ServiceRecordDocument } from './documents'
import { addedRecord, recordOfVisit } from './new-record'
import { hoursCounted } from './record-notices'
import { hoursRulesAt } from './rules'

type Read = NonNullable<GivenTime['proof']['begun']>

/** What stands for its plan: the time itself, as far as one case is planned at most. */
const spanOf = (begunAt: number, endedAt: number, most: number) => ({
  startAt: begunAt,
  endAt: Math.min(endedAt, begunAt + most * MINUTE),
})

/** The minutes that the cards prove, by the rules of all hours; null where they were not read at both ends. */
export function minutesByCard({ begun, ended }: GivenTime['proof'], most: number): number | null {
  if (!begun || !ended) return null
  const span = spanOf(begun.at, ended.at, most)
  return computeMinutes({ inAt: begun.at, outAt: ended.at }, span, hoursRulesAt(begun.at)).minutes
}

const byCard = ({ at, by }: Read): VisitProof => ({
  ...{ method: 'card', at, receivedAt: at, late: false, nonce: null, byPersonId: by, placeCode: null },
})

/** Whose time it was, and what the record needs to say beside it. */
interface About {
  recordId: string
  caseId: string
  stationName: string
  person: { personId: string; ownerId: string; name: string }
  now: number
}

function missing({ proof: { begun, ended }, written }: GivenTime): string {
  if (written === null) return '没办完就停了，先算到那时'
  if (!begun && !ended) return '没有扫居民卡'
  return begun ? '结束时没有扫居民卡' : '开始时没有扫居民卡'
}

/** Two cards: a visit like one to an activity, whose plan is itself. */
function provedTime({ begun, ended }: { begun: Read; ended: Read }, time: GivenTime, about: About) {
  const session = {
    ...{ _id: '', stationId: time.stationId, title: time.title, placeName: '', leaderId: '' },
    ...{ organiserName: about.stationName, day: dayOf(begun.at), ...spanOf(begun.at, ended.at, time.most) },
  }
  const ends = { checkIn: byCard(begun), checkOut: byCard(ended), at: about.now }
  return { ...recordOfVisit({ _id: about.recordId, ...about.person }, session, ends), sessionId: null }
}

/** Without both cards it is the helper's own word: nobody of the station has looked at it, so it waits for the first look. */
function writtenTime(time: GivenTime, { recordId, stationName, person, now }: About): ServiceRecordDocument {
  const { proof, from, until, written, most } = time
  const start = proof.begun?.at ?? (written === null ? from : null)
  const span = start === null ? null : spanOf(start, until, most)
  const known = span ? Math.floor((span.endAt - span.startAt) / MINUTE) : most
  const added = addedRecord({
    ...{ recordId, stationId: time.stationId, stationName, person, recorder: person, session: null },
    ...{ title: time.title, day: dayOf(start ?? until), minutes: Math.min(written ?? known, known) },
    ...{ reason: `${time.called}，${missing(time)}`, at: now },
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
 * The record of time that is over, and what it books: counted by the rules where both ends are proved by the card, else
 * waiting for two people of the station like added hours. Null where nothing is left to decide about.
 */
export function recordOfTime(
  time: GivenTime,
  about: About,
  { account, pointsRules }: { account: AccountDocument; pointsRules: PointsRules },
): RecordWrite | null {
  const { begun, ended } = time.proof
  const { now } = about
  const source = { kind: time.kind, id: about.caseId }
  if (!begun || !ended) {
    const record = { ...submitted(writtenTime(time, about), now), source }
    return record.minutes === 0 ? null : { record, account: null, entries: [], notices: [] }
  }
  const open = { ...provedTime({ begun, ended }, time, about), source }
  const write = settleByRules(submitted(open, now), account, { now, pointsRules })
  return write.entries.length > 0 ? { ...write, notices: [hoursCounted(write.record, now)] } : write
}
