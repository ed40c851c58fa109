/** Owns kinds of cases that are there for tests alone: each needs a piece of the frame that no kind of the product needs yet. */
import { type CaseFacts, type CaseKind, defineCase } from '@/domain/case/define-case'
import type { CaseDocument } from '@/domain/case/documents'
import { defineForm } from '@/domain/kernel/form'
import { agreement } from '@/domain/agreement'
import { award } from '@/domain/award'
import { complaint } from '@/domain/complaint'
import { dataRequest } from '@/domain/data-request'
import { jobPost } from '@/domain/gig/post'
import { seeker } from '@/domain/gig/seeker'
import { incident } from '@/domain/incident'
import { invitation } from '@/domain/invitation'
import { mediation } from '@/domain/mediation'
import { objection } from '@/domain/objection'
import { order } from '@/domain/order'
import { pledge } from '@/domain/pledge'
import { reuse } from '@/domain/reuse'
import { starApplication } from '@/domain/star'
import { tradition } from '@/domain/tradition'
import { whistle } from '@/domain/whistle'
import type { HistoryEntry } from '@/domain/kernel/history'
import { invariant } from '@/domain/kernel/errors'
import { refusing } from '@/domain/kernel/guards'
import { defineWorkflow } from '@/domain/kernel/workflow'
import { EVERYONE, GRID } from '@/domain/person/roles'

const form = defineForm({ text: { is: 'text', label: '请写下来', most: 200 } })
const limit = { kind: 'trials', perDay: 200, atDesk: 200, counted: 'kept' } as const
const begin = { roles: EVERYONE, limit, intro: '写下来', confirm: '交上去', said: '交上去了' }
const mine = { empty: { title: '还没有', text: '可以写' } }
const empty = { title: '没有', text: '这里没有' }
const words = { label: '说一句', most: 100, placeholder: '一句' }

const told = (one: CaseDocument, entry: HistoryEntry) => ({
  title: `第 ${one.number} 号`,
  text: JSON.stringify([one, entry]),
})

/** Lies in a grid: the grid worker there sees to it and writes it for others; its owner drops it with a small form. */
export const sight = defineCase({
  name: 'sight',
  title: '见闻',
  scope: 'grid',
  form,
  headline: ({ text }) => text,
  flow: defineWorkflow({
    name: 'sight',
    title: '见闻',
    start: 'open',
    roles: ['owner', 'grid_worker', 'staff'],
    states: {
      open: { label: '等人看', tone: 'waiting', waitsFor: ['grid_worker', 'staff'] },
      seen: { label: '看过了', tone: 'good' },
      gone: { label: '收起了', tone: 'done', final: true },
    },
    events: { see: { label: '看过了' }, again: { label: '又有了' }, drop: { label: '收起' } },
    guards: { notOwn: refusing('OWN_RECORD', ({ own }: CaseFacts) => !own) },
    effects: ['tellSeers', 'tellOwner'],
    rows: [
      {
        from: 'open',
        on: 'see',
        by: ['grid_worker', 'staff'],
        needs: ['notOwn'],
        to: 'seen',
        effects: ['tellOwner'],
      },
      { from: 'seen', on: 'again', by: ['owner'], to: 'open', effects: ['tellSeers'] },
      { from: ['open', 'seen'], on: 'drop', by: ['owner'], to: 'gone' },
    ],
  }),
  begin: { ...begin, onBehalf: { roles: GRID } },
  mine,
  desk: { roles: ['grid_worker', 'staff'], views: ['open', 'seen', 'gone'], empty },
  moves: {
    see: { ask: '看过了？', text: '告诉写的人。', said: '好', takes: true, tone: 'main' },
    again: { ask: '又有了？', text: '再请人看。', said: '好', tone: 'main' },
    drop: {
      ...{ ask: '收起？', text: '不再看。', said: '好', tone: 'aside' },
      asks: {
        how: { is: 'choice', label: '看得怎么样', options: { fine: '好', bad: '不好' } },
        more: { is: 'text', label: '想说的', most: 40, optional: true },
      },
      handlerReads: ['more'],
    },
  },
  story: { begin: '写了', see: '看过了', again: '说又有了', drop: '收起了' },
  tells: {
    tellSeers: {
      whom: ['grid_worker', 'staff'],
      words: ({ number }) => ({ title: '又有了', text: `第 ${number} 号` }),
    },
    tellOwner: { whom: 'owner', words: ({ number }) => ({ title: '看过了', text: `第 ${number} 号` }) },
  },
})

/** Sealed: whoever has it in hand reads it, and the head; the messages of its table try to say all that they are given. */
export const quiet = defineCase({
  name: 'quiet',
  title: '私事',
  sealed: { roles: ['station_admin'] },
  form,
  headline: ({ text }) => text,
  flow: defineWorkflow({
    name: 'quiet',
    title: '私事',
    start: 'open',
    begin: { due: { days: 2 }, overdue: 'remind' },
    roles: ['owner', 'handler', 'staff', 'station_admin', 'system'],
    states: {
      open: { label: '等人接手', tone: 'waiting', waitsFor: ['staff'] },
      late: { label: '没人接', tone: 'warn', waitsFor: ['station_admin'] },
      held: { label: '在办', tone: 'waiting' },
      ended: { label: '办完了', tone: 'done', final: true },
    },
    events: {
      take: { label: '我来' },
      note: { label: '记一句' },
      remind: { label: '没人接' },
      end: { label: '办完了' },
    },
    guards: { notOwn: refusing('OWN_RECORD', ({ own }: CaseFacts) => !own) },
    effects: ['tellOwner', 'tellHandler', 'tellHead'],
    rows: [
      {
        from: ['open', 'late'],
        on: 'take',
        by: ['staff', 'station_admin'],
        needs: ['notOwn'],
        to: 'held',
        effects: ['tellOwner'],
      },
      { from: 'open', on: 'remind', by: ['system'], to: 'late', effects: ['tellHead'] },
      { from: 'held', on: 'note', by: ['owner'], to: 'held', effects: ['tellHandler'] },
      { from: 'held', on: 'end', by: ['handler'], to: 'ended', effects: ['tellOwner'] },
    ],
  }),
  begin,
  mine,
  desk: { roles: ['staff', 'station_admin'], views: ['open', 'late', 'held', 'ended'], empty },
  moves: {
    take: { ask: '我来？', text: '接手。', words, said: '好', takes: true, tone: 'main' },
    note: { ask: '记一句？', text: '记下。', words, said: '好', tone: 'aside' },
    end: { ask: '办完了？', text: '结束。', words, said: '好', tone: 'main' },
  },
  story: { begin: '写了', take: '接手了', note: '记了', remind: '没人接', end: '办完了' },
  tells: {
    tellOwner: { whom: 'owner', words: told },
    tellHandler: { whom: 'handler', words: told },
    tellHead: { whom: ['station_admin'], words: told },
  },
})

const places = { gate: '东门', yard: '院子', stairs: '楼道' }

/** Everybody sees the open ones and may join; two of the same are merged; one names others; whoever joined may say it is back. */
export const lamp = defineCase({
  name: 'lamp',
  title: '路灯',
  form: defineForm({
    what: { is: 'choice', label: '怎么了', options: { dark: '不亮', flickers: '一闪一闪' } },
    place: { is: 'choice', label: '在哪里', options: places },
    text: { is: 'text', label: '请写下来', most: 200 },
    about: { is: 'colleague', label: '说的是哪一位' },
  }),
  headline: ({ place, text }) => `${places[place]} · ${text}`,
  board: {
    fields: ['what', 'place'],
    empty,
    joins: true,
  },
  links: {
    sameAs: { to: 'lamp', most: 1, label: '并到', back: '并过来的', carries: true },
    near: { to: 'lamp', most: 2, label: '旁边的', back: '旁边的' },
  },
  flow: defineWorkflow({
    name: 'lamp',
    title: '路灯',
    start: 'open',
    roles: ['owner', 'joined', 'staff', 'station_admin'],
    states: {
      open: { label: '在修', tone: 'waiting', waitsFor: ['staff'] },
      lit: { label: '修好了', tone: 'good' },
      head: { label: '站长来办', tone: 'warn', waitsFor: ['station_admin'] },
      merged: { label: '并到另一件', tone: 'done', final: true },
      closed: { label: '结束了', tone: 'done', final: true },
    },
    events: {
      mend: { label: '修好了' },
      back: { label: '又坏了' },
      merge: { label: '是同一件' },
      near: { label: '连上旁边的' },
      close: { label: '结束' },
    },
    guards: {
      once: refusing('SAID_ENOUGH', ({ times }: CaseFacts) => times('back') < 2),
    },
    effects: ['tellOwner', 'tellJoined'],
    rows: [
      { from: ['open', 'head'], on: 'mend', by: ['staff'], to: 'lit', effects: ['tellOwner', 'tellJoined'] },
      {
        from: 'lit',
        on: 'back',
        by: ['owner', 'joined'],
        needs: ['once'],
        to: 'head',
        effects: ['tellJoined'],
      },
      { from: 'open', on: 'merge', by: ['staff'], to: 'merged', effects: ['tellOwner', 'tellJoined'] },
      { from: 'open', on: 'near', by: ['staff'], to: 'open' },
      { from: ['open', 'lit', 'head'], on: 'close', by: ['staff'], to: 'closed', effects: ['tellJoined'] },
    ],
  }),
  begin: { ...begin, limit: { ...limit, perDay: 2000, atDesk: 2000 } },
  mine,
  desk: { roles: ['staff', 'station_admin'], views: ['open', 'lit', 'head', 'merged', 'closed'], empty },
  moves: {
    mend: { ask: '修好了？', text: '告诉大家。', words, said: '好', takes: true, tone: 'main' },
    back: { ask: '又坏了？', text: '请站长看。', words, said: '好', tone: 'aside' },
    merge: {
      ask: '是同一件？',
      text: '并过去。',
      words: { ...words, label: '第几号' },
      names: 'sameAs',
      confirm: '并过去',
      said: '好',
      tone: 'aside',
    },
    near: {
      ask: '连上？',
      text: '两边都看得到。',
      words: { ...words, label: '第几号' },
      names: 'near',
      said: '好',
      tone: 'aside',
    },
    close: { ask: '结束？', text: '不再办。', said: '好', tone: 'aside' },
  },
  story: {
    begin: '写了',
    mend: '修好了',
    back: '说又坏了',
    merge: '并到另一件',
    near: '连上了旁边的',
    close: '结束了',
  },
  tells: { tellOwner: { whom: 'owner', words: told }, tellJoined: { whom: 'joined', words: told } },
})

/** Sealed, and begun from a lamp, which it names. */
const fromLamp = {
  links: { cause: { to: 'lamp', most: 1, label: '起因', back: '由它起的' } },
  begin: { ...begin, fromCase: { names: 'cause', button: '写私事' } },
} as const

export const caseKinds = {
  complaint,
  incident,
  order,
  mediation,
  invitation,
  whistle,
  dataRequest,
  tradition,
  objection,
  star: starApplication,
  award,
  agreement,
  pledge,
  reuse,
  jobPost,
  seeker,
  sight,
  quiet: { ...quiet, ...fromLamp },
  lamp,
}

export function kindOf(name: string): CaseKind {
  const kinds: Record<string, CaseKind> = caseKinds
  const kind = kinds[name]
  invariant(kind, `no kind of case is called ${name}`)
  return kind
}
