/** Owns orders: residents ask for a hand, volunteers who fit are asked in turn, and whoever asked says how it was. */
import { defineCase } from '../case/define-case'
import type { CaseDocument } from '../case/documents'
import { FREE_HOURS } from '../case/late'
import { EVERYONE, GRID } from '../person/roles'
import { writtenDayWord } from '../words/moments'
import { startOf } from '../kernel/clock'
import { orderFlow } from './flow'
import { orderForm } from './form'
import { itemOf } from './menu'
import { planOf } from './plan'
import { orderRules as rules } from './rules'

const { day, item, part, takes } = orderForm

/** 周四上午 */
function whenOf({ day, part: asked }: CaseDocument['form']): string {
  const when = String(day)
  return `${writtenDayWord(when, startOf(when))}${part.options[asked as keyof typeof part.options]}`
}

/** 爱心帮手，约 30 分钟 */
const whatOf = ({ item: chosen, takes: asked }: CaseDocument['form']): string =>
  `${item.options[chosen as keyof typeof item.options]}，${takes.options[asked as keyof typeof takes.options]}`

const nameOf = ({ item: chosen }: { item: keyof typeof item.options }): string => item.options[chosen]

const scores = { '5': '很好', '4': '好', '3': '一般', '2': '不太好', '1': '很不好' }
const rating = {
  manner: { is: 'choice', label: '态度', options: scores },
  quality: { is: 'choice', label: '做得好不好', options: scores },
  time: { is: 'choice', label: '来得及时吗', options: scores },
} as const
const said = { is: 'text', label: '想说的', most: 200, optional: true } as const

export const order = defineCase({
  name: 'order',
  title: '点单',
  flow: orderFlow,
  form: orderForm,
  service: '志愿者上门帮，不收钱',
  headline: (form) => `${nameOf(form)} · ${form.text}`,
  board: {
    fields: ['item', 'day', 'part', 'takes'],
    whose: true,
    states: ['pool'],
    empty: { title: '现在没有等人接的单', text: '有了会出现在这里，志愿者点开就能接' },
  },
  begin: {
    roles: EVERYONE,
    limit: { kind: 'orders', perDay: rules.perDay, atDesk: rules.atDesk, counted: 'kept' },
    intro: '志愿者来帮忙，不收钱，也不用请吃饭、送东西。社区先看过，再请合适的邻居。',
    confirm: '交上去',
    said: '交上去了，社区一个工作日内会看',
    onBehalf: { roles: GRID },
  },
  contact: { reason: '接了您的单，要和您约时间' },
  offer: {
    states: ['waved', 'pool'],
    next: 'ask',
    last: 'giveUp',
    back: 'change',
    hours: ({ haste }) => (haste === 'urgent' ? rules.urgentWaveHours : rules.waveHours),
    wants: (form) => {
      const { skills, credentials } = itemOf(form.item)
      return { skills, credentials, day: form.day, part: form.part }
    },
    words: ({ form, whose }) => ({
      title: '有一单想请您去',
      text: `${whenOf(form)}帮${whose?.grid ?? ''}${whose?.calling ?? '一位邻居'}：${whatOf(form)}。去得了吗？`,
    }),
  },
  draws: {
    day: 'day',
    states: ['verified', 'accepted', 'paused', 'inService', 'silent', 'finished', 'callBack', 'closed'],
  },
  plan: {
    of: planOf,
    states: ['accepted'],
    words: ({ form, number, whose }) => ({
      title: '明天要去帮忙',
      text: `第 ${number} 号：${whenOf(form)}帮${whose?.calling ?? '一位邻居'}，${whatOf(form)}。去不了的，请现在点「去不了了」。`,
    }),
  },
  hours: { title: (form) => `帮邻居：${nameOf(form)}`, minutes: 'minutes', most: rules.mostMinutes },
  rating: {
    ...{ moves: ['rate', 'unhappy'], score: 'overall', words: 'words' },
    states: ['finished', 'callBack', 'closed'],
    title: '我帮过的单',
    empty: { title: '还没有帮过', text: '接一单、帮完了，就记在这里' },
  },
  mine: { empty: { title: '还没有点过单', text: '换灯泡、量血压、学手机，都可以点一单' } },
  desk: {
    roles: ['staff', 'station_admin'],
    views: [
      ...([
        'submitted',
        'verified',
        'stationDoes',
        'callBack',
        'silent',
        'waved',
        'pool',
        'accepted',
        'inService',
      ] as const),
      ...(['finished', 'paused', 'needMoreInfo', 'closed', 'gathered', 'rejected', 'cancelled'] as const),
    ],
    empty: { title: '这里没有', text: '居民点的单会出现在这里' },
  },
  moves: {
    verify: {
      ...{ ask: '这一单可以派？', text: '先打个电话或上门问清楚：是不是真的要，安不安全，收不收钱。' },
      ...{ said: '好，可以派了', tone: 'main' },
    },
    offer: {
      ...{ ask: '请谁去？', text: '最多问三位，谁先答应谁去；没有人答应，到时再问下三位。' },
      ...{ confirm: '发出去', said: '问了，有人答应会告诉点单的人', offers: true, tone: 'main' },
    },
    accept: {
      ...{ ask: '您去？', text: '点了就算您的，对方会收到消息，您能看到要做什么、打得了电话。' },
      ...{ said: '谢谢您，这一单是您的了', takes: true, atOnce: true, tone: 'main' },
    },
    start: {
      ...{ ask: '到了？', text: '从现在起算您在帮忙。', said: '好，开始了', tone: 'main' },
      proves: 'begin',
    },
    finish: {
      ask: '帮完了？',
      text: '对方会收到消息，两个小时后可以评一评。',
      asks: {
        did: { is: 'text', label: '做了什么', most: 200, placeholder: '比如：换了两只灯泡，都亮了' },
        minutes: { is: 'whole', label: '用了几分钟', least: 1, most: rules.mostMinutes },
      },
      ...{ said: '辛苦了，记下了', proves: 'end', tone: 'main' },
    },
    rate: {
      ask: '帮得怎么样？',
      text: '帮忙的人看得到您写的话，看不到您打的分。',
      asks: {
        ...rating,
        overall: { is: 'choice', label: '总的来说', options: { '5': '很好', '4': '好', '3': '一般' } },
        words: said,
      },
      ...{ handlerReads: ['words'], said: '谢谢您，记下了', tone: 'main' },
    },
    unhappy: {
      ask: '哪里不满意？',
      text: '两个工作日内会有人给您打电话。',
      asks: {
        ...rating,
        overall: { is: 'choice', label: '总的来说', options: { '2': '不太好', '1': '很不好' } },
        words: said,
      },
      ...{
        handlerReads: ['words'],
        confirm: '请给我回电话',
        said: '记下了，会有人给您打电话',
        tone: 'aside',
      },
    },
    calledBack: {
      ...{ ask: '回访过了？', text: '说好怎么办，点单的人看得到。' },
      words: { label: '说好怎么办', most: 200, placeholder: '比如：周六上午再去一次' },
      ...{ said: '记下了', tone: 'main' },
    },
    add: {
      ...{ ask: '补充好了？', text: '社区会再看一遍。' },
      words: { label: '补充的话', most: 200, placeholder: '比如：灯在厨房，要带梯子' },
      ...{ confirm: '补上去', said: '补上去了', tone: 'main' },
    },
    takeOver: {
      ...{ ask: '站里去办？', text: '这一单就由您去办，点单的人会收到消息。' },
      ...{ said: '好，由您去办', takes: true, tone: 'aside' },
    },
    toPartner: {
      ...{
        ask: '请哪一家来做？',
        text: '用掉那一家当月的一次，由您和那一家约好时间，点单的人会收到消息。没有做成的，退回去。',
      },
      ...{
        draws: { label: '请的合伙人' },
        confirm: '就请这一家',
        said: '好，由您去约',
        takes: true,
        tone: 'aside',
      },
    },
    openPool: {
      ...{ ask: '请大家来接？', text: '志愿者在「大家的点单」里看得到，谁先接谁去；看不到名字和门牌。' },
      ...{ said: '放出去了', tone: 'aside' },
    },
    gather: {
      ...{ ask: '办成哪一场活动？', text: '好几位要的是同一样，就办一场。点单的人会收到消息，点开能报名。' },
      ...{ gathers: { label: '办成的活动' }, confirm: '就这一场', said: '告诉点单的人了', tone: 'aside' },
    },
    askInfo: {
      ...{ ask: '请对方补充？', text: `${rules.missingDays} 天内没有补充，这一单就取消。` },
      words: { label: '还要知道什么', most: 200, placeholder: '比如：是哪种灯，够不够得着' },
      ...{ said: '问了', tone: 'aside' },
    },
    reject: {
      ...{ ask: '接不了？', text: '只有点单的人看得到为什么。' },
      words: { label: '为什么，可以找谁', most: 200, placeholder: '比如：水管归供水公司，电话写在这里' },
      ...{ said: '告诉对方了', tone: 'aside' },
    },
    decline: {
      ...{ ask: '这次去不了？', text: '没关系，不用说为什么，也不记什么。' },
      ...{ said: '好，下次再请您', declines: true, atOnce: true, tone: 'aside' },
    },
    wait: {
      ...{ ask: '先等一等？', text: '点单的人会看到在等什么、等到哪天。' },
      words: { label: '在等什么', most: 40, placeholder: '比如：等灯泡送到' },
      pauses: { label: '等几天', days: [1, 3, 7] },
      ...{ said: '记下了，到那天提醒您', tone: 'aside' },
    },
    goOn: { ask: '接着办？', text: '点单的人看得到。', said: '好，接着办', tone: 'main' },
    cannot: {
      ...{ ask: '去不了了？', text: `会再请别人去。提前 ${FREE_HOURS} 个小时说，不记什么。` },
      ...{ said: '好，再请别人去', leaves: true, tone: 'back' },
    },
    change: {
      ...{ ask: '换一位？', text: '接的人会收到消息，再请别人去。' },
      ...{ said: '好，再请别人', leaves: true, tone: 'back' },
    },
    newDay: {
      ...{ ask: '改到哪一天？', text: '先和对方约好。点单的人会收到消息。' },
      asks: { day: { ...day, label: '改到', from: 0 }, part },
      ...{ settles: 'newDay', confirm: '改到这一天', said: '改好了', tone: 'aside' },
    },
    cancel: { ask: '不用了？', text: '有人接了的，会告诉那一位。', said: '取消了', tone: 'back' },
    stop: {
      ...{ ask: '停下这一单？', text: '比如人搬走了、不在了，或者要收钱。' },
      words: { label: '为什么', most: 200, placeholder: '比如：已经搬走了' },
      ...{ said: '停下了', tone: 'back' },
    },
  },
  story: {
    begin: '点了单',
    verify: '看过了，可以派',
    askInfo: '请补充几句',
    add: '补充了几句',
    reject: '说接不了',
    gather: '办成了一场活动',
    offer: '问了几位志愿者',
    accept: '接了这一单',
    decline: '这次去不了',
    ask: '又问了几位志愿者',
    giveUp: '还没有人接，站里来办',
    openPool: '放到了大家的点单里',
    takeOver: '站里去办',
    toPartner: '请合伙人来做',
    cannot: '去不了了，再请别人',
    wait: '说要先等一等',
    goOn: '接着办了',
    start: '到了，开始帮忙',
    finish: '帮完了',
    rate: '评了一评',
    unhappy: '说不满意，等人回电话',
    calledBack: '回访过了',
    close: '结束了',
    cancel: '说不用了',
    stop: '停下了这一单',
    change: '换一位去，再请别人',
    newDay: '改了日子',
    lapse: '没有补充，取消了',
    late: '过了说好的时间，提醒了社区',
    climb: '还没有办，告诉了站长',
    nudge: '问了帮得怎么样',
    lose: '没有人说帮完了，社区来问',
  },
  tells: {
    tellOwner: {
      whom: 'owner',
      words: ({ number, state, handlerName, draw, form }, { on, note = '' }) => ({
        title: on === 'finish' ? '帮完了，评一评？' : '您的单有进展',
        text:
          {
            askInfo: `第 ${number} 号要您补充几句：${note}`,
            lapse: `第 ${number} 号没有补充，取消了，可以再点一单。`,
            reject: `第 ${number} 号接不了：${note}`,
            gather: `第 ${number} 号办成了一场活动，点开看哪天、在哪里，能报名。`,
            accept: `第 ${number} 号有志愿者接了，会和您约时间。`,
            takeOver: `第 ${number} 号由社区的${handlerName}去办。`,
            toPartner: `第 ${number} 号请${draw?.partnerName ?? '合伙人'}来做，不收钱，社区会和您约时间。`,
            giveUp: `第 ${number} 号还没有人接，社区来安排，日子过了的会和您另约。`,
            cannot: `第 ${number} 号换一位来，社区在请别人。`,
            change: `第 ${number} 号换一位来，社区在请别人。`,
            newDay: `第 ${number} 号改到${whenOf(form)}。`,
            late: `第 ${number} 号比说好的晚了，已经提醒社区。`,
            lose: `第 ${number} 号还没有人说帮完了，社区会问一问。`,
            wait: `第 ${number} 号要等一等：${note}`,
            finish: `第 ${number} 号帮完了，${rules.rateAfterHours} 小时后可以评一评，${rules.rateDays} 天内都行。`,
            calledBack: `第 ${number} 号回访过了：${note}`,
            stop: `第 ${number} 号停下了：${note}`,
          }[on] ?? `第 ${number} 号：${orderFlow.states[state as keyof typeof orderFlow.states].label}。`,
      }),
    },
    tellHandler: {
      whom: 'handler',
      words: ({ number, form }, { on }) =>
        ({
          rate: { title: '您帮的那一单评过了', text: `第 ${number} 号评过了，谢谢您。` },
          goOn: { title: '等的日子到了', text: `第 ${number} 号该接着办了。` },
          change: { title: '这一单换别人去', text: `第 ${number} 号不用您去了，谢谢您。` },
          newDay: { title: '这一单改了日子', text: `第 ${number} 号改到${whenOf(form)}。` },
          nudge: {
            title: '帮完了吗',
            text: `第 ${number} 号说好的时候过了：帮完了请点「帮完了」，改了日子、去不了的也请点一下。`,
          },
        })[on] ?? { title: '这一单不用去了', text: `第 ${number} 号停下了，不用再去，谢谢您。` },
    },
    tellStaff: {
      whom: ['staff', 'station_admin'],
      words: ({ number }, { on }) => ({
        title:
          { unhappy: '有一单要回访', late: '有一单过了时间', lose: '有一单没有消息' }[on] ?? '有一单等站里办',
        text:
          {
            unhappy: `第 ${number} 号不满意，请在 ${rules.callBackWorkingDays} 个工作日内回电话。`,
            late: `第 ${number} 号过了说好的时间还没有办，请今天看看。`,
            lose: `第 ${number} 号说好的日子过了，没有人说帮完了，请打个电话问问。`,
          }[on] ?? `第 ${number} 号还没有人去，请看看。`,
      }),
    },
    tellHead: {
      whom: ['station_admin'],
      words: ({ number }) => ({
        title: '有一单提醒过还没有办',
        text: `第 ${number} 号提醒过一次，还没有办，请您看看。`,
      }),
    },
  },
})
