/** Owns old things that residents give: what is taken, what becomes of it, and how it stands on show. */
import { defineCase } from '../case/define-case'
import { EVERYONE, GRID } from '../person/roles'
import { reuseFlow } from './flow'
import { recycledForm, remadeForm, reusedForm, reuseForm, showForm } from './form'
import { reuseRules as rules } from './rules'

const { what } = reuseForm

/** How a thing that is taken comes to the station. */
const comes: Readonly<Record<string, string>> = {
  bring: '站里收。开门的时候送来就行，送来过的不用再来。',
  workshop: '站里收。改造活动那天带来就行。',
  fetch: '站里收。来取的人会先打电话。',
}

/** What a letter to whoever gave it says of a step. */
const toOwner: Readonly<Record<string, string>> = {
  refuse: '这件没有收，为什么写在里面。',
  remake: '改好了，点开看看改成了什么。',
  reuse: '有人用上了，点开看看。',
  recycle: '送去回收了，没有浪费。',
  display: '展出来了，街坊都看得到；想收回，点开选「不展出了」。',
  putAway: '展过了，收起来了。',
}

export const reuse = defineCase({
  name: 'reuse',
  title: '旧物',
  flow: reuseFlow,
  form: reuseForm,
  headline: (form) => [what.options[form.what], form.words].join(' · '),
  // What is taken in brings its giver points.
  neverKin: true,
  board: {
    fields: ['what'],
    words: 'words',
    photo: 'photos',
    named: true,
    called: '变废为宝',
    told: '街坊给的旧物，改成了什么',
    states: ['displayed'],
    result: {
      called: '派上用场',
      moves: ['remake', 'reuse', 'recycle'],
      lines: ['became', 'maker'],
      photo: 'photos',
    },
    empty: { title: '还没有展出来的', text: '家里有用不上的，交给站里，也许能变个样' },
  },
  bestows: { states: ['remade', 'reused', 'recycled', 'displayed', 'putAway'], byJob: true },
  begin: {
    roles: EVERYONE,
    limit: { kind: 'reuses', perDay: rules.perDay, atDesk: rules.atDesk, counted: 'kept' },
    intro: `${rules.answerWorkingDays} 个工作日内告诉您收不收。收下的改一改、给用得上的人，或送去回收，不卖钱。`,
    confirm: '交上去',
    said: '交上去了，收不收会告诉您',
    onBehalf: { roles: GRID },
  },
  contact: { reason: '来取您给的旧物' },
  mine: { empty: { title: '还没有给过旧物', text: '用不上的衣服、瓶罐、小家具，都可以问问站里收不收' } },
  desk: {
    roles: GRID,
    views: [
      ...(['offered', 'received', 'remade', 'displayed', 'putAway', 'reused', 'recycled'] as const),
      ...(['hidden', 'refused', 'withdrawn'] as const),
    ],
    empty: { title: '这里没有', text: '居民给的旧物会出现在这里' },
  },
  moves: {
    receive: {
      ...{ ask: '收这一件？', text: '给的人会收到消息：送来、带来，还是等人来取。' },
      ...{ said: '告诉对方了', takes: true, tone: 'main' },
    },
    refuse: {
      ask: '这件不收？',
      text: '给的人会看到为什么。',
      words: {
        ...{ label: '为什么', most: 60, placeholder: '选一句' },
        among: [
          '站里放不下了，过一阵再问问',
          '这一样收得够多了，先不收',
          '太旧了，改不动；可以放到投放点的回收箱',
          '这一类不安全，站里不收；请按有害垃圾投放',
        ],
      },
      ...{ said: '告诉对方了', tone: 'aside' },
    },
    remake: {
      ...{ ask: '改成了什么？', text: '给的人会收到消息。照片和字检查通过，才会展出来。' },
      ...{ asks: remadeForm, said: '记下了', tone: 'main' },
    },
    reuse: {
      ...{ ask: '用到哪里了？', text: '给的人会收到消息。照片和字检查通过，才会展出来。' },
      ...{ asks: reusedForm, said: '记下了', tone: 'aside' },
    },
    recycle: {
      ...{ ask: '送去回收了？', text: '给的人会收到消息。' },
      ...{ asks: recycledForm, said: '记下了', tone: 'aside' },
    },
    again: {
      ...{ ask: '写错了？', text: '回到「站里收了」，再写一次。' },
      ...{ said: '好，请重新写', tone: 'back' },
    },
    workshop: {
      ask: '哪次改造活动上做的？',
      text: '展出来的时候，写着是哪次活动做的。',
      gathers: {
        label: '哪次活动上做的',
        begun: { type: 'reuse_workshop', days: rules.workshopDays },
      },
      ...{ said: '写上了', tone: 'aside' },
    },
    display: {
      ...{ ask: '展出来？', text: '全站的居民都看得到，给的人会收到消息。' },
      ...{ said: '展出来了', tone: 'main' },
    },
    putAway: {
      ...{ ask: '收起来？', text: '当时就看不到了，以后还能再展。' },
      ...{ said: '收起来了', tone: 'aside' },
    },
    letShow: {
      ...{ ask: '可以展出来吗？', text: '站里想展的时候，只照您这里写的办。' },
      ...{ asks: showForm, settles: 'letShow', said: '记下了', tone: 'aside' },
    },
    hide: {
      ...{ ask: '不展出了？', text: '当时就看不到了，以后也不再展。' },
      ...{ said: '不展出了', tone: 'back' },
    },
    withdraw: { ask: '不送了？', text: '站里就不收这一件。', said: '撤回了', tone: 'back' },
  },
  story: {
    begin: '要给站里一件旧物',
    receive: '说站里收',
    refuse: '说这件不收',
    remake: '改好了',
    reuse: '写下用到哪里了',
    recycle: '送去回收了',
    again: '说写错了，重新写',
    workshop: '写上了是哪次活动做的',
    display: '展了出来',
    putAway: '收了起来',
    letShow: '改了展不展出',
    hide: '不展出了',
    withdraw: '不送了',
  },
  tells: {
    tellOwner: {
      whom: 'owner',
      words: ({ number, form }, { on }) => ({
        title: '您给的旧物有消息',
        text: `第 ${number} 号：${toOwner[on] ?? comes[String(form.way)] ?? ''}`,
      }),
    },
  },
})
