/** Owns what a person is told about the hours: counted, not accepted, asked about, answered, raised. */
import { DAY, dayOf, instantOf } from '../kernel/clock'
import type { MessageKind } from '../message/documents'
import type { MessageParams } from '../message/texts'
import type { ServiceRecordDocument } from './documents'

/** A message about a record to its owner, one for each version of the record. */
export type RecordNotice = {
  [K in MessageKind]: { kind: K; params: MessageParams[K]; deliverAt: number }
}[MessageKind]

const levelNames = { staff: '社区工作人员', station_admin: '站长', outside: '上级实践所' } as const

/** 150 → 2.5, 60 → 1, in hours cut to one decimal. */
const hoursOf = (minutes: number): string => String(Math.floor(minutes / 6) / 10)

const free = (
  record: ServiceRecordDocument,
  title: string,
  caption: string,
  deliverAt: number,
): RecordNotice => ({
  kind: 'toDo',
  params: { title, caption, page: `/packages/me/record/index?recordId=${record._id}` },
  deliverAt,
})

/** The hours of a record were approved. */
export const hoursCounted = (record: ServiceRecordDocument, at: number): RecordNotice => ({
  kind: 'hoursCounted',
  params: { recordId: record._id, title: record.title, minutes: record.minutes, points: record.points },
  deliverAt: at,
})

/** The hours of a record were not accepted, or taken back. */
export function hoursRefused(record: ServiceRecordDocument, reason: string, at: number): RecordNotice {
  const title = record.state === 'voided' ? '一笔时长已作废' : '一笔时长没有通过核实'
  return free(record, title, `「${record.title}」：${reason}。觉得不对可以点开看来历。`, at)
}

/** What was decided about the hours of a record was taken back by whoever decided. */
export const decisionTakenBack = (record: ServiceRecordDocument, at: number): RecordNotice =>
  free(
    record,
    '一笔时长还在核',
    `「${record.title}」：刚才告诉您的结果收回了，工作人员再看一遍，好了会再告诉您。`,
    at,
  )

/** Mornings at eight, when people are up: the first one after `at`, in epoch milliseconds. */
export function nextMorning(at: number): number {
  const today = instantOf(dayOf(at), '08:00')
  return today > at ? today : today + DAY
}

/** Somebody left without checking out: one question the next morning. */
export const forgotCheckOut = (record: ServiceRecordDocument, at: number): RecordNotice => ({
  kind: 'forgotCheckOut',
  params: { recordId: record._id, title: record.title },
  deliverAt: nextMorning(at),
})

/** An appeal was answered by a person. */
export function appealAnswered(record: ServiceRecordDocument, at: number): RecordNotice {
  const decision = record.state === 'corrected' ? `改为 ${hoursOf(record.minutes)} 小时` : '维持原来的时长'
  const outcome = `${decision}。${record.appeal?.outcome ?? ''}`
  return {
    kind: 'appealAnswered',
    params: { recordId: record._id, title: record.title, outcome },
    deliverAt: at,
  }
}

/** Nobody answered an appeal in time, so it went one level up; told to its owner. */
export const appealClimbed = (record: ServiceRecordDocument, at: number): RecordNotice =>
  free(
    record,
    '申诉升了一级',
    `「${record.title}」的申诉三天没有答复，已转给${levelNames[record.appeal?.level ?? 'staff']}。`,
    at,
  )
