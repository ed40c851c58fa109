/** Owns how a service record is shown: a line of the passbook, its receipt, and the desk's view of it. */
import { isSettled } from '@/domain/hours/record-words'
import type { Output } from '@/contract'
import type { AccountDocument } from '@/domain/account/account'
import { apartOf, isSettledByLook } from '@/domain/hours/agreement'
import { proofWords, ruleWord } from '@/domain/hours/apart-words'
import { approvalOf } from '@/domain/hours/approval'
import type { RecordState, ServiceRecordDocument } from '@/domain/hours/documents'
import {
  type Actor,
  dayMinutesOf,
  factsOf,
  rulesOf,
  standingDecision,
  SYSTEM,
} from '@/domain/hours/record-facts'
import { deciderEvents, recordFlow, takingBack } from '@/domain/hours/record-flow'
import type { VisitProof } from '@/domain/activity/documents'
import { decide, type HistoryEntry } from '@/domain/kernel/workflow'
import { entryWords } from '@/domain/kernel/workflow-reading'
import { isSelf } from '@/domain/person/merged'
import { maskName } from '@/domain/person/mask'
import { nameFor } from '@/domain/person/name-of'
import { pointsRulesOf, pointsRuleText } from '@/domain/points/rules'
import type { StationDocument } from '@/domain/station/documents'
import type { Caller } from '../handler'
import { recordActor } from '../access/records'
import { buttonsOf } from './buttons'
import { rowsOf } from './rows'

type LineView = Output<'hours.mine'>['lines'][number]
type ReceiptView = Output<'hours.receipt'>
type LedgerView = Output<'hours.records'>['items'][number]
type PendingView = Output<'hours.decide'>

const methodNames: Record<VisitProof['method'], string> = {
  code: '签到码',
  card: '组织者扫居民卡',
  roster: '组织者在名单上勾选',
  bulk: '组织者一起签退',
  planned: '没有签退，先按计划结束时间算',
  answered: '本人第二天补说',
}

function proofText({ source }: ServiceRecordDocument, proof: VisitProof | null): string {
  if (!proof) return '没有'
  const place = proof.placeCode ? '，扫了场地码' : ''
  return `${source ? '扫对方家的居民卡' : methodNames[proof.method]}${place}${proof.late ? '，没有信号，后来补传' : ''}`
}

/** How it came about; `stateToo` where the amount beside it does not say what has become of it. */
export function captionOf(record: ServiceRecordDocument, stateToo = true): string {
  if (record.kind === 'added') return `补录 · ${record.note}`
  if (record.checkOut?.method === 'planned') return '忘了签退，先按计划结束时间算'
  const ends = [record.checkIn?.method, record.checkOut?.method]
  const way = ends.every((method) => method === 'code')
    ? '扫码签到'
    : ends.includes('card')
      ? record.source
        ? '扫对方家的居民卡'
        : '扫居民卡签到'
      : '现场登记'
  const cut = record.rules.length > 0 ? ' · 按规则取整' : ''
  const state = record.state === 'approved' || !stateToo ? '' : ` · ${recordFlow.states[record.state].label}`
  return `${way}${cut}${state}`
}

/** A line for its owner, which says where it was recorded when that is not the station that is home. */
export function recordLine(
  record: ServiceRecordDocument,
  { person, stationId }: Pick<Caller, 'person' | 'stationId'>,
): LineView {
  return {
    recordId: record._id,
    whose: isSelf(person, record.personId) ? '我自己' : record.name,
    title: record.title,
    day: record.day,
    kind: record.kind,
    state: record.state,
    minutes: record.minutes,
    points: record.creditStands ? record.points : 0,
    caption: `${captionOf(record, isSettled(record))}${record.stationId === stationId ? '' : ' · 外站记的'}`,
  }
}

const saidOf = entryWords(recordFlow, { begin: '记下' })

/** One line of the history: what happened, by whom (masked, unless it is the reader), and with which words. */
function stepOf(record: ServiceRecordDocument, entry: HistoryEntry, readerId: string) {
  const name = record.names[entry.by] ?? ''
  const by =
    entry.by === SYSTEM.personId ? '按规则' : entry.by === readerId ? '我' : maskName(name) || '工作人员'
  return { at: entry.at, text: saidOf(entry), by, note: entry.note ?? '' }
}

function approverOf(record: ServiceRecordDocument): string | null {
  if (record.approverId === null) return null
  return record.approverName === null ? '按规则自动核定' : maskName(record.approverName)
}

const proofOf = (record: ServiceRecordDocument) => ({
  placeName: record.placeName,
  organiserName: record.organiserName,
  checkInAt: record.checkIn?.at ?? null,
  checkOutAt: record.checkOut?.at ?? null,
  checkInProof: proofText(record, record.checkIn),
  checkOutProof: proofText(record, record.checkOut),
  rawMinutes: record.rawMinutes,
  rules: record.rules,
})

/** A record with its proof for those who check the hours. */
export const ledgerLine = (record: ServiceRecordDocument, caller: Caller): LedgerView => ({
  recordId: record._id,
  personId: record.personId,
  name: nameFor(record.name, caller),
  title: record.title,
  day: record.day,
  kind: record.kind,
  state: record.state,
  minutes: record.minutes,
  points: record.creditStands ? record.points : 0,
  caption: captionOf(record),
  ...proofOf(record),
  approver: approverOf(record),
})

/** The whole story of a record for its owner at `now`, with the words of the station's rule for points. */
export function receiptView(
  record: ServiceRecordDocument,
  caller: Pick<Caller, 'personId' | 'person' | 'stationId'>,
  { now, station }: { now: number; station: StationDocument | null },
): ReceiptView {
  const callerId = caller.personId
  const owner: Actor = { personId: callerId, name: '', roles: ['owner'] }
  const facts = factsOf(record, owner, { now, account: null })
  const attempt = { by: callerId, roles: owner.roles, at: now, facts }
  return {
    ...recordLine(record, caller),
    ...proofOf(record),
    recordedBy: station?.name ?? '',
    steps: rowsOf(record.history, (entry) => stepOf(record, entry, callerId)),
    approver: approverOf(record),
    pointsRule:
      record.pointsRuleId === null
        ? null
        : pointsRuleText(pointsRulesOf(station), record.pointsRuleId, 'hours'),
    appeal: record.appeal && {
      reason: record.appeal.reason,
      level: record.appeal.level,
      dueAt: record.appeal.dueAt,
      outcome: record.appeal.outcome,
    },
    mayAppeal: decide(recordFlow, record, 'appeal', attempt).ok,
    mayAnswerForgotten: record.asksWhenLeft,
  }
}

/** What a record was planned as and how it was proved, and whether that agrees. */
function evidenceOf(record: ServiceRecordDocument, dayMinutes: number) {
  const { sessionId, plannedStartAt: startAt, plannedEndAt: endAt, checkIn, checkOut } = record
  const apart = apartOf(record, dayMinutes)
  const ends = [
    { end: 'in' as const, proof: checkIn },
    { end: 'out' as const, proof: checkOut },
  ]
  return {
    sessionId,
    planned: sessionId === null || startAt === null || endAt === null ? null : { startAt, endAt },
    ends: ends.flatMap(({ end, proof }) =>
      proof ? [{ end, at: proof.at, how: proofWords[proof.method] }] : [],
    ),
    apart,
    rule: ruleWord(record, apart),
    settles: isSettledByLook(record, dayMinutes),
  }
}

/** A record for those who decide on it. Buttons that need a typed reason or minutes are judged as if it were typed. */
export function pendingView(
  record: ServiceRecordDocument,
  caller: Caller,
  { now, account = null }: { now: number; account?: AccountDocument | null },
): PendingView {
  const actor = recordActor(caller)
  const facts = factsOf(record, actor, { now, account, reason: '—', minutes: record.minutes })
  const attempt = { by: actor.personId, roles: actor.roles, at: now, facts }
  const known: readonly string[] = deciderEvents
  const dayMinutes = dayMinutesOf(record, account)
  const back = takingBack((standingDecision(record)?.from ?? null) as RecordState | null)
  return {
    recordId: record._id,
    version: record.version,
    name: nameFor(record.name, caller),
    title: record.title,
    day: record.day,
    kind: record.kind,
    state: record.state,
    minutes: record.minutes,
    dayMinutes,
    ...evidenceOf(record, dayMinutes),
    mayTakeBack: back !== null && decide(recordFlow, record, back, attempt).ok,
    why:
      record.state === 'appealed'
        ? '申诉'
        : record.why || approvalOf(record, dayMinutes, rulesOf(record)).why,
    note: record.appeal?.reason ?? record.note,
    dueAt: record.dueAt,
    moves: buttonsOf(recordFlow, record, attempt).filter(({ event }) => known.includes(event)),
  }
}
