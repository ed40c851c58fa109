/** Owns agreements with partners: what each of the two does, from when to when, with the paper that was signed. */
import { defineCase } from '../case/define-case'
import { STAFF } from '../person/roles'
import { agreementFlow } from './flow'
import { agreementForm, paperField, termFields } from './form'
import { givesFields, isSaidWhole } from './gives'
import { agreementRules as rules, isInOrder } from './rules'

/** What was signed takes the place of what was thought of. */
const signing = { ...termFields, photos: paperField } as const

export const agreement = defineCase({
  name: 'agreement',
  title: '共建协议',
  flow: agreementFlow,
  form: agreementForm,
  headline: (form) => form.theirs,
  begin: {
    roles: STAFF,
    limit: { kind: 'agreements', perDay: rules.perDay, atDesk: rules.atDesk, counted: 'kept' },
    intro: `想合作的先记下来，签了再填日子、拍协议。到期前 ${rules.remindDays} 天提醒站里。不写钱。`,
    confirm: '记下来',
    said: '记下来了',
    unfit: {
      codes: ['AGREEMENT_ENDS_EARLY', 'AGREEMENT_HALF_SAID'],
      found: (form) => {
        if (!isInOrder(form)) return { code: 'AGREEMENT_ENDS_EARLY' }
        return isSaidWhole(form) ? null : { code: 'AGREEMENT_HALF_SAID' }
      },
    },
  },
  readByAll: ['gives'],
  mine: { empty: { title: '还没有记过', text: '想和哪一家合作，先记下来' } },
  desk: {
    roles: STAFF,
    views: ['ending', 'lead', 'negotiating', 'signed', 'active', 'expired', 'terminated', 'dropped'],
    empty: { title: '这里没有', text: '和共建单位的协议会出现在这里' },
  },
  moves: {
    talk: {
      ask: '开始谈了？',
      text: '记一笔，免得两个人各谈各的。',
      said: '记下了',
      takes: true,
      tone: 'main',
    },
    sign: {
      ...{ ask: '签了？', text: '日子照协议上写的填。到了开始那天，自动算合作中。' },
      ...{ asks: signing, settles: 'sign', said: '记下了', takes: true, tone: 'main' },
    },
    renew: {
      ...{ ask: '续签了？', text: '日子照新协议填。' },
      ...{ asks: signing, settles: 'renew', said: '记下了', takes: true, tone: 'main' },
    },
    terminate: {
      ...{ ask: '提前结束？', text: '答应过的事不会跟着取消，要一件一件说清楚。' },
      words: { label: '为什么', most: 200, placeholder: '比如：店面搬走了' },
      ...{ said: '记下了', tone: 'back' },
    },
    regive: {
      ...{ ask: '每月给的改成什么？', text: '已经约好的照旧。都清空，就是不再按月给。' },
      ...{
        asks: givesFields,
        settles: 'regive',
        rewrites: true,
        confirm: '改成这样',
        said: '改好了',
        tone: 'aside',
      },
    },
    drop: {
      ...{ ask: '没有谈成？', text: '以后还可以再谈。' },
      words: { label: '为什么', most: 200, placeholder: '比如：今年人手不够' },
      ...{ said: '记下了', tone: 'back' },
    },
  },
  story: {
    begin: '记了下来',
    talk: '开始谈了',
    sign: '签了',
    start: '开始合作',
    nearEnd: '快到期了，提醒过',
    renew: '续签了',
    expire: '到期了',
    terminate: '提前结束了',
    drop: '没有谈成',
    regive: '改了每月给的',
  },
  tells: {
    tellHead: {
      whom: ['station_admin'],
      words: ({ number }, { on }) => ({
        title: on === 'terminate' ? '有一份共建协议提前结束了' : '签了一份共建协议',
        text: `第 ${number} 号，点开看看写了什么。`,
      }),
    },
    tellStaff: {
      whom: STAFF,
      words: ({ number }, { on }) => ({
        title: on === 'expire' ? '有一份共建协议到期了' : '有一份共建协议快到期了',
        text:
          on === 'expire'
            ? `第 ${number} 号到期了，还要合作的请再签。`
            : `第 ${number} 号还有 ${rules.remindDays} 天到期，续不续请和对方说好。`,
      }),
    },
  },
})
