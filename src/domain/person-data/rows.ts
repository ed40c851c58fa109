/**
 * Owns how what is held of a person reads to that person. Whatever stands in a document of somebody else, a name, a number,
 * the other side of a case, is left out here and nowhere else.
 */
import type { LedgerEntry } from '../account/account'
import { enrollmentFlow } from '../activity/enrollment-flow'
import type { EnrollmentDocument } from '../activity/documents'
import type { ThanksDocument } from '../activity/thanks'
import { thanksForm } from '../activity/thanks'
import { type EntryDocument, entryFlow } from '../campaign/entry'
import { standsForOwner } from '../case/behalf'
import type { CertificateDocument } from '../certificate/documents'
import { certificateFlow } from '../certificate/flow'
import { periodWord } from '../certificate/rules'
import type { CaseDocument } from '../case/documents'
import { headlineOf, linesOf } from '../case/form'
import { faceLine, faceOf } from '../case/sight'
import { kindOf } from '../case-kinds'
import type { CourseDocument } from '../course/documents'
import type { DutyNoteDocument } from '../duty/note'
import { dutySwapFlow, type DutySwapDocument } from '../duty/swap'
import type { HonourDocument } from '../honour/documents'
import { honourFlow } from '../honour/flow'
import type { ServiceRecordDocument } from '../hours/documents'
import { recordStates } from '../hours/record-words'
import { startOf } from '../kernel/clock'
import type { LivelihoodQuestionDocument } from '../livelihood/documents'
import type { MessageDocument } from '../message/documents'
import type { CheckDocument } from '../moderation/documents'
import type { ReceiptDocument } from '../notice/documents'
import { bookingFlow } from '../room/booking-flow'
import type { RoomDayDocument } from '../room/documents'
import type { SortingDocument } from '../sorting/documents'
import { sortingFlow } from '../sorting/flow'
import { dayParts } from '../sorting/windows'
import { redemptionFlow } from '../store/redemption-flow'
import type { RedemptionDocument } from '../store/documents'
import type { SurveyContactDocument } from '../survey/documents'
import { memberFlow } from '../team/member-flow'
import type { TeamMemberDocument } from '../team/documents'
import { chipWords } from '../visit/chips'
import type { VisitDocument } from '../visit/documents'
import type { WishDocument } from '../wish/documents'
import { wishFlow } from '../wish/wish-flow'
import { durationWord, signed } from '../words/amounts'
import { spanInDayWord, spanWord } from '../words/moments'
import type { HeldRow, Whose } from './holding'

const joined = (...parts: readonly (string | false | null | undefined)[]): string =>
  parts.filter((part) => typeof part === 'string' && part !== '').join('；')

const labelOf = (states: object, state: string): string =>
  (states as Record<string, { label?: string }>)[state]?.label ?? ''

export const ofEnrollment = (row: EnrollmentDocument): HeldRow => ({
  at: row.startAt,
  title: `「${row.title}」`,
  text: joined(
    row.name,
    spanInDayWord(row.startAt, row.endAt),
    labelOf(enrollmentFlow.states, row.state),
    ...(row.answers ?? []).map(({ ask, said }) => `${ask}：${said}`),
  ),
})

export const ofCertificate = (one: CertificateDocument): HeldRow => ({
  at: one.createdAt,
  title: `${periodWord(one.from, one.to)}的服务证明`,
  text: joined(
    one.name,
    durationWord(one.total),
    one.issuer,
    certificateFlow.states[one.state].label,
    one.checks.count > 0 && `被查验 ${one.checks.count} 次`,
  ),
})

export const ofRecord = (one: ServiceRecordDocument): HeldRow => ({
  at: startOf(one.day),
  title: `「${one.title}」`,
  text: joined(
    one.name,
    durationWord(one.minutes),
    one.kind === 'added' ? '补录' : '证明',
    recordStates[one.state].text,
    one.note,
    one.appeal && `申诉：${one.appeal.reason}`,
  ),
})

const unitWords = {
  provedMinutes: (amount: number) => `证明时长 ${signed(amount)} 分钟`,
  addedMinutes: (amount: number) => `补录时长 ${signed(amount)} 分钟`,
  points: (amount: number) => `积分 ${signed(amount)}`,
} as const

export const ofEntry = ({ at, lines, note }: LedgerEntry): HeldRow => ({
  at,
  title: lines.map(({ unit, amount }) => unitWords[unit](amount)).join('，'),
  text: note,
})

export const ofRedemption = (one: RedemptionDocument): HeldRow => ({
  at: one.reservedAt,
  title: `「${one.title}」`,
  text: joined(
    one.name,
    `${one.points} 积分`,
    one.state === 'void' ? '' : labelOf(redemptionFlow.states, one.state),
  ),
})

/** Whoever made it reads all that was written for it; whoever helped reads what it is called and the own notes. */
export function ofWish(wish: WishDocument, { personId }: Whose): HeldRow {
  const { form, makerIds, notes, createdAt, state } = wish
  const own = makerIds.includes(personId)
  const written = notes.filter(({ by }) => by === personId).map(({ text }) => text)
  return {
    at: createdAt,
    title: `心愿「${form.title}」`,
    text: joined(labelOf(wishFlow.states, state), own && form.reason, own && form.place, ...written),
  }
}

/** The owner reads what was written; the second person of a case its face alone, as on the page of it. */
export function ofCase(one: CaseDocument, { personId }: Whose): HeldRow {
  const kind = kindOf(one.kind)
  const state = labelOf(kind.flow.states, one.state)
  const title = `${kind.title}第 ${one.number} 号`
  const at = one.createdAt
  if (!standsForOwner(one, personId) && one.byPersonId !== personId)
    return { at, title, text: joined(faceLine(kind, faceOf(kind, one)), state) }
  // Whom of the station an answer names is that one's.
  const called = (key: string) => (key.includes(':') ? (one.called[key] ?? '') : '')
  const said = linesOf(kind.form, one.form, { called, at })
  const lines = said.map(({ label, text }) => `${label}：${text}`)
  return { at, title, text: joined(headlineOf(kind, { form: one.form }), state, ...lines) }
}

export const ofVisit = ({ at, chips, state }: VisitDocument): HeldRow => ({
  at,
  title: '社区上门走访',
  text: joined(chipWords(chips), state === 'takenBack' && '撤回了'),
})

export const ofMember = ({ at, teamName, state, part = '' }: TeamMemberDocument): HeldRow => ({
  at,
  title: teamName,
  text: joined(labelOf(memberFlow.states, state), part),
})

export function ofRoomDay({ day, place, spans }: RoomDayDocument, { personId }: Whose): HeldRow {
  const own = spans.flatMap((span) => (span.what === 'booking' && span.personId === personId ? [span] : []))
  return {
    at: startOf(day),
    title: place,
    text: own
      .map(
        ({ startAt, endAt, state }) =>
          `${spanInDayWord(startAt, endAt)} ${labelOf(bookingFlow.states, state)}`,
      )
      .join('，'),
  }
}

export const ofThanks = ({ createdAt, form }: ThanksDocument): HeldRow => ({
  at: createdAt,
  title: '参加活动后的感谢',
  text: joined(thanksForm.grade.options[form.grade], form.words),
})

export const ofHonour = ({ createdAt, title, grantedBy, state, story }: HonourDocument): HeldRow => ({
  at: createdAt,
  title: `荣誉「${title}」`,
  text: joined(grantedBy, labelOf(honourFlow.states, state), story?.words),
})
/** What others have said of the person is not told here; what the person has said of others is. */
export function ofCampaignEntry(entry: EntryDocument, { personId }: Whose): HeldRow {
  const said = entry.nominations.find(({ by }) => by === personId)
  const own = entry.personId === personId
  return {
    at: said && !own ? said.at : entry.createdAt,
    title: own ? '参加评选' : '推荐过一位邻居',
    text: own ? labelOf(entryFlow.states, entry.state) : (said?.reason ?? ''),
  }
}

export const ofDutyNote = ({ writtenAt, startAt, endAt, text }: DutyNoteDocument): HeldRow => ({
  at: writtenAt,
  title: '值班交接',
  text: joined(spanWord(startAt, endAt, writtenAt), text),
})

export const ofSwap = ({ createdAt, title, state }: DutySwapDocument): HeldRow => ({
  at: createdAt,
  title: `换班：「${title}」`,
  text: labelOf(dutySwapFlow.states, state),
})

export function ofCourse({ title, lastEndAt, seats }: CourseDocument, { personId }: Whose): HeldRow {
  const has = (list: readonly { by: string }[] = []) => list.some(({ by }) => by === personId)
  const stands = has(seats.holders) ? '有位子' : has(seats.queue) ? '排队候补' : '登记过'
  return { at: lastEndAt, title: `课程「${title}」`, text: stands }
}

export const ofReceipt = ({ readAt, confirmedAt, reachedAt }: ReceiptDocument): HeldRow => ({
  at: readAt ?? confirmedAt ?? reachedAt ?? 0,
  title: '社区通知',
  text: joined(
    readAt !== null && '看过',
    confirmedAt !== null && '回了收到',
    reachedAt !== null && '社区当面或打电话说过',
  ),
})

export const ofLivelihoodQuestion = (one: LivelihoodQuestionDocument): HeldRow => ({
  at: one.createdAt,
  title: `问「${one.title}」`,
  text: joined(one.text, one.answer !== '' && `社区答：${one.answer}`),
})

export const ofSorting = ({ day, part, pointName, state, points }: SortingDocument): HeldRow => ({
  at: startOf(day),
  title: `${dayParts[part]}在「${pointName}」`,
  text: joined(sortingFlow.states[state].label, points > 0 && `记 ${points} 分`),
})

/** That it was handed in is all that is known. */
export const ofTicket = (): HeldRow => ({
  at: 0,
  title: '交过一份问卷',
  text: '只记交过，不记哪天、填了什么',
})

export const ofSurveyContact = ({ day, about, state }: SurveyContactDocument): HeldRow => ({
  at: startOf(day),
  title: '请社区联系我',
  text: joined(about, state === 'ordered' && '写成了点单'),
})

/** A message may name whoever it tells of; it is read where it was received. */
export const ofMessage = ({ at, title }: MessageDocument): HeldRow => ({ at, title, text: '' })

export const ofCheck = ({ createdAt, title, text, media }: CheckDocument): HeldRow => ({
  at: createdAt,
  title,
  text: joined(text, media.length > 0 && `${media.length} 个照片或录音`),
})

export const ofLook = ({ at, reason }: { at: number; reason: string }): HeldRow => ({
  at,
  title: reason,
  text: '',
})
