/** Owns what goes into a certificate: whose records of which months, how each reads as a line, and how many one holds. */
import type { ServiceRecordDocument } from '../hours/documents'
import type { Bound } from '../kernel/bound'
import { type Decision, ok, reject } from '../kernel/errors'
import { HISTORY_LIMIT } from '../kernel/history'
import type { CertificateDocument, CertificateLine, LineKind } from './documents'

/** Lines that one certificate holds; more are taken a year at a time. */
export const MOST_LINES = 400
export const MOST_TRAININGS = 60
export const MOST_AWARDS = 60
/** Whoever is one of so many wrong numbers on one day is no longer answered until the next. */
export const WRONG_NUMBERS_A_DAY = 20

export const certificateLists = {
  lines: MOST_LINES,
  trainings: MOST_TRAININGS,
  records: MOST_LINES,
  awards: MOST_AWARDS,
  honours: MOST_AWARDS,
  history: HISTORY_LIMIT,
  outbox: 60,
} as const satisfies Bound<CertificateDocument>['lists']

type Told = Pick<
  ServiceRecordDocument,
  '_id' | 'day' | 'title' | 'organiserName' | 'minutes' | 'kind' | 'state'
>

const kindOf = ({ kind, state }: Told): LineKind => (state === 'appealed' ? `${kind}-appealed` : kind)

/** Who else has organised it stands behind what it was; whoever issues it need not be named in each line. */
const activityOf = ({ title, organiserName }: Told, issuer: string): string =>
  organiserName === '' || organiserName === issuer ? title : `${title}（${organiserName}主办）`

/** A record with its minutes, as one text: whether it still says so is seen by comparing two of them. */
const recordMark = ({ _id, minutes }: Pick<Told, '_id' | 'minutes'>): string => `${_id}:${minutes}`

interface Content {
  lines: CertificateLine[]
  records: string[]
  total: number
}

/**
 * What a certificate says of these records, the oldest first; all of them are in the account as they stand.
 * @param years the years that the records are of, offered where they are too many
 */
export function contentOf(
  records: readonly Told[],
  issuer: string,
): Decision<Content, 'CERTIFICATE_EMPTY' | 'CERTIFICATE_TOO_LONG'> {
  if (records.length === 0) return reject('CERTIFICATE_EMPTY')
  if (records.length > MOST_LINES) return reject('CERTIFICATE_TOO_LONG', { most: MOST_LINES })
  const lines = records.map((record) => ({
    ...{ day: record.day, activity: activityOf(record, issuer) },
    ...{ minutes: record.minutes, kind: kindOf(record) },
  }))
  const total = lines.reduce((sum, { minutes }) => sum + minutes, 0)
  return ok({ lines, records: records.map(recordMark), total })
}

/** Whether a line was proved by coming and leaving. */
export const isProved = ({ kind }: Pick<CertificateLine, 'kind'>): boolean => kind.startsWith('proved')

/** 签到签退, 补录, 培训, 表彰; and whether it was under appeal. */
export const lineWords: Record<LineKind, string> = {
  proved: '签到签退',
  added: '补录',
  'proved-appealed': '签到签退（申诉中）',
  'added-appealed': '补录（申诉中）',
  training: '培训',
  award: '表彰',
}

/** 2026 年 1 月至 11 月; one month alone says itself. */
export function periodWord(from: string, to: string): string {
  const [year, month] = [from.slice(0, 4), Number(from.slice(5))]
  const [lastYear, lastMonth] = [to.slice(0, 4), Number(to.slice(5))]
  if (from === to) return `${year} 年 ${month} 月`
  const end = year === lastYear ? `${lastMonth} 月` : `${lastYear} 年 ${lastMonth} 月`
  return `${year} 年 ${month} 月至 ${end}`
}
