/** Owns awards that residents were given elsewhere: recorded once somebody of the station has made sure of them. */
import { defineCase } from '../case/define-case'
import { EVERYONE, GRID } from '../person/roles'
import { awardFlow } from './flow'
import { awardForm } from './form'
import { awardRules as rules } from './rules'

const { level } = awardForm

/** What a letter to whoever handed it in says of a step. */
const toOwner: Readonly<Record<string, string>> = {
  record: '核对过了，登记好了。在「我的荣誉」里看，写不写到榜上由您定。',
  recordTold: '核对过了，登记好了。在「我的荣誉」里看，写不写到榜上由您定。',
  refuse: '没有登记，为什么写在里面。',
}

export const award = defineCase({
  name: 'award',
  title: '表彰登记',
  flow: awardFlow,
  form: awardForm,
  headline: (form) => [form.name, level.options[form.level], form.grantedBy].join(' · '),
  neverKin: true,
  bestows: { states: ['recorded'], byJob: true },
  begin: {
    roles: EVERYONE,
    limit: { kind: 'awards', perDay: rules.perDay, atDesk: rules.perDay, counted: 'kept' },
    intro: `${rules.lookWorkingDays} 个工作日内核对。区级和以上的，请带原件来站里看一眼；登记了，写不写到榜上由您定。`,
    confirm: '交上去',
    said: '交上去了，站里核对好告诉您',
    onBehalf: { roles: GRID },
  },
  mine: { empty: { title: '还没有登记过', text: '在别处得过表彰，可以请站里记下来' } },
  desk: {
    roles: ['staff', 'station_admin'],
    views: ['submitted', 'climbed', 'recorded', 'refused', 'withdrawn'],
    empty: { title: '这里没有', text: '居民交来的表彰，会出现在这里' },
  },
  moves: {
    record: {
      ask: '看过原件了？',
      text: '名称、日期、单位、级别都和原件一样，才登记。登记了，本人有一项荣誉。',
      confirm: '一样，登记',
      said: '登记好了，告诉本人了',
      takes: true,
      tone: 'main',
    },
    recordTold: {
      ask: '问过授予单位了？',
      text: '本站、街道给的，问清楚就能登记；区级和以上的要看原件。',
      confirm: '问过，登记',
      said: '登记好了，告诉本人了',
      takes: true,
      tone: 'aside',
    },
    refuse: {
      ask: '不能登记？',
      text: '对方会看到为什么，补齐了可以再交。',
      words: { label: '为什么', most: 200, placeholder: '比如：照片上看不清日期，请带原件来' },
      confirm: '不登记',
      said: '告诉对方了',
      tone: 'aside',
    },
    add: {
      ask: '补充几句？',
      text: '核对的人会看到，时间照旧算。',
      words: { label: '还想说的', most: 200, placeholder: '比如：原件周五带来' },
      confirm: '补上去',
      said: '补上去了',
      tone: 'aside',
    },
    withdraw: { ask: '撤回？', text: '以后还可以再交。', said: '撤回了', tone: 'back' },
  },
  story: {
    begin: '交了上来',
    record: '看过原件，登记了',
    recordTold: '问过授予单位，登记了',
    refuse: '没有登记',
    climb: '没有按时核对，转给站长',
    add: '补充了几句',
    withdraw: '撤回了',
  },
  tells: {
    tellOwner: {
      whom: 'owner',
      words: ({ number }, { on }) => ({
        title: '您交的表彰有进展',
        text: `第 ${number} 号：${toOwner[on] ?? ''}`,
      }),
    },
    tellHead: {
      whom: ['station_admin'],
      words: ({ number }) => ({
        title: '有一份表彰等您核对',
        text: `第 ${number} 号没有按时核对，转到您这里了。`,
      }),
    },
  },
})
