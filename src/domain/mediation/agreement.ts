/**
 * Owns what the paper says on which both sides of a mediation have agreed: their words, and room to sign. Names stand on it
 * as either side reads the other's, and are written whole by hand; of how it came to it the paper says nothing.
 */
import type { PaperAround } from '../case/define-case'
import type { CaseDocument } from '../case/documents'
import type { HistoryEntry } from '../kernel/history'
import type { Writing } from '../files/writing'
import { maskName } from '../person/mask'
import { dateWord } from '../words/moments'
import { mediationForm } from './form'
import { mediationRules as rules } from './rules'

/** What ends talks, or begins them again. */
const turns = ['settle', 'fail', 'leave', 'again']

const lastTurn = ({ history }: CaseDocument): HistoryEntry | undefined =>
  [...history].reverse().find(({ on }) => turns.includes(on))

/** Whether what both have agreed on still holds: nobody has asked for other talks since. */
export const isAgreed = (one: CaseDocument): boolean => lastTurn(one)?.on === 'settle'

/** The words as they were written, each line of its own. */
const termsOf = ({ answers = {} }: CaseDocument): string[] =>
  String(answers['settle']?.['terms'] ?? '')
    .split(/\n+/)
    .filter((line) => line.trim() !== '')

export function agreementOf(one: CaseDocument, { station }: Pick<PaperAround, 'station'>): Writing {
  const { number, form, who, ownerName, party, handlerName, movedAt } = one
  const sort = mediationForm.sort.options[form['sort'] as keyof typeof mediationForm.sort.options]
  return {
    name: `调解协议 第 ${number} 号`,
    title: '调解协议',
    under: `${station}　第 ${number} 号`,
    parts: [
      {
        ...{ is: 'table', widths: [24, 76] },
        rows: [
          ['甲方', maskName(who?.name ?? ownerName)],
          ['乙方', maskName(party?.name ?? '')],
          ['来谈的人', maskName(handlerName)],
          ['是谁和谁的事', sort],
          // With the year: a paper is read long afterwards.
          ['哪天谈成的', dateWord(lastTurn(one)?.at ?? movedAt, 0)],
        ],
      },
      { is: 'heading', text: '两方说好了' },
      ...termsOf(one).map((text) => ({ is: 'text', text }) as const),
      { is: 'heading', text: '签字（名字自己写全）' },
      {
        ...{ is: 'table', widths: [36, 38, 26], heads: ['', '签字、按手印', '日期'], tall: true },
        rows: ['甲方', '乙方', '来谈的人', '人民调解委员会（盖章）'].map((whose) => [whose, '', '']),
      },
      {
        is: 'text',
        text: `两方和来谈的人都签了字、人民调解委员会盖了章，就生效。从那天起 ${rules.confirmDays} 天里，两方可以一起到法院申请司法确认，不收钱；确认了，一方不照着做，另一方可以请法院强制执行。`,
      },
    ],
  }
}
