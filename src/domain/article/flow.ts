/** Owns the way of an article: written, read by one or two others who are neither its author nor each other, out, and off again. */
import { refusing } from '../kernel/guards'
import { defineWorkflow } from '../kernel/workflow'
import { STAFF } from '../person/roles'

interface ArticleFacts {
  now: number
  /** Whether it is the person who wrote it. */
  isAuthor: boolean
  /** Whether it is the person who has read it first, since it was handed in last. */
  isFirst: boolean
  needsFinal: boolean
  /** Whether its content check has passed, and whether it was turned down. */
  passed: boolean
  blocked: boolean
  expiresAt: number
  reason: string
}

const asksForMore = refusing('ARTICLE_NEEDS_FINAL', ({ needsFinal }: ArticleFacts) => !needsFinal)

export const articleFlow = defineWorkflow({
  name: 'article',
  title: '文章',
  start: 'draft',
  roles: STAFF,
  states: {
    draft: { label: '草稿', tone: 'plain' },
    firstReview: { label: '等初审', tone: 'waiting', waitsFor: STAFF },
    finalReview: { label: '等终审', tone: 'waiting', waitsFor: STAFF },
    published: { label: '审过了，登出来', tone: 'good' },
    offline: { label: '撤下了', tone: 'done' },
  },
  events: {
    amend: { label: '改' },
    submit: { label: '交去审' },
    takeBack: { label: '先不审了' },
    pass: { label: '初审通过' },
    publish: { label: '通过，登出来' },
    sendBack: { label: '退回去改' },
    takeDown: { label: '撤下' },
    reopen: { label: '改了再登' },
  },
  guards: {
    author: refusing('ARTICLE_NOT_YOURS', ({ isAuthor }: ArticleFacts) => isAuthor),
    notAuthor: refusing('ARTICLE_OWN', ({ isAuthor }: ArticleFacts) => !isAuthor),
    notFirst: refusing('ARTICLE_SAME_READER', ({ isFirst }: ArticleFacts) => !isFirst),
    needsFinal: refusing('INVALID_STATE', ({ needsFinal }: ArticleFacts) => needsFinal),
    oneIsEnough: asksForMore,
    fit: refusing('ARTICLE_BLOCKED', ({ blocked }: ArticleFacts) => !blocked),
    checked: refusing('ARTICLE_UNCHECKED', ({ passed }: ArticleFacts) => passed),
    inTime: refusing('ARTICLE_BAD_END', ({ now, expiresAt }: ArticleFacts) => expiresAt > now),
    hasWords: refusing('REASON_NEEDED', ({ reason }: ArticleFacts) => reason !== ''),
  },
  effects: ['tellAuthor', 'replaceEarlier'],
  rows: [
    { from: 'draft', on: 'amend', by: STAFF, needs: ['author'], to: 'draft' },
    { from: 'draft', on: 'submit', by: STAFF, needs: ['author', 'fit', 'inTime'], to: 'firstReview' },
    {
      from: ['firstReview', 'finalReview'],
      on: 'takeBack',
      by: STAFF,
      needs: ['author'],
      to: 'draft',
    },
    {
      from: 'firstReview',
      on: 'pass',
      by: STAFF,
      needs: ['notAuthor', 'needsFinal', 'fit', 'checked'],
      to: 'finalReview',
    },
    {
      from: 'firstReview',
      on: 'publish',
      by: STAFF,
      needs: ['notAuthor', 'oneIsEnough', 'fit', 'checked', 'inTime'],
      to: 'published',
      effects: ['tellAuthor', 'replaceEarlier'],
    },
    {
      from: 'finalReview',
      on: 'publish',
      by: STAFF,
      needs: ['notAuthor', 'notFirst', 'fit', 'checked', 'inTime'],
      to: 'published',
      effects: ['tellAuthor', 'replaceEarlier'],
    },
    {
      from: ['firstReview', 'finalReview'],
      on: 'sendBack',
      by: STAFF,
      needs: ['notAuthor', 'hasWords'],
      to: 'draft',
      effects: ['tellAuthor'],
    },
    {
      from: 'published',
      on: 'takeDown',
      by: STAFF,
      needs: ['hasWords'],
      to: 'offline',
      effects: ['tellAuthor'],
    },
    { from: 'offline', on: 'reopen', by: STAFF, needs: ['author'], to: 'draft' },
  ],
})

export type ArticleState = keyof typeof articleFlow.states
export type ArticleEvent = keyof typeof articleFlow.events
