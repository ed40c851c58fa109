/** Owns a certificate on paper: what 令 67, 15 asks for, each line with how it was proved, and the way for anybody to check it. */
import type { Writing } from '../files/writing'
import { dayOf } from '../kernel/clock'
import { durationWord } from '../words/amounts'
import type { CertificateDocument } from './documents'
import { shownNumber } from './number'
import { isProved, lineWords, periodWord } from './rules'

export const CERTIFICATE_TITLE = '志愿服务记录证明'
/** What it is and what it is not. */
export const CERTIFICATE_FOOT = '以本站记录为依据；全国记录请在中国志愿服务网查询。'

const dateText = (at: number): string => {
  const [year, month, day] = dayOf(at).split('-').map(Number)
  return `${year} 年 ${month} 月 ${day} 日`
}

/** 签到签退 2 小时 30 分钟，补录 45 分钟 */
export const howWord = (total: number, proved: number): string =>
  proved === total ? '都有签到签退' : `签到签退 ${durationWord(proved)}，补录 ${durationWord(total - proved)}`

/** The same behind what it comes to. */
export const totalWord = (total: number, proved: number): string =>
  `${durationWord(total)}，${howWord(total, proved)}`

type Part = Writing['parts'][number]

const linesTable = (lines: CertificateDocument['lines']): Part => ({
  ...{ is: 'table', widths: [18, 46, 18, 18], heads: ['日期', '做了什么', '时长', '记录方式'] },
  rows: lines.map(({ day, activity, minutes, kind }) => [
    ...[day, activity, minutes === 0 ? '' : durationWord(minutes), lineWords[kind]],
  ]),
})

const awardsTable = (awards: CertificateDocument['awards']): Part => ({
  ...{ is: 'table', widths: [18, 82], heads: ['日期', '得了什么'] },
  rows: awards.map(({ day, activity }) => [day, activity]),
})

/** @param code the PNG of the code that opens its page for checking; null where WeChat would not make one */
export function certificateWriting(one: CertificateDocument, code: string | null): Writing {
  const proved = one.lines.filter(isProved).reduce((sum, { minutes }) => sum + minutes, 0)
  const facts = [
    ['证明号码', shownNumber(one._id)],
    ['姓名', one.name],
    ['身份证件号码（本人手写，站里不存）', ''],
    ['出具单位', one.issuer],
    ['服务时间', periodWord(one.from, one.to)],
    ['时长合计', totalWord(one.total, proved)],
  ]
  return {
    ...{ name: `${CERTIFICATE_TITLE} ${one._id}`, title: CERTIFICATE_TITLE, under: '' },
    parts: [
      { is: 'table', widths: [34, 66], rows: facts },
      { is: 'heading', text: `服务明细，一共 ${one.lines.length} 笔` },
      linesTable(one.lines),
      ...(one.trainings.length === 0
        ? []
        : [{ is: 'heading' as const, text: '培训记录（不算在时长里）' }, linesTable(one.trainings)]),
      ...(one.awards.length === 0
        ? []
        : [
            { is: 'heading' as const, text: `表彰记录，一共 ${one.awards.length} 项` },
            awardsTable(one.awards),
          ]),
      { is: 'text', text: `出具单位（盖章）：${one.issuer}`, atRight: true },
      { is: 'text', text: dateText(one.createdAt), atRight: true },
      ...(code === null ? [] : [{ is: 'picture' as const, base64: code, wide: 34 }]),
      {
        is: 'text',
        text: `查验：微信扫上面的码，或在小程序「查验证明」里输入号码 ${shownNumber(one._id)}，一笔一笔对照。`,
      },
      { is: 'text', text: CERTIFICATE_FOOT },
    ],
  }
}
