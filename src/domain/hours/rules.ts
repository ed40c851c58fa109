/** Owns the rules by which hours are counted and approved: values with the day they began, each with the sentence a receipt shows. */
import { startOf } from '../kernel/clock'
import { type DatedRule, ruleAt } from '../kernel/rules'
import type { VisitProof } from '../activity/documents'

interface Rule {
  ruleId: string
  /** What a person reads on the receipt. */
  text: string
}

export interface HoursRules {
  /** Only time near the session counts; travel does not (measures for recording volunteer service, 2012). */
  span: Rule & { beforeMinutes: number; afterMinutes: number }
  /** Each minute of a person counts once, whatever the visits say (令67 §7). */
  once: Rule
  /** A day has no more minutes than this, over all records. */
  day: Rule & { minutes: number }
  /** At most this share of the planned time; a station's own rule against forgotten check-outs. */
  cap: Rule & { share: number }
  /** Hours are recorded as actually spent (令67 §7); a station counts them in tenths of an hour, rounded down. */
  round: Rule & { toMinutes: number }
  /** A shorter visit is no service; a station's own rule. */
  smallest: Rule & { minutes: number }
  /** Up to this many minutes a day nobody need look at a proved record (i志愿: 8 h a person and day). */
  rulesDayMinutes: number
  /** Up to this many minutes a day a leader is enough; above, the head of the station decides (i志愿: 12 h). */
  leaderDayMinutes: number
  /** The ways of proving either end of a visit that need no witness. */
  provedMethods: readonly VisitProof['method'][]
  /** A leader looks within this many working days after a forgotten check-out or a tick on the list. */
  leaderWorkingDays: number
  /** A record is decided within this many working days of the activity (令67 §11). */
  recordWorkingDays: number
  /** For so many days after a decision its owner may appeal; a station's own rule. */
  appealDays: number
  /** An appeal that nobody answers climbs after so many days. */
  climbDays: number
  /** When the appeal has left the station, what came of it is written down within so many days. */
  outsideDays: number
  /** So long after it a decision may be taken back by whoever took it; a station's own rule. */
  takeBackHours: number
  /** An added record reaches back at most so many days, the time in which a wrong record may be appealed. */
  addWithinDays: number
}

export const hoursRules: readonly DatedRule<HoursRules>[] = [
  {
    id: 'hours-1',
    effectiveFrom: '2020-01-01',
    value: {
      span: {
        ruleId: 'hours.span',
        text: '只算开始前 30 分钟到结束后 30 分钟之间的时间',
        beforeMinutes: 30,
        afterMinutes: 30,
      },
      once: { ruleId: 'hours.once', text: '同一段时间只算一次，重叠的已经记在别的服务里' },
      day: { ruleId: 'hours.day', text: '一天最多 24 小时', minutes: 24 * 60 },
      cap: { ruleId: 'hours.cap', text: '最多算计划时长的 1.25 倍', share: 1.25 },
      round: { ruleId: 'hours.round', text: '按 6 分钟取整，零头舍去', toMinutes: 6 },
      smallest: { ruleId: 'hours.smallest', text: '不到 15 分钟的不计', minutes: 15 },
      rulesDayMinutes: 8 * 60,
      leaderDayMinutes: 12 * 60,
      provedMethods: ['code', 'card'],
      leaderWorkingDays: 2,
      recordWorkingDays: 10,
      appealDays: 30,
      climbDays: 3,
      outsideDays: 30,
      takeBackHours: 24,
      addWithinDays: 30,
    },
  },
]

/** The rules of an instant (epoch milliseconds), usually the start of the session. */
export const hoursRulesAt = (ms: number): HoursRules => ruleAt(hoursRules, ms).value

/** The rules that a record is judged by: those of the day of service, whenever it is judged. */
export const hoursRulesOf = (record: { day: string }): HoursRules => hoursRulesAt(startOf(record.day))
