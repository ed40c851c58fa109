/**
 * Owns what is held of a person, a line for each collection of the database. Whatever is not listed here does not pass the
 * tests: a collection either holds something of a person, or says why it holds nothing.
 */
import { holding, isHolding, type Holding, type NothingHeld } from './holding'
import {
  ofCampaignEntry,
  ofCase,
  ofCertificate,
  ofCheck,
  ofCourse,
  ofDutyNote,
  ofEnrollment,
  ofEntry,
  ofHonour,
  ofLook,
  ofMember,
  ofMessage,
  ofReceipt,
  ofRecord,
  ofRedemption,
  ofRoomDay,
  ofSwap,
  ofThanks,
  ofVisit,
  ofWish,
} from './rows'
import * as ends from './ends'

const nothing = (why: string, also: readonly string[] = []): NothingHeld => ({ nothing: why, also })

const mine = ['ownerId'] as const
const about = ['personId'] as const

export const holdings = {
  certificates: holding({
    title: '开过的服务证明',
    by: mine,
    order: ['createdAt'],
    row: ofCertificate,
    ends: ends.goes,
    also: ['personId'],
  }),
  enrollments: holding({
    title: '报名和到场',
    by: mine,
    order: ['startAt'],
    row: ofEnrollment,
    ends: ends.ofEnrollment,
  }),
  serviceRecords: holding({
    title: '服务时长',
    by: mine,
    order: ['day', 'day'],
    row: ofRecord,
    ends: ends.ofRecord,
    also: ['personId'],
  }),
  entries: holding({
    title: '时长和积分的每一笔',
    by: ['accountId'],
    order: ['at'],
    row: ofEntry,
    ends: ends.ofEntry,
    also: ['byPersonId'],
  }),
  redemptions: holding({
    title: '兑换的奖品',
    by: mine,
    order: ['reservedAt'],
    row: ofRedemption,
    ends: ends.notes,
    also: ['personId'],
  }),
  wishes: holding({
    title: '心愿',
    by: ['makerIds', 'helperIds'],
    order: ['createdAt'],
    row: ofWish,
    ends: ends.ofWish,
  }),
  cases: holding({
    title: '在站里办的事',
    by: ['actorIds'],
    order: ['createdAt'],
    row: ofCase,
    ends: ends.ofCase,
    also: ['handlerId'],
  }),
  sealedCases: holding({
    title: '保密办理的事',
    by: ['actorIds'],
    order: ['createdAt'],
    row: ofCase,
    ends: ends.ofCase,
  }),
  visits: holding({ title: '上门走访', by: mine, order: ['at'], row: ofVisit, ends: ends.ofVisit }),
  teamMembers: holding({ title: '队伍', by: about, order: ['at'], row: ofMember, ends: ends.goes }),
  roomDays: holding({
    title: '订过的功能室',
    by: ['spans.personId'],
    order: ['day', 'day'],
    row: ofRoomDay,
    ends: ends.stays,
  }),
  courses: holding({
    title: '课程',
    by: ['seats.holders.by', 'seats.queue.by', 'seats.applicants.by'],
    order: ['lastEndAt'],
    row: ofCourse,
    ends: ends.stays,
    also: ['course.teacher.personId'],
  }),
  honours: holding({
    title: '得的荣誉',
    by: mine,
    order: ['createdAt'],
    row: ofHonour,
    ends: ends.ofHonour,
    also: ['personId'],
  }),
  dutySwaps: holding({
    title: '换班',
    by: ['askerId', 'otherId'],
    order: ['createdAt'],
    row: ofSwap,
    ends: ends.notes,
  }),
  dutyNotes: holding({
    title: '值班交接',
    by: about,
    order: ['writtenAt'],
    row: ofDutyNote,
    ends: ends.goes,
  }),
  thanks: holding({
    title: '说过的感谢',
    by: about,
    order: ['createdAt'],
    row: ofThanks,
    ends: ends.ofThanks,
  }),
  campaignEntries: holding({
    title: '评选和推荐',
    by: ['personId', 'nominations.by'],
    order: ['createdAt'],
    row: ofCampaignEntry,
    ends: ends.ofCampaignEntry,
  }),
  checks: holding({
    title: '写过的字和交过的照片',
    by: ['authorId'],
    order: ['createdAt'],
    row: ofCheck,
    ends: ends.ofCheck,
  }),
  messages: holding({ title: '收到的消息', by: about, order: ['at'], row: ofMessage, ends: ends.goes }),
  receipts: holding({
    title: '看过的通知',
    by: about,
    order: ['_id', 'id'],
    row: ofReceipt,
    ends: ends.ofReceipt,
  }),
  reveals: holding({
    title: '谁看过我的电话',
    by: ['personId', 'personIds'],
    order: ['at'],
    row: ofLook,
    ends: ends.stays,
  }),
  people: nothing('本人的那一份，连同家人，排在最前面单独写'),
  accounts: nothing('只有余额，和本人的那一份写在一起'),
  households: nothing('家人之间的名字，在家庭积分那一页看', [
    'invitations.personId',
    'invitations.byPersonId',
  ]),
  activities: nothing('负责人的名字是职务，写在对外的活动里'),
  robots: nothing('站里群机器人的地址，只记是哪位站长填的'),
  sessions: nothing('名额里只有代号，名字在报名那一处', ['leaderId']),
  recaps: nothing('站里对外的回顾，不写来的人'),
  notices: nothing('站里对外的通知，作者是职务'),
  teams: nothing('队长的名字是职务'),
  importParts: nothing('导入表的原文，到期自动删，写进来的人在本人那一份'),
  imports: nothing('谁导入过一张表，是职务'),
  stockMoves: nothing('谁动过库存，是职务'),
  prizes: nothing('谁兑过只记代号，在兑换那一处'),
  pointsSummaries: nothing('只有遮住的姓'),
  stations: nothing('站里的设置'),
  units: nothing('所和站的名字'),
  projects: nothing('项目'),
  partners: nothing('店家'),
  stores: nothing('超市的开放时间'),
  campaigns: nothing('站里办的评选，评上的人只记代号，名字在看的时候才读', ['panel.personId']),
  seasons: nothing('节庆的安排'),
  binders: nothing('归档的台账，只记谁生成、谁拿走，是职务'),
  binderParts: nothing('归档的台账，同意公开姓名的才写全名，封存的月份不改'),
  stationMonths: nothing('每个站每个月的总数，只有数'),
  outsideFigures: nothing('别处公布的总数和出处'),
  closings: nothing('哪个代号的账号哪天注销，代号读不出是谁'),
  counters: nothing('序号'),
  passes: nothing('定时器走到哪里'),
  asides: nothing('哪一条没能办成'),
  cardScans: nothing('只有代号和次数，读不出是谁的卡'),
} as const satisfies Record<string, Holding | NothingHeld>

/** The collections in which something of a person lies. */
export type HeldIn = {
  [K in keyof typeof holdings]: (typeof holdings)[K] extends Holding ? K : never
}[keyof typeof holdings]

export const heldIn = Object.keys(holdings).filter((name) =>
  isHolding(holdings[name as keyof typeof holdings]),
) as [HeldIn, ...HeldIn[]]
