/** Owns what the pages of the desk put on paper as a file: the same rows that the page shows, for Word or as a sheet. */
import * as v from 'valibot'
import { endings, type FileKind } from '../domain/files/writing'
import { AUDITORS, COUNTER, EVERYONE, GRID, HEAD, STAFF } from '../domain/person/roles'
import { registerKeys } from '../domain/registers/keys'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { Id, Month, RosterPart, Typed, WrittenFile } from './shapes'

export const FileAs = v.picklist(Object.keys(endings) as [FileKind, ...FileKind[]])

const made = {
  kind: 'command',
  idempotency: 'natural',
  limit: limits.files,
  scope: 'station',
  output: WrittenFile,
} as const

/** Places that are printed at once. */
const MOST_PLACES = 100

export const fileActions = defineActions({
  'file.roster': {
    ...made,
    summary: '签到表做成文件：到电脑上打印，或者发给别人。',
    roles: STAFF,
    input: v.object({ sessionId: Id, part: v.optional(RosterPart), as: FileAs }),
    errors: [],
  },
  'file.stalls': {
    ...made,
    summary: '一场大集的摊位表做成文件：几号、做什么、谁来、找谁，到场时照着勾。',
    roles: STAFF,
    input: v.object({ sessionId: Id, as: FileAs }),
    errors: ['NOTHING_TO_WRITE'],
  },
  'file.ledger': {
    ...made,
    summary: '时长台账做成文件：一个月的，或者一位志愿者的，最新的一千笔；装不下的会写明，不写合计。',
    roles: AUDITORS,
    input: v.object({ month: v.optional(Month), personId: v.optional(Id), text: Typed, as: FileAs }),
    errors: ['NOTHING_TO_WRITE'],
  },
  'file.register': {
    ...made,
    summary: '一项登记在一个月里的每一条，做成文件。',
    roles: AUDITORS,
    input: v.object({ month: Month, register: v.picklist(registerKeys), as: FileAs }),
    errors: ['NOTHING_TO_WRITE'],
  },
  'file.national': {
    ...made,
    summary:
      '全国志愿服务信息系统要的五类记录和团体、项目，做成表格，标着待核对；站长才能做，谁做的会记下来。',
    roles: HEAD,
    input: v.object({ month: Month }),
    errors: ['BINDER_UNMADE', 'SHEETS_TOO_LONG'],
  },
  'file.certificate': {
    ...made,
    summary: '自己的一份服务证明做成 Word，印出来用；姓名写全，身份证件号码留给本人手写。',
    scope: 'own',
    roles: EVERYONE,
    input: v.object({ no: Id }),
    errors: ['NOT_FOUND'],
  },
  'file.campaign': {
    ...made,
    summary:
      '评选的公示做成 Word，印出来张贴：评上的、怎么评的、公示到哪天、怎么提意见；姓名照本人同意的写。',
    roles: STAFF,
    input: v.object({ campaignId: Id }),
    errors: ['NOT_FOUND', 'OTHER_STATION', 'NOT_ON_NOTICE'],
  },
  'file.survey': {
    ...made,
    summary: '一份问卷的结果做成文件：少于 5 人的不写，写的话不按交的先后排，看不出是谁。',
    roles: STAFF,
    input: v.object({ surveyId: Id, as: FileAs }),
    errors: ['NOT_FOUND', 'OTHER_STATION', 'NOTHING_TO_WRITE'],
  },
  'file.surveyCode': {
    ...made,
    summary: '一份问卷的码做成 Word，贴出来扫了就填。',
    roles: STAFF,
    input: v.object({ surveyId: Id }),
    errors: ['NOT_FOUND', 'OTHER_STATION', 'SURVEY_OVER', 'CODE_NOT_MADE'],
  },
  'file.statement': {
    ...made,
    summary: '商家对账单做成文件，签字用；商家做自己的。',
    roles: COUNTER,
    input: v.object({ month: Month, partnerId: v.optional(Id), as: FileAs }),
    errors: ['NOT_YOUR_PRIZE', 'NOTHING_TO_WRITE'],
  },
  'file.cards': {
    ...made,
    summary: '没用小程序的居民的卡做成文件；谁做的、做了谁的会记下来。',
    roles: GRID,
    /** One person's alone, where it is said whose. */
    input: v.object({ personId: v.optional(Id) }),
    errors: ['NOTHING_TO_WRITE'],
  },
  'file.stickers': {
    ...made,
    summary: '地方的贴纸做成文件。',
    roles: STAFF,
    input: v.object({
      placeCodes: v.pipe(v.array(Id), v.minLength(1), v.maxLength(MOST_PLACES)),
      copies: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)),
    }),
    errors: ['NOT_FOUND', 'NOTHING_TO_WRITE'],
  },
  'file.door': {
    ...made,
    summary: '一个地方的门牌做成文件。',
    roles: STAFF,
    input: v.object({ placeCode: Id }),
    errors: ['NOT_FOUND'],
  },
  'file.stationCode': {
    ...made,
    summary: '站的码做成文件，贴在门口。',
    roles: STAFF,
    input: v.object({}),
    errors: ['NOT_FOUND', 'STATION_CODE_NOT_MADE'],
  },
})
