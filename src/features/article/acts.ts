/** Owns the steps of an article as the station meets them: handed in, read, out, off again. */
import { readPages } from '@/domain/read-pages'
import { hasVersions } from '@/domain/article/columns'
import { openPage } from '@/platform/navigate'
import type { Acts } from '../screens/acted-screen'
import { type DeskArticle, moveArticle } from './store'

/** A later version of a convention that is out is a step of its own, which the table does not know. */
const LATER = 'later'

/** All there is to do, in the order in which it is offered. */
export function actsOf({ articleId, version, needsFinal }: DeskArticle): Acts {
  type Event = Parameters<typeof moveArticle>[0]['event']
  const send =
    (event: Event) =>
    ({ words }: { words: string }) =>
      moveArticle({ articleId, version, event, reason: words })
  return {
    submit: {
      ...{ tone: 'main', title: '交去审？', said: '交上去了，等同事来审' },
      text: needsFinal ? '要两位同事先后看过，才登出来。' : '要一位同事看过，才登出来。',
      send: send('submit'),
    },
    pass: {
      ...{ tone: 'main', title: '初审通过？', said: '初审通过了，等第三位同事终审' },
      text: '读过一遍，字句、数字、照片都没有问题。',
      send: send('pass'),
    },
    publish: {
      ...{ tone: 'main', title: '通过，登出来？', said: '通过了，到了日子全站的居民都看得到' },
      text: '读过一遍，字句、数字、照片都没有问题。全站的居民都看得到。',
      send: send('publish'),
    },
    [LATER]: {
      tone: 'main',
      label: '写新的一版',
      open: () => openPage(readPages.articleForm({ laterThan: articleId })),
    },
    amend: { tone: 'aside', label: '接着写', open: () => openPage(readPages.articleForm({ articleId })) },
    sendBack: {
      ...{ tone: 'aside', title: '退回去改？', said: '退回去了，写的人会收到消息' },
      ...{ ask: '要改什么', placeholder: '比如：第二段的数字再核一核', maxLength: 100 },
      send: send('sendBack'),
    },
    takeBack: {
      tone: 'aside',
      title: '先不审了？',
      text: '退回成草稿，改好再交。',
      said: '退回成草稿了',
      send: send('takeBack'),
    },
    reopen: {
      tone: 'main',
      title: '改了再登？',
      text: '变回草稿，改好再请同事审。',
      said: '变回草稿了',
      send: send('reopen'),
    },
    takeDown: {
      ...{ tone: 'back', title: '撤下这篇？', text: '当时就看不到、也找不到了。', said: '撤下了' },
      ...{ ask: '为什么撤下', placeholder: '比如：有一个数字写错了', maxLength: 100 },
      send: send('takeDown'),
    },
  }
}

/** What may be done now, with what the table does not know. */
export const movesOf = ({ moves, state, form }: DeskArticle): DeskArticle['moves'] =>
  state === 'published' && hasVersions(form.column)
    ? [...moves, { event: LATER, label: '写新的一版', allowed: true, reason: null }]
    : moves
