/** Owns how it is said what sets a waiting record apart, how its ends were proved, and by which rule its minutes came about. */
import type { VisitProof } from '../activity/documents'
import { durationWord } from '../words/amounts'
import type { SetsApart } from './agreement'
import type { ServiceRecordDocument } from './documents'
import { hoursRulesOf } from './rules'

/** What stands on the tag of a record that is looked at by itself. */
export const apartTags: Record<SetsApart, string> = {
  appealed: '本人申诉',
  returned: '退回重看',
  added: '补录',
  unended: '忘了签退',
  answered: '本人补说',
  listed: '名单点的',
  doubtful: '有疑点',
  outside: '时间出了计划',
  long: '这一天很长',
  nothing: '不够计时',
}

/** How one end of a visit was proved, beside its time: 8:55 扫码. */
export const proofWords: Record<VisitProof['method'], string> = {
  code: '扫码',
  card: '扫居民卡',
  roster: '名单点的',
  bulk: '一起签退',
  planned: '没有签退',
  answered: '本人补说',
}

/** Which rules made the minutes, in words; rounding alone is not worth a line. */
function appliedWord(record: ServiceRecordDocument): string {
  const { round } = hoursRulesOf(record)
  return record.rules
    .filter(({ ruleId }) => ruleId !== round.ruleId)
    .map(({ text }) => text)
    .join('；')
}

/** The rule that whoever decides needs to know, in one line; empty where none says more than the proofs do. */
export function ruleWord(record: ServiceRecordDocument, apart: SetsApart | null): string {
  const rules = hoursRulesOf(record)
  const day = durationWord(rules.rulesDayMinutes)
  const own: Partial<Record<SetsApart, string>> = {
    added: '补录要两个人经手，核定后公开列出',
    unended: '没有签退的，先算到计划结束',
    answered: `本人补说的，最多算计划时长的 ${rules.cap.share} 倍`,
    listed: '没有扫码的，要两个人看过',
    long: `一天超过 ${day}，要有人看过；超过 ${durationWord(rules.leaderDayMinutes)}，要站长核`,
  }
  const first = apart === null ? undefined : own[apart]
  return [first ?? '', appliedWord(record)].filter((part) => part !== '').join('；')
}
