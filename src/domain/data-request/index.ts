/** Owns requests about one's data: what cannot be put right on the phone is put right at the station, by somebody who made sure who asks. */
import { defineCase } from '../case/define-case'
import { EVERYONE, GRID } from '../person/roles'
import { dataRequestFlow } from './flow'
import { dataRequestForm } from './form'
import { dataRequestRules as rules } from './rules'

const { about, what } = dataRequestForm

/** What a letter to whoever asked says of a step. */
const toOwner: Readonly<Record<string, string>> = {
  check: '核对过身份了，在改。改姓名的，现在可以在「我的资料」里自己改一次。',
  finish: `改好了，请看一眼。${rules.closeDays} 天里可以说还是不对。`,
  refuse: `没有改，为什么写在里面。${rules.closeDays} 天里可以请站长再看。`,
  climb: '没有按时办，已经转给站长。',
}

const toHandler: Readonly<Record<string, string>> = {
  again: '对方说还是不对，转给站长再看。',
  add: '补充了几句，请看看。',
  withdraw: '撤回了，不用再办。',
}

export const dataRequest = defineCase({
  name: 'dataRequest',
  title: '资料更正',
  flow: dataRequestFlow,
  form: dataRequestForm,
  service: '记错的、多记的，请站里改',
  headline: (form) => [about.options[form.about], what.options[form.what], form.text].join(' · '),
  neverKin: true,
  begin: {
    roles: EVERYONE,
    limit: { kind: 'dataRequests', perDay: rules.perDay, atDesk: rules.perDay, counted: 'kept' },
    intro: `${rules.answerWorkingDays} 个工作日内答复，不收钱。站里先核对是不是您本人，或者您照顾的家人。自己能改的，在「存着的资料」里直接改更快。`,
    confirm: '交上去',
    said: '交上去了，站里会联系您核对身份',
    onBehalf: { roles: GRID },
  },
  contact: { reason: '为您要改的资料找您核对' },
  mine: { empty: { title: '没有请站里改过', text: '记错了、不要了的，可以请站里改、删' } },
  desk: {
    roles: ['staff', 'station_admin'],
    views: ['submitted', 'checked', 'climbed', 'done', 'refused', 'closed', 'withdrawn'],
    empty: { title: '这里没有', text: '居民请站里改资料的，会出现在这里' },
  },
  moves: {
    check: {
      ask: '核对过了？',
      text: '打电话或当面问清楚是本人；替孩子、家人办的，看过户口簿或别的证明。改姓名的，看过证件再点，对方就能自己改一次。证件号不用记。',
      said: '记下了，请改',
      takes: true,
      tone: 'main',
    },
    finish: {
      ask: '改好了？',
      text: '对方会看到您的话。删不掉的，写明为什么留着。',
      words: { label: '改了什么', most: 300, placeholder: '比如：生日改成 1956 年 3 月' },
      confirm: '改好了',
      said: '好，告诉对方了',
      tone: 'main',
    },
    refuse: {
      ask: '不能改？',
      text: '对方会看到为什么，可以请站长再看。',
      words: { label: '为什么不能改', most: 300, placeholder: '比如：时长有签到记录，按记录算' },
      confirm: '就这样答复',
      said: '答复好了',
      takes: true,
      tone: 'aside',
    },
    settle: { ask: '看过了？', text: '这件事就结束了。', said: '好，结束了', tone: 'main' },
    again: {
      ask: '还是不对？',
      text: '会转给站长再看。',
      words: { label: '哪里不对', most: 300, placeholder: '比如：月份改对了，年份还是旧的' },
      confirm: '请站长再看',
      said: '转给站长了',
      tone: 'aside',
    },
    add: {
      ask: '补充几句？',
      text: '办的人会看到，时间照旧算。',
      words: { label: '还想说的', most: 300, placeholder: '比如：户口簿周五可以带来' },
      confirm: '补上去',
      said: '补上去了',
      tone: 'aside',
    },
    withdraw: { ask: '撤回？', text: '站里就不再办。', said: '撤回了', tone: 'back' },
  },
  story: {
    begin: '交了上来',
    check: '核对过身份',
    finish: '改好了',
    refuse: '没有改',
    climb: '没有按时办，转给站长',
    settle: '结束了',
    again: '说还是不对，转给了站长',
    add: '补充了几句',
    withdraw: '撤回了',
  },
  tells: {
    tellOwner: {
      whom: 'owner',
      words: ({ number }, { on }) => ({
        title: '您要改的资料有进展',
        text: `第 ${number} 号：${toOwner[on] ?? ''}`,
      }),
    },
    tellHandler: {
      whom: 'handler',
      words: ({ number }, { on }) => ({
        title: '一件资料更正有变化',
        text: `第 ${number} 号：${toHandler[on] ?? ''}`,
      }),
    },
    tellHead: {
      whom: ['station_admin'],
      words: ({ number }) => ({
        title: '有一件资料更正等您办',
        text: `第 ${number} 号转到您这里了，请看看。`,
      }),
    },
  },
})
