/** Owns the paper that somebody takes along who is referred: to which post, and what was agreed that it says. */
import type { PaperAround } from '../case/define-case'
import type { CaseDocument } from '../case/documents'
import type { Writing } from '../files/writing'
import { dateWord } from '../words/moments'

/** What the person has agreed that whoever offers the work is told. */
export const shares = { nothing: '什么都不说，自己去说', name: '姓名', phone: '姓名和电话' } as const

/** Names and numbers are written by hand by whoever they belong to, and only as far as that was agreed. */
export function referralOf(one: CaseDocument, { station }: Pick<PaperAround, 'station'>): Writing {
  const { number, history, answers = {}, movedAt } = one
  const said = answers['agree']?.['shares'] as keyof typeof shares | undefined
  const post = [...history].reverse().find(({ on }) => on === 'match')?.note ?? ''
  const own = said === 'phone' ? ['姓名', '电话'] : said === 'name' ? ['姓名'] : []
  return {
    name: `介绍信 第 ${number} 号`,
    title: '介绍信',
    under: `${station}　${dateWord(movedAt, 0)}`,
    parts: [
      { is: 'text', text: `介绍一位居民来看本站招工${post}，请接待。` },
      {
        ...{ is: 'table', widths: [30, 70] },
        rows: [
          ['哪一份招工', post],
          ['本人答应告诉单位的', said ? shares[said] : ''],
          ...own.map((label) => [`${label}（本人自己写）`, '']),
        ],
      },
      { is: 'text', text: '不收单位的钱，也不收本人的钱。别的本人没有答应，站里不说。' },
    ],
  }
}
