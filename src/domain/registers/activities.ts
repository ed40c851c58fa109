/** Owns the registers of what was held: activities, who came, courses, duty, recaps. */
import type { EnrollmentDocument, SessionDocument } from '../activity/documents'
import { enrollmentFlow } from '../activity/enrollment-flow'
import type { RecapDocument } from '../activity/recap'
import { sessionFlow } from '../activity/session-flow'
import { activityTypeNames } from '../activity/vocabulary'
import { deskPages } from '../desk-pages'
import type { CourseDocument } from '../course/documents'
import type { DutyNoteDocument } from '../duty/note'
import { proofWords } from '../hours/apart-words'
import type { VisitProof } from '../activity/documents'
import { dayCell, defineRegister, timeCell } from './register'

/** A session with what lies beside it. */
export interface HeldSession extends SessionDocument {
  came: number
  /** Minutes that count, by how they came to be written down. */
  provedMinutes: number
  addedMinutes: number
  photos: number
}

export const activitiesRegister = defineRegister<HeldSession>({
  title: '活动',
  none: '这个月没有办活动',
  settled: true,
  columns: [
    { head: '日期', room: 10, cell: ({ day }) => day },
    { head: '时间', room: 10, cell: ({ startAt, endAt }) => `${timeCell(startAt)}–${timeCell(endAt)}` },
    { head: '活动', room: 18, cell: ({ title }) => title, leads: true },
    { head: '类型', room: 8, cell: ({ type }) => activityTypeNames[type] },
    { head: '岗位', room: 9, cell: ({ project }) => project?.positionName ?? '' },
    { head: '项目', room: 10, cell: ({ project }) => project?.name ?? '' },
    { head: '地点', room: 10, cell: ({ placeName }) => placeName, is: 'place' },
    { head: '主办', room: 10, cell: ({ team, organiserName }) => team?.name ?? organiserName },
    {
      ...{ head: '负责人', room: 6, is: 'name' },
      cell: ({ leaderName, leaderId }, calling) => calling(leaderName, leaderId),
    },
    { head: '名额', room: 5, cell: ({ seats }) => seats.capacity },
    { head: '到场', room: 5, cell: ({ came }) => came, is: 'sum', as: 'came' },
    { head: '证明的分钟', room: 6, cell: ({ provedMinutes }) => provedMinutes, is: 'sum' },
    { head: '补录的分钟', room: 6, cell: ({ addedMinutes }) => addedMinutes, is: 'sum' },
    { head: '照片', room: 5, cell: ({ photos }) => photos, is: 'sum' },
    { head: '情况', room: 7, cell: ({ state }) => sessionFlow.states[state].label },
  ],
  people: ({ leaderId }) => [leaderId],
  opens: ({ activityId }) => deskPages.deskActivity(activityId),
})

const proofCell = (proof: VisitProof | null): string =>
  proof === null ? '' : `${timeCell(proof.at)} ${proofWords[proof.method]}`

export const attendanceRegister = defineRegister<EnrollmentDocument>({
  title: '签到',
  none: '这个月没有人签到',
  settled: true,
  columns: [
    { head: '日期', room: 10, cell: ({ startAt }) => dayCell(startAt) },
    { head: '活动', room: 20, cell: ({ title }) => title, leads: true },
    { head: '姓名', room: 8, cell: ({ name, personId }, calling) => calling(name, personId), is: 'name' },
    { head: '网格', room: 10, cell: ({ gridName }) => gridName },
    { head: '签到', room: 14, cell: ({ checkIn }) => proofCell(checkIn) },
    { head: '签退', room: 14, cell: ({ checkOut }) => proofCell(checkOut) },
    { head: '分钟', room: 7, cell: ({ minutes }) => minutes ?? 0, is: 'sum' },
    { head: '情况', room: 9, cell: ({ state }) => enrollmentFlow.states[state].label },
  ],
  people: ({ personId }) => [personId],
  opens: ({ sessionId }) => deskPages.roster(sessionId),
})

export const coursesRegister = defineRegister<CourseDocument>({
  title: '课程',
  none: '这个月没有开课',
  columns: [
    { head: '课程', room: 20, cell: ({ title }) => title, leads: true },
    { head: '开始', room: 10, cell: ({ lessons }) => dayCell(lessons[0]?.startAt ?? null) },
    { head: '结束', room: 10, cell: ({ lastEndAt }) => dayCell(lastEndAt) },
    { head: '共几次', room: 7, cell: ({ lessons }) => lessons.filter(({ isOff }) => !isOff).length },
    { head: '地点', room: 14, cell: ({ placeName }) => placeName, is: 'place' },
    {
      ...{ head: '老师', room: 9, is: 'name' },
      cell: ({ course: { teacher } }, calling) => calling(teacher.name, teacher.personId),
    },
    { head: '名额', room: 7, cell: ({ seats }) => seats.capacity },
    { head: '学员', room: 7, cell: ({ seats }) => seats.holders.length, is: 'sum', as: 'learners' },
    { head: '情况', room: 8, cell: ({ state }) => (state === 'open' ? '在办' : '取消了') },
  ],
  people: ({ course }) => [course.teacher.personId],
})

export const dutyRegister = defineRegister<DutyNoteDocument & { title: string }>({
  title: '值班与交接',
  none: '这个月没有交接记录',
  columns: [
    { head: '日期', room: 10, cell: ({ startAt }) => dayCell(startAt) },
    { head: '时间', room: 11, cell: ({ startAt, endAt }) => `${timeCell(startAt)}–${timeCell(endAt)}` },
    { head: '值班', room: 18, cell: ({ title }) => title, leads: true },
    { head: '谁值的', room: 8, cell: ({ name, personId }, calling) => calling(name, personId), is: 'name' },
    { head: '交接', room: 40, cell: ({ text }) => text },
  ],
  people: ({ personId }) => [personId],
  opens: ({ activityId }) => deskPages.dutyWeek(activityId),
})

export const recapsRegister = defineRegister<RecapDocument>({
  title: '活动回顾',
  none: '这个月没有写回顾',
  columns: [
    { head: '日期', room: 10, cell: ({ startAt }) => dayCell(startAt) },
    { head: '活动', room: 22, cell: ({ title }) => title, leads: true },
    { head: '到场', room: 7, cell: ({ figures }) => figures.came, is: 'sum' },
    { head: '受益', room: 7, cell: ({ form }) => form.helped ?? 0, is: 'sum' },
    { head: '照片', room: 7, cell: ({ form }) => form.photos.length, is: 'sum' },
    { head: '说的话', room: 40, cell: ({ form }) => form.words },
  ],
  opens: ({ _id }) => deskPages.recapForm(_id),
})
