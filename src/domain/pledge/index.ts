/** Owns pledges: what a partner of the station promises by a day, in everybody's sight, and whether it was kept. */
import { defineCase } from '../case/define-case'
import { STAFF } from '../person/roles'
import { writtenDayWord } from '../words/moments'
import { pledgeFlow } from './flow'
import { pledgeForm } from './form'
import { pledgeRules as rules } from './rules'

/** What a letter to whoever gave it says of a step. */
const toOwner: Readonly<Record<string, string>> = {
  read: '站里看过，公开了。到期前会提醒您一次。',
  remind: '快到日子了。做到了请点开说一声，拍一张照片；来不及的，也说一句做到哪了。',
  miss: '日子过了，还没有听到做到的消息，公益合伙人那一页会写「还没兑现」。做到了随时可以补。',
  confirm: '站里看过了，写上「兑现了」。谢谢！',
  back: '站里看了，还差一点，差什么写在里面。',
  release: '站里说不用做了，为什么写在里面。',
}

export const pledge = defineCase({
  name: 'pledge',
  title: '承诺',
  flow: pledgeFlow,
  form: pledgeForm,
  headline: (form) => [form.what, form.amount].join(' · '),
  board: {
    fields: ['partner', 'day'],
    words: 'what',
    called: '合伙人的承诺',
    told: '说好哪天以前做到的，做到没有，都写在这里',
    states: ['promised', 'working', 'partly', 'soon', 'late', 'kept', 'confirmed', 'released'],
    result: { called: '说过做到多少', moves: ['half', 'keep'], lines: ['done'], photo: 'photos' },
    empty: { title: '还没有承诺', text: '合伙人答应街坊的事，会出现在这里' },
  },
  begin: {
    roles: [...STAFF, 'partner_user'],
    limit: { kind: 'pledges', perDay: rules.perDay, atDesk: rules.atDesk, counted: 'kept' },
    intro: `站里看过就公开。到期前 ${rules.remindDays} 天提醒一次，过了 ${rules.lateDays} 天还没有消息，就写「还没兑现」。不收钱，不写钱。`,
    confirm: '说好了',
    said: '记下了，公开以后到日子提醒',
    onBehalf: { roles: STAFF },
  },
  mine: { empty: { title: '还没有承诺过', text: '答应街坊做一件事，写下哪天做到' } },
  desk: {
    roles: STAFF,
    views: ['offered', 'kept', 'late', 'soon', 'promised', 'working', 'partly', 'confirmed', 'released'],
    empty: { title: '这里没有', text: '合伙人的承诺会出现在这里' },
  },
  moves: {
    read: {
      ...{
        ask: '看过了，公开？',
        text: '所有街坊都看得到，说的人会收到消息。写得不合适的，点「不用做了」说明白。',
      },
      ...{ confirm: '公开', said: '公开了', tone: 'main' },
    },
    note: {
      ...{ ask: '做到哪了？', text: '站里看得到，日子照旧算。' },
      words: { label: '做到哪了', most: 200, placeholder: '比如：理了 12 位，下周再来一次' },
      ...{ confirm: '记下', said: '记下了', tone: 'aside' },
    },
    half: {
      ...{ ask: '做到了一部分？', text: '写的这句和第一张照片检查过，公开的那一页看得到；日子照旧算。' },
      asks: {
        done: { is: 'text', label: '做到了多少', most: 40, placeholder: '比如：20 位里理了 12 位' },
        photos: { is: 'photos', label: '照片', most: 3, hint: '街坊看得到；拍到人的，本人要同意' },
      },
      ...{ said: '记下了', tone: 'aside' },
    },
    keep: {
      ...{ ask: '做到了？', text: '站里看过，就写上兑现了；写的这句和第一张照片检查过，街坊也看得到。' },
      asks: {
        done: { is: 'text', label: '做了什么', most: 80, placeholder: '比如：两次一共理了 21 位' },
        photos: {
          is: 'photos',
          label: '照片',
          most: 3,
          hint: '街坊看得到第一张；别拍签到表，拍到人的，本人要同意',
        },
      },
      ...{ said: '记下了，站里会来看', tone: 'main' },
    },
    confirm: {
      ...{ ask: '看过了，兑现了？', text: '公开的那一页写上兑现了，说的人会收到消息。' },
      ...{ confirm: '兑现了', said: '写上了', tone: 'main' },
    },
    back: {
      ...{ ask: '还差什么？', text: '说的人看得到，补上以后再看。' },
      words: { label: '差什么', most: 200, placeholder: '比如：说好 20 份，收到 14 份' },
      ...{ said: '告诉对方了', tone: 'aside' },
    },
    release: {
      ...{ ask: '不用做了？', text: '公开的那一页写不用做了，为什么只有说的人看得到。' },
      words: { label: '为什么', most: 200, placeholder: '比如：活动不办了' },
      ...{ said: '告诉对方了', tone: 'back' },
    },
  },
  story: {
    begin: '说好了',
    read: '看过，公开了',
    note: '说了做到哪了',
    half: '做到了一部分',
    keep: '说做到了',
    remind: '快到日子了，提醒过',
    miss: '日子过了，还没有消息',
    confirm: '看过，兑现了',
    back: '看过，还差一点',
    release: '说不用做了',
  },
  tells: {
    tellOwner: {
      whom: 'owner',
      words: ({ number, form }, { on, at }) => ({
        title: on === 'remind' || on === 'miss' ? '答应街坊的事' : '您的承诺有消息',
        text: `第 ${number} 号，说好${writtenDayWord(String(form.day), at)}以前：${toOwner[on] ?? ''}`,
      }),
    },
    tellStaff: {
      whom: STAFF,
      words: ({ number }, { on }) => ({
        title: on === 'miss' ? '有一件承诺过了日子' : '有一件承诺等站里看',
        text:
          on === 'miss'
            ? `第 ${number} 号过了 ${rules.lateDays} 天还没有消息，请问一声。`
            : `第 ${number} 号说做到了，请在 ${rules.lookWorkingDays} 个工作日内看一看。`,
      }),
    },
  },
})
