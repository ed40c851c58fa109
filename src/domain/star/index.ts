/** Owns the stars of volunteers: applied for in turn, public for five working days before they are granted. */
import { defineCase } from '../case/define-case'
import { EVERYONE } from '../person/roles'
import { starFlow } from './flow'
import { starForm } from './form'
import { starCodes } from './ladder'
import { starTimes as times } from './rules'

const { star } = starForm

/** What a letter to whoever has applied says of a step. */
const toOwner: Readonly<Record<string, string>> = {
  approve: `站里看过了，公示 ${times.noticeWorkingDays} 个工作日；没有异议，就评上了。`,
  refuse: '这次没有通过，为什么写在里面。',
  grant: '公示期满，评上了。',
  fallShort: '公示期满的时候，条件不够了，这次没有评上；为什么写在里面。够了可以再申请，想不通的到站里问。',
  stop: '有人提了异议，先停住；有了结果会告诉您。',
  goOn: '异议不成立，照原来的办。',
  fall: '异议成立，这颗星没有评上。想不通的，可以到站里问。',
}

export const starApplication = defineCase({
  name: 'star',
  title: '志愿者星级',
  flow: starFlow,
  form: starForm,
  headline: (form) => star.options[form.star],
  neverKin: true,
  board: {
    fields: ['star'],
    named: true,
    called: '正在公示的星级',
    told: `公示 ${times.noticeWorkingDays} 个工作日。有不对的，点开那一位，再点「有异议」；谁提的，除了查的人谁都看不到。`,
    states: ['noticing', 'stopped'],
    empty: { title: '现在没有公示', text: '有人申请星级，会在这里公示' },
  },
  objects: {
    as: 'star',
    states: ['noticing', 'stopped', 'granted', 'rests'],
    stops: 'stop',
    goesOn: 'goOn',
    falls: 'fall',
  },
  asksAgain: { before: ['approve', 'grant'], short: 'fallShort' },
  bestows: { states: ['granted', 'rests'] },
  begin: {
    roles: EVERYONE,
    limit: { kind: 'stars', perDay: times.perDay, atDesk: times.perDay, counted: 'kept' },
    intro: `一颗一颗申请，不用填什么。站里 ${times.lookWorkingDays} 个工作日内看，再公示 ${times.noticeWorkingDays} 个工作日，没有异议就评上。`,
    confirm: '申请',
    said: '交上去了，站里看过会告诉您',
    oneOpen: true,
    known: { fields: ['star', 'hours', 'rating'], codes: starCodes },
  },
  mine: { empty: { title: '还没有申请过', text: '证明过的时长满 100 小时，可以申请一星' } },
  desk: {
    roles: ['staff', 'station_admin'],
    views: [
      ...([
        'applied',
        'climbed',
        'noticing',
        'stopped',
        'granted',
        'rests',
        'fellShort',
        'refused',
        'fallen',
        'withdrawn',
      ] as const),
    ],
    empty: { title: '这里没有', text: '志愿者申请星级，会出现在这里' },
  },
  moves: {
    approve: {
      ask: '通过，开始公示？',
      text: `全站看得到，公示 ${times.noticeWorkingDays} 个工作日；没有异议，就自动评上。`,
      said: '开始公示了',
      tone: 'main',
    },
    refuse: {
      ask: '不通过？',
      text: '对方会看到为什么，以后还可以再申请。',
      words: { label: '为什么', most: 200, placeholder: '比如：有两次时长正在核对，核对完再申请' },
      confirm: '不通过',
      said: '告诉对方了',
      tone: 'aside',
    },
    withdraw: { ask: '撤回？', text: '以后想申请，随时可以再交。', said: '撤回了', tone: 'back' },
  },
  story: {
    begin: '提出了申请',
    approve: '看过了，开始公示',
    refuse: '没有通过',
    climb: '没有按时看，转给站长',
    grant: '公示期满，评上了',
    fallShort: '公示期满，条件不够了，没有评上',
    stop: '有人提了异议，先停住',
    goOn: '异议不成立，照原来的办',
    fall: '异议成立',
    withdraw: '撤回了',
  },
  tells: {
    tellOwner: {
      whom: 'owner',
      words: ({ form }, { on }) => ({
        title: `您申请的${star.options[form['star'] as '1']}有进展`,
        text: toOwner[on] ?? '',
      }),
    },
    tellHeadOfShort: {
      whom: ['station_admin'],
      words: ({ number }, { note = '' }) => ({
        title: '有一份星级公示期满没有评上',
        text: `第 ${number} 号：${note}。已经告诉本人。`,
      }),
    },
    tellHead: {
      whom: ['station_admin'],
      words: ({ number }) => ({
        title: '有一份星级申请等您看',
        text: `第 ${number} 号没有按时看，转到您这里了。`,
      }),
    },
  },
})
