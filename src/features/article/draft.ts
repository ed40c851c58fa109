/** Owns an article while it is written at the desk: its answers as typed, what is wrong with them, what is sent. */
import { type TopicKey } from '@/domain/article/columns'
import { type Block, type BlockKind, blockKinds, oddIn } from '@/domain/article/blocks'
import type { ReadyAnswer } from '@/domain/article/ready-answers'
import { articleForm, stayForm } from '@/domain/article/form'
import { articleRules } from '@/domain/article/rules'
import { DAY, dayOf, startOf } from '@/domain/kernel/clock'
import { blankForm, type DraftOf, formOf, type Problems, problemsIn } from '@/domain/kernel/form'
import type { ArticleForm, DeskArticle } from './store'

type Attachments = Pick<ArticleForm, 'attachments'>

interface ArticleDraft extends DraftOf<typeof articleForm>, DraftOf<typeof stayForm>, Attachments {
  blocks: Block[]
}

export const freshBlock = (kind: BlockKind): Block => ({ kind, text: '', fileId: null })

/**
 * What stands there at the beginning: what is written on, or nothing; of a later version the words of the one before.
 * @param about what a new one answers something about
 */
export function draftOfArticle(
  article: DeskArticle | null,
  isLater: boolean,
  about: TopicKey | null,
): ArticleDraft {
  if (!article)
    return {
      ...{ ...blankForm(articleForm), ...blankForm(stayForm) },
      ...(about !== null && { column: 'policyQa', topic: about }),
      ...{ blocks: [freshBlock('paragraph')], attachments: [] },
    }
  const { wantedAt, expiresAt, ...form } = article.form
  const dated = isLater
    ? { later: true, fromDay: '', ends: false, lastDay: '' }
    : {
        ...{ later: wantedAt !== null, fromDay: wantedAt === null ? '' : dayOf(wantedAt) },
        // It is over with the end of its last day.
        ...{ ends: expiresAt !== null, lastDay: expiresAt === null ? '' : dayOf(expiresAt - 1) },
      }
  return { ...form, ...dated }
}

const odd = { empty: '有一段还空着，写上或者去掉', long: '有一段写得太长，请分成两段' } as const

export function problemsOf(draft: ArticleDraft): Problems<ArticleDraft> {
  const problem = draft.blocks.map(oddIn).find((one) => one !== null)
  return {
    ...problemsIn(articleForm, draft),
    ...problemsIn(stayForm, draft),
    ...(draft.blocks.every(({ kind }) => kind === 'picture') && { blocks: '请写上几句话' }),
    ...(draft.blocks.filter(({ kind }) => kind === 'picture').length > articleRules.pictures && {
      blocks: `图片最多 ${articleRules.pictures} 张`,
    }),
    ...(problem && { blocks: odd[problem] }),
  }
}

export function formOfDraft(draft: ArticleDraft): ArticleForm {
  const { later, fromDay, ends, lastDay } = draft
  return {
    ...(formOf(articleForm, draft) as Omit<ArticleForm, 'blocks' | 'attachments' | 'wantedAt' | 'expiresAt'>),
    blocks: draft.blocks,
    attachments: draft.attachments,
    wantedAt: later ? startOf(fromDay) : null,
    expiresAt: ends ? startOf(lastDay) + DAY : null,
  }
}

/** An answer that was written down before, taken over to be gone through and signed. */
export const draftOfAnswer = ({ topic, question, answer, source }: ReadyAnswer): Partial<ArticleDraft> => ({
  ...{ title: question, column: 'policyQa', topic, author: '站里', source },
  blocks: [{ kind: 'paragraph', text: answer, fileId: null }],
})

export const kindOptions = (Object.keys(blockKinds) as BlockKind[]).map((value) => ({
  ...{ value, text: blockKinds[value].label },
}))
