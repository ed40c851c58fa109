/** Owns mediation: what is asked, who reads it, who mediates, what is said. What is written stays between those who talk. */
import { defineCase } from '../case/define-case'
import { EVERYONE, GRID } from '../person/roles'
import { agreementOf, isAgreed } from './agreement'
import { mediationFlow } from './flow'
import { mediationForm, shown } from './form'
import { mediationRules as rules } from './rules'

const { sort } = mediationForm

/** What a letter to whoever asked for it says of a step. */
const toOwner: Readonly<Record<string, string>> = {
  assign: '请到了一位来谈，会和您联系。',
  take: '站长来谈，会和您联系。',
  change: '换了一位来谈，会和您联系。',
  late: '还没有安排好，站长已经知道；您也可以打电话到站里问。',
  join: '另一方愿意坐下来谈。',
  decline: '另一方这次没有答应，来谈的人会再想办法。',
  silent: '另一方还没有回话，来谈的人会再去问。',
  agreeFor: '另一方答应谈了。',
  meet: '约好了哪天谈，点开看时间和地方。',
  settle: `谈成了，写好的点开看得到。${rules.confirmDays} 天里，两方可以一起到法院申请司法确认，不收钱。`,
  fail: '这次没有谈成。为什么、还能找哪里，点开看得到。',
  leave: '另一方不谈了。还能找哪里，可以问来谈的人。',
  again: '再谈一次。',
  fine: '回头看过，结束了。',
  passOn: '不归这里谈，转去了哪里写着。',
}

/** What a letter to the other side says of one. */
const toParty: Readonly<Record<string, string>> = {
  bring: `有一件事想请您一起坐下来谈。愿不愿意都行，${rules.answerDays} 天里点开说一声。`,
  change: '换了一位来谈，会和您联系。',
  agreeFor: '记下了：您答应谈。',
  meet: toOwner['meet'] ?? '',
  settle: toOwner['settle'] ?? '',
  fail: toOwner['fail'] ?? '',
  again: '再谈一次。',
  fine: '回头看过，结束了。',
  passOn: '不归这里谈，结束了。',
  withdraw: '对方撤回了，不用再谈。',
}

const toHandler: Readonly<Record<string, string>> = {
  assign: '请您来谈，先看看写了什么。',
  change: '请您接着谈，先看看写了什么。',
  join: '另一方愿意谈，可以约日子了。',
  decline: '另一方这次不谈。',
  silent: `另一方 ${rules.answerDays} 天没有回话，请上门或打电话问问。`,
  leave: '另一方不谈了。',
  long: `${rules.talkDays} 天了还没有结果，站长也收到了消息。`,
  again: '有一方想再谈一次。',
  askAfter: '过去一个月了，请问问两方现在怎么样。',
  withdraw: '撤回了，不用再谈。',
}

const toHead: Readonly<Record<string, string>> = {
  late: '还没有安排人来谈。',
  long: `${rules.talkDays} 天了还没有结果。`,
  end: '一个月后没有人回头看过，结束了。',
}

export const mediation = defineCase({
  name: 'mediation',
  title: '调解',
  sealed: { roles: ['station_admin'] },
  party: {
    called: '另一方',
    fields: ['sort'],
    open: ({ form, answers = {} }) => {
      const ownerSays = answers['show']?.['shows'] ?? form['shows']
      const partySays = answers['showToo']?.['shows'] ?? answers['join']?.['shows']
      return ownerSays === 'both' && partySays === 'both'
    },
  },
  neverNear: true,
  paper: {
    ...{ button: '调解协议（Word）', states: ['agreed', 'after', 'closed'] },
    ...{ when: isAgreed, forParty: true, write: agreementOf },
  },
  flow: mediationFlow,
  form: mediationForm,
  service: '邻里、家里的事，坐下来谈',
  headline: ({ sort: what, text }) => [sort.options[what], text].filter(Boolean).join(' · '),
  begin: {
    roles: EVERYONE,
    limit: { kind: 'mediations', perDay: rules.perDay, atDesk: rules.perRound, counted: 'kept' },
    intro: `不收钱，双方都愿意才谈。您写的只有站长和来谈的人看得到；来谈的人不会和哪一方同楼、同队。${rules.placeWorkingDays} 个工作日内安排。`,
    callFirst: {
      text: '有人动手、受伤，先打电话',
      numbers: [
        { number: '110', what: '报警' },
        { number: '120', what: '急救' },
        { number: '12338', what: '妇女维权' },
        { number: '12348', what: '法律咨询' },
      ],
    },
    confirm: '交上去',
    said: '交上去了，安排好会告诉您',
    onBehalf: { roles: GRID },
  },
  contact: { reason: '为您请人谈的事找您' },
  mine: { empty: { title: '没有请人谈的事', text: '自己说不拢的，可以请人来谈' } },
  desk: {
    roles: ['station_admin'],
    views: [
      ...(['applied', 'late', 'placed', 'asked', 'talking', 'after', 'agreed', 'failed'] as const),
      ...(['passedOn', 'withdrawn', 'closed'] as const),
    ],
    empty: { title: '这里没有', text: '居民请人谈的事会出现在这里，只有站长看得到' },
  },
  moves: {
    assign: {
      ask: '请哪一位来谈？',
      text: '和哪一方同楼、同队的，请不到；您和那一位以外，没有人看得到写了什么。',
      ...{ gives: [...GRID, 'team_leader'], confirm: '请这一位', said: '请好了', tone: 'main' },
    },
    take: { ask: '您来谈？', text: '对方会收到消息：站长来谈。', said: '好', takes: true, tone: 'aside' },
    change: {
      ask: '换哪一位来谈？',
      text: '两方和那一位会收到消息；原来那一位不再看得到。',
      ...{ gives: [...GRID, 'team_leader'], confirm: '换这一位', said: '换好了', tone: 'aside' },
    },
    bring: {
      ask: '请另一方？',
      text: '当面说好了，再扫那一位的居民卡。那一位会收到消息，只知道是哪一类事、谁请的；愿不愿意，自己点。没用小程序的，等会儿点「另一方答应了」。',
      ...{ brings: true, confirm: '请这一位', said: '请了，等回话', tone: 'main' },
    },
    join: {
      ask: '愿意坐下来谈？',
      text: '您写的，来谈的人看得到；双方都说可以看，才互相看得到。什么时候都可以不谈。',
      asks: {
        side: {
          ...{ is: 'text', label: '您怎么看这件事', most: 500, optional: true },
          placeholder: '不想写，当面说也行',
        },
        shows: { is: 'choice', label: '上面写的', options: shown, start: 'mediator' },
      },
      ...{ confirm: '我愿意谈', said: '好，来谈的人会和您联系', tone: 'main' },
    },
    decline: {
      ask: '这次不谈？',
      text: '不用说为什么，也没有什么要紧。',
      ...{ said: '好，告诉来谈的人了', tone: 'aside' },
    },
    agreeFor: {
      ask: '另一方答应了？',
      text: '没用小程序、打电话答应的，记在这里。两方都看得到这句话。',
      words: { label: '怎么答应的', most: 100, placeholder: '比如：打电话说好了，周六当面谈' },
      ...{ confirm: '记下来', said: '记下了', tone: 'aside' },
    },
    meet: {
      ask: '约好哪天谈？',
      text: '两方都会收到消息。',
      asks: {
        day: { is: 'day', label: '哪天', most: 60, from: 0 },
        time: { is: 'time', label: '几点', start: '09:00' },
        place: { is: 'text', label: '在哪里', most: 40, placeholder: '比如：站里二楼说事室', line: true },
      },
      ...{ confirm: '约好了', said: '告诉两方了', tone: 'main' },
    },
    settle: {
      ask: '谈成了？',
      text: '写下两方说好的；签了字的纸可以拍下来。两方都看得到，一个月后请您回头看看。',
      asks: {
        terms: { is: 'text', label: '说好了什么', most: 500, placeholder: '谁在哪天以前做什么' },
        paper: { is: 'photos', label: '签了字的协议', hint: '拍清楚字就好', most: 3 },
      },
      ...{ said: '好，告诉两方了', tone: 'main' },
    },
    fine: {
      ask: '都好？',
      text: '这件事就结束了，两方会收到消息。',
      words: { label: '现在怎么样', most: 200, placeholder: '比如：地垫铺了，晚上安静' },
      ...{ said: '好，结束了', tone: 'main' },
    },
    note: {
      ask: '记一笔？',
      text: '只有您和站长看得到。',
      words: { label: '记什么', most: 300, placeholder: '比如：上门听了楼上怎么说' },
      ...{ kept: true, confirm: '记下来', said: '记下了', tone: 'aside' },
    },
    show: {
      ask: '给不给另一方看？',
      text: '双方都说可以看，才互相看得到。看过的收不回来。',
      asks: { shows: { is: 'choice', label: '我写的', options: shown, start: 'mediator' } },
      ...{ confirm: '就这样', said: '记下了', tone: 'aside' },
    },
    showToo: {
      ask: '给不给对方看？',
      text: '双方都说可以看，才互相看得到。看过的收不回来。',
      asks: { shows: { is: 'choice', label: '我写的', options: shown, start: 'mediator' } },
      ...{ confirm: '就这样', said: '记下了', tone: 'aside' },
    },
    fail: {
      ask: '没谈成？',
      text: '两方都会收到消息，看得到您写的。',
      words: { label: '为什么，还能找哪里', most: 300, placeholder: '比如：可以打 12348 问律师，或去法院' },
      ...{ confirm: '没谈成', said: '告诉两方了', tone: 'aside' },
    },
    again: {
      ask: '再谈一次？',
      text: '来谈的人和另一方会收到消息。',
      words: { label: '现在怎么样', most: 200, placeholder: '比如：说好的还没做' },
      ...{ confirm: '再谈一次', said: '好，告诉来谈的人了', tone: 'aside' },
    },
    passOn: {
      ask: '不归这里谈？',
      text: '已经报警、上了法院的，要找别处。写清楚归谁、电话多少。',
      words: { label: '归谁，怎么找', most: 300, placeholder: '比如：归派出所，电话在站里墙上' },
      ...{ confirm: '就这样答复', said: '告诉对方了', tone: 'aside' },
    },
    leave: { ask: '不谈了？', text: '不用说为什么。', said: '好，告诉来谈的人了', tone: 'back' },
    withdraw: { ask: '撤回？', text: '就不再谈这件事。', said: '撤回了', tone: 'back' },
  },
  story: {
    begin: '请人来谈',
    assign: '请了一位来谈',
    take: '站长来谈',
    change: '换了一位来谈',
    late: '到时没有安排',
    bring: '请了另一方',
    join: '愿意谈',
    decline: '这次不谈',
    silent: '没有回话',
    agreeFor: '记下：另一方答应了',
    meet: '约好了哪天谈',
    note: '记了一笔',
    show: '说了给不给另一方看',
    showToo: '说了给不给对方看',
    settle: '谈成了',
    fail: '没谈成',
    leave: '不谈了',
    long: '一个月没有结果，告诉了站长',
    again: '想再谈一次',
    askAfter: '过去一个月，回头看看',
    fine: '看过了，都好',
    end: '结束了',
    passOn: '转给别处',
    withdraw: '撤回了',
  },
  tells: {
    tellOwner: {
      whom: 'owner',
      words: ({ number }, { on }) => ({
        title: '您请人谈的事有进展',
        text: `调解第 ${number} 号：${toOwner[on] ?? ''}`,
      }),
    },
    tellParty: {
      whom: 'party',
      words: ({ number }, { on }) => ({
        title: on === 'bring' ? '有人想请您一起谈谈' : '一起谈的事有进展',
        text: `调解第 ${number} 号：${toParty[on] ?? ''}`,
      }),
    },
    tellHandler: {
      whom: 'handler',
      words: ({ number }, { on }) => ({
        title: '您在谈的一件事',
        text: `调解第 ${number} 号：${toHandler[on] ?? ''}`,
      }),
    },
    tellHead: {
      whom: ['station_admin'],
      words: ({ number }, { on }) => ({
        title: '一件调解请您看看',
        text: `调解第 ${number} 号：${toHead[on] ?? ''}`,
      }),
    },
  },
})
