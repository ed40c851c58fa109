/** Owns the registers of hours and of those who give them: proved, added, volunteers, teams and projects. */
import { deskPages } from '../desk-pages'
import { proofWords } from '../hours/apart-words'
import type { ServiceRecordDocument } from '../hours/documents'
import type { PersonDocument } from '../person/documents'
import { nameOf } from '../person/name-of'
import { starHeld } from '../person/stars'
import type { TeamDocument } from '../team/documents'
import { teamFlow } from '../team/team-flow'
import { teamKinds } from '../team/vocabulary'
import type { ProjectDocument } from '../project/documents'
import { type Calling, dayCell, defineRegister, type RegisterColumn, timeCell } from './register'

const approver = ({ approverId, approverName }: ServiceRecordDocument, calling: Calling): string =>
  approverId === null ? '' : approverName === null ? '按规则' : calling(approverName, approverId)

const first: readonly RegisterColumn<ServiceRecordDocument>[] = [
  { head: '日期', room: 10, cell: ({ day }) => day },
  { head: '姓名', room: 7, cell: ({ name, personId }, calling) => calling(name, personId), is: 'name' },
  { head: '做了什么', room: 20, cell: ({ title }) => title, leads: true },
]
const last: readonly RegisterColumn<ServiceRecordDocument>[] = [
  { head: '分钟', room: 6, cell: ({ minutes }) => minutes, is: 'sum', as: 'minutes' },
  { head: '积分', room: 6, cell: ({ points }) => points, is: 'sum' },
  { head: '谁核定的', room: 8, cell: approver, is: 'name' },
]
const ofRecord = {
  people: ({ personId, approverId, recorderId }: ServiceRecordDocument) => [
    ...[personId, approverId, recorderId],
  ],
  opens: ({ _id }: ServiceRecordDocument) => deskPages.deskHours(_id),
}

export const provedRegister = defineRegister<ServiceRecordDocument>({
  title: '时长（签到证明的）',
  none: '这个月没有签到证明的时长',
  settled: true,
  columns: [
    ...first,
    { head: '地点', room: 12, cell: ({ placeName }) => placeName, is: 'place' },
    ...(['checkIn', 'checkOut'] as const).map((end): RegisterColumn<ServiceRecordDocument> => ({
      head: end === 'checkIn' ? '签到' : '签退',
      room: 12,
      cell: ({ [end]: proof }) => (proof ? `${timeCell(proof.at)} ${proofWords[proof.method]}` : ''),
    })),
    ...last,
  ],
  ...ofRecord,
})

export const addedRegister = defineRegister<ServiceRecordDocument>({
  title: '时长（补录的）',
  none: '这个月没有补录',
  settled: true,
  columns: [
    ...first,
    { head: '为什么补', room: 22, cell: ({ note }) => note },
    {
      ...{ head: '谁补的', room: 8, is: 'name' },
      cell: ({ recorderName, recorderId }, calling) => calling(recorderName, recorderId),
    },
    ...last,
  ],
  ...ofRecord,
})

/** The highest star that somebody has; none while an objection stands against it. */
const starCell = ({ stars }: Pick<PersonDocument, 'stars'>): number | '' => {
  const { star, rests } = starHeld(stars)
  return star === 0 || rests ? '' : star
}

/** A volunteer with the hours that the account says. */
export type VolunteerRow = PersonDocument & { provedMinutes: number; addedMinutes: number; teams: string }

export const volunteersRegister = defineRegister<VolunteerRow>({
  title: '志愿者',
  none: '还没有志愿者',
  columns: [
    { head: '志愿者号', room: 12, cell: ({ volunteer }) => volunteer.volunteerNo ?? '' },
    {
      head: '姓名',
      room: 10,
      cell: (person, calling) => calling(nameOf(person), person._id),
      is: 'name',
      leads: true,
    },
    { head: '从哪天起', room: 12, cell: ({ volunteer }) => dayCell(volunteer.appliedAt), as: 'since' },
    { head: '队伍', room: 24, cell: ({ teams }) => teams },
    { head: '几星', room: 6, cell: starCell },
    { head: '累计证明的分钟', room: 10, cell: ({ provedMinutes }) => provedMinutes, is: 'sum' },
    { head: '累计补录的分钟', room: 10, cell: ({ addedMinutes }) => addedMinutes, is: 'sum' },
  ],
  people: ({ _id }) => [_id],
  opens: ({ _id }) => deskPages.volunteerFile(_id),
})

export const teamsRegister = defineRegister<TeamDocument>({
  title: '队伍',
  none: '还没有队伍',
  columns: [
    { head: '队伍', room: 22, cell: ({ form }) => form.name, leads: true },
    { head: '是哪一种', room: 10, cell: ({ form }) => teamKinds[form.kind] },
    { head: '属于', room: 18, cell: ({ parentName }) => parentName },
    {
      ...{ head: '队长', room: 9, is: 'name' },
      cell: ({ leaderName, leaderId }, calling) => calling(leaderName, leaderId),
    },
    { head: '人数', room: 7, cell: ({ memberCount }) => memberCount, is: 'sum' },
    { head: '情况', room: 9, cell: ({ state }) => teamFlow.states[state].label },
  ],
  people: ({ leaderId }) => [leaderId],
  opens: ({ _id }) => deskPages.deskTeams(_id),
})

export const projectsRegister = defineRegister<ProjectDocument & { positionName: string }>({
  title: '项目',
  none: '还没有项目',
  columns: [
    { head: '项目', room: 20, cell: ({ name }) => name, leads: true },
    { head: '岗位', room: 14, cell: ({ positionName }) => positionName },
    { head: '品牌', room: 7, cell: ({ isBrand }) => (isBrand ? '是' : '') },
    { head: '做什么', room: 36, cell: ({ about }) => about },
    { head: '情况', room: 9, cell: ({ active }) => (active ? '在做' : '歇着') },
  ],
  opens: () => deskPages.deskProjects,
})
