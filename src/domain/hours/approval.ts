/** Owns who has to look at a record before it counts, and why. */
import type { ProofDoubt } from '../activity/documents'
import type { ServiceRecordDocument } from './documents'
import type { HoursRules } from './rules'

/**
 * `rules`: nobody, the proof is enough. `leader`: one leader. `leaderAndStaff`: a leader, then another person of the
 * staff. `leaderAndAdmin`: a leader, then the head of the station with a reason.
 */
export type ApprovalWay = 'rules' | 'leader' | 'leaderAndStaff' | 'leaderAndAdmin'

interface Approval {
  way: ApprovalWay
  /** Why a person must look, in words; empty when none must. */
  why: string
}

const hoursText = (minutes: number): string => `${minutes / 60} 小时`

/** What kind of proof is missing, in words; empty when both ends were proved by code or card. */
function weaknessOf(
  { kind, checkIn, checkOut }: Pick<ServiceRecordDocument, 'kind' | 'checkIn' | 'checkOut'>,
  rules: HoursRules,
) {
  if (kind === 'added') return '补录'
  const methods = [checkIn?.method, checkOut?.method]
  if (methods.every((method) => method && rules.provedMethods.includes(method))) return ''
  if (methods.includes('planned')) return '忘了签退'
  if (methods.includes('answered')) return '忘了签退，本人补说'
  return methods.includes('roster') ? '现场勾选' : '组织者一起签退'
}

const doubtTexts: Record<ProofDoubt, string> = {
  late: '没有信号，后来补传',
  afterEnd: '活动结束后才补传',
  absent: '原来记的是没有到场',
  shared: '另一个账号用过同一个签到码',
  holder: '本人看得到签到码',
  self: '自己或家里人扫的卡',
  alone: '签到签退是同一位扫的卡，本人没用小程序',
  elsewhen: '不在说好的时候',
}

/** What speaks against the proofs of either end, each once. */
const doubtsOf = ({ checkIn, checkOut }: Pick<ServiceRecordDocument, 'checkIn' | 'checkOut'>): string[] => [
  ...new Set([...(checkIn?.doubts ?? []), ...(checkOut?.doubts ?? [])].map((doubt) => doubtTexts[doubt])),
]

/** Who must look at a record. `dayMinutes` is the person's whole day, this record included. */
export function approvalOf(
  record: Pick<ServiceRecordDocument, 'kind' | 'checkIn' | 'checkOut'>,
  dayMinutes: number,
  rules: HoursRules,
): Approval {
  const weakness = weaknessOf(record, rules)
  const long =
    dayMinutes > rules.leaderDayMinutes
      ? `当天超过 ${hoursText(rules.leaderDayMinutes)}`
      : dayMinutes > rules.rulesDayMinutes
        ? `当天超过 ${hoursText(rules.rulesDayMinutes)}`
        : ''
  const doubts = doubtsOf(record)
  const why = [weakness, ...doubts, long].filter((part) => part !== '').join('，')
  if (dayMinutes > rules.leaderDayMinutes) return { way: 'leaderAndAdmin', why }
  if (weakness !== '') return { way: 'leaderAndStaff', why }
  return { way: long === '' && doubts.length === 0 ? 'rules' : 'leader', why }
}
