/**
 * Owns what the paper says with which a whistle goes out to departments: what is asked, by when, who has signed it, and the
 * four elements of a reply to fill in. Of whoever reported what it is about it knows nothing, and numbers to call are left out.
 */
import type { PaperAround } from '../case/define-case'
import { answersNow } from '../case/departments'
import type { CaseDocument } from '../case/documents'
import { linesOf } from '../case/form'
import type { Writing } from '../files/writing'
import { dateWord, timeWord } from '../words/moments'
import { replyForm, whistleForm } from './form'
import { stepBy } from './rules'

/** A number that can be called, as people write one. */
const NUMBER = /(?<![\d-])(?:1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|0\d{2,3}[\s-]?\d{7,8}|\d{7,8})(?![\d-])/g
const withoutNumbers = (text: string): string => text.replace(NUMBER, '（电话不写）')

/** With the year: a paper is read long afterwards. */
const momentOf = (ms: number): string => `${dateWord(ms, 0)} ${timeWord(ms)}`

/** What was handed in again, after the head had sent it back. */
const addedTo = ({ history }: CaseDocument): string =>
  history.flatMap(({ on, note }) => (on === 'resend' && note ? [note] : [])).join('\n')

/** Its questions as a department reads them. */
const asRead = {
  ...whistleForm,
  grade: { ...whistleForm.grade, label: '级别' },
  spot: { ...whistleForm.spot, label: '地点' },
  lead: { ...whistleForm.lead, label: '牵头部门' },
  assist: { ...whistleForm.assist, label: '配合部门' },
}

/** The papers that go to departments have blanks for these, and for nothing else. */
const { received, withWhom, measures, until } = replyForm

export function dispatchOf(one: CaseDocument, { holidays }: Pick<PaperAround, 'holidays'>): Writing {
  const { number, called, stationId, history, sentAt, sentBy = '', createdAt } = one
  const answers = answersNow({ departments: { lead: 'lead', assist: 'assist' } }, one)
  const signed = sentAt ?? createdAt
  const clock = {
    ...{ since: signed, grade: one.form.grade, holidays },
    isHard: history.some(({ on }) => on === 'longer'),
  }
  const nameOf = (key: string): string => called[key] ?? ''
  const lines = linesOf(asRead, answers, { called: nameOf, at: createdAt }).map(({ label, text }) => [
    label,
    withoutNumbers(text),
  ])
  const added = addedTo(one)
  const by = (step: 'respond' | 'arrive' | 'solve'): string => `${momentOf(stepBy(step, clock))} 前`
  const station = nameOf(stationId)
  return {
    name: `吹哨派单函 第 ${number} 号`,
    title: '吹哨派单函',
    under: `${station}　第 ${number} 号`,
    parts: [
      { is: 'text', text: `${[...(one.departments ?? [])].map(nameOf).filter(Boolean).join('、')}：` },
      { is: 'text', text: '以下这件事社区办不了，请按时来办。时间都从签发的时候算起，改派也不重新算。' },
      {
        is: 'table',
        widths: [24, 76],
        rows: [
          ...lines,
          ...(added === '' ? [] : [['补充', withoutNumbers(added)]]),
          ['什么时候回话', by('respond')],
          ['什么时候到场', by('arrive')],
          ['什么时候办好', by('solve')],
          ['签发', `${sentBy}　${momentOf(signed)}`],
        ],
      },
      { is: 'heading', text: '部门回复（写好交回社区，当面、公文、微信都行）' },
      {
        ...{ is: 'table', widths: [24, 76], tall: true },
        rows: [received, withWhom, measures, until].map(({ label }) => [label, '']),
      },
      { is: 'text', text: '部门（盖章）：________________　日期：____________', atRight: true },
    ],
  }
}
