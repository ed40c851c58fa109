/**
 * Owns the sheets for the national system of volunteer service: the five groups that have to be recorded (志愿服务记录与证明
 * 出具办法, 2020), and teams and projects as MZ/T 061-2015 names them. Its tables of fields are not published, so each
 * sheet says that its heads are to be compared; names are whole, since whoever is recorded there is recorded by name.
 */
import type { HonourDocument } from '../honour/documents'
import { honourLevels } from '../honour/kinds'
import type { ServiceRecordDocument } from '../hours/documents'
import { ageOn, dayOf } from '../kernel/clock'
import type { Paper } from '../papers/documents'
import type { PersonDocument } from '../person/documents'
import { nameOf } from '../person/name-of'
import { skillNames, weekSlotNames } from '../person/vocabulary'
import { dayCell, defineRegister } from './register'

/** A volunteer as the register of the month has one, with where that is at home. */
export type NationalVolunteer = PersonDocument & { gridName: string }

const sexes = { unknown: '', woman: '女', man: '男' } as const
const numberOf = ({ volunteer }: Pick<PersonDocument, 'volunteer'>): string => volunteer.volunteerNo ?? ''

const nationalVolunteers = defineRegister<NationalVolunteer>({
  title: '1 个人基本信息',
  none: '还没有志愿者',
  columns: [
    { head: '志愿者号', room: 12, cell: numberOf },
    { head: '姓名', room: 10, cell: nameOf },
    { head: '性别', room: 6, cell: ({ sex }) => sexes[sex] },
    { head: '出生日期', room: 11, cell: ({ birthDate }) => birthDate ?? '' },
    { head: '居住区域', room: 14, cell: ({ gridName }) => gridName },
    { head: '联系方式（遮住，核对后补）', room: 14, cell: ({ maskedPhone }) => maskedPhone },
    {
      head: '服务技能',
      room: 16,
      cell: ({ volunteer }) => volunteer.skills.map((one) => skillNames[one]).join('、'),
    },
    {
      head: '服务时间',
      room: 16,
      cell: ({ volunteer }) => volunteer.slots.map((one) => weekSlotNames[one]).join('、'),
    },
    { head: '登记日期', room: 11, cell: ({ volunteer }) => dayCell(volunteer.appliedAt) },
    {
      ...{ head: '未满 18 岁', room: 8 },
      cell: ({ birthDate, volunteer }) =>
        birthDate !== null && volunteer.appliedAt !== null && ageOn(birthDate, volunteer.appliedAt) < 18
          ? '是'
          : '',
    },
  ],
})

/** A record with what whoever led what it was of is called; empty where that was nobody. */
export type NationalRecord = ServiceRecordDocument & { leaderName: string }

const nationalRecords = defineRegister<NationalRecord>({
  title: '2 志愿服务情况',
  none: '这个月没有服务记录',
  columns: [
    { head: '姓名', room: 9, cell: ({ name }) => name },
    { head: '活动名称', room: 20, cell: ({ title }) => title },
    { head: '日期', room: 11, cell: ({ day }) => day },
    { head: '地点', room: 14, cell: ({ placeName }) => placeName, is: 'place' },
    { head: '服务内容', room: 18, cell: ({ note, title }) => note || title },
    { head: '服务时长（小时）', room: 8, cell: ({ minutes }) => Math.floor(minutes / 6) / 10, is: 'sum' },
    { head: '组织单位', room: 16, cell: ({ organiserName }) => organiserName },
    { head: '活动负责人', room: 9, cell: ({ leaderName }) => leaderName },
    { head: '记录方式', room: 8, cell: ({ kind }) => (kind === 'proved' ? '签到签退' : '补录') },
    { head: '核定日期', room: 11, cell: ({ approvedAt }) => dayCell(approvedAt) },
  ],
})

export interface NationalTraining {
  _id: string
  name: string
  paper: Paper
}

const nationalTrainings = defineRegister<NationalTraining>({
  title: '3 培训情况',
  none: '这个月没有登记培训',
  columns: [
    { head: '姓名', room: 9, cell: ({ name }) => name },
    { head: '培训名称', room: 22, cell: ({ paper }) => paper.title || paper.kind },
    { head: '学习时长（小时）', room: 9, cell: ({ paper }) => paper.hours ?? '' },
    { head: '组织单位', room: 18, cell: ({ paper }) => paper.organiser },
    { head: '日期', room: 11, cell: ({ paper }) => paper.from ?? dayOf(paper.at) },
  ],
})

/** What a resident said about help that somebody gave. */
export interface NationalRating {
  _id: string
  /** Who has helped. */
  personId: string
  name: string
  title: string
  score: string
  at: number
}

const nationalRatings = defineRegister<NationalRating>({
  title: '5 评价情况',
  none: '这个月没有评价',
  columns: [
    { head: '姓名', room: 9, cell: ({ name }) => name },
    { head: '服务', room: 22, cell: ({ title }) => title },
    { head: '评价', room: 9, cell: ({ score }) => score },
    { head: '评价日期', room: 11, cell: ({ at }) => dayCell(at) },
    { head: '谁评的', room: 12, cell: () => '服务对象' },
  ],
})

/** An honour of a person, with what that one is called. */
export type NationalAward = Pick<
  HonourDocument,
  '_id' | 'title' | 'day' | 'grantedBy' | 'level' | 'ownerId'
> & {
  name: string
}

const nationalAwards = defineRegister<NationalAward>({
  title: '4 表彰奖励情况',
  none: '这个月没有登记表彰',
  columns: [
    { head: '姓名', room: 9, cell: ({ name }) => name },
    { head: '奖励名称', room: 22, cell: ({ title }) => title },
    { head: '日期', room: 11, cell: ({ day }) => day },
    { head: '授予单位', room: 18, cell: ({ grantedBy }) => grantedBy },
    { head: '级别', room: 8, cell: ({ level }) => honourLevels[level] },
  ],
})

export const nationalRegisters = {
  volunteers: nationalVolunteers,
  records: nationalRecords,
  trainings: nationalTrainings,
  awards: nationalAwards,
  ratings: nationalRatings,
} as const
