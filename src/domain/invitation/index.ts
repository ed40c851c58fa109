/** Owns invitations: a team that performs is asked to come, for nothing; what is paid for is no business of the platform. */
import { defineCase } from '../case/define-case'
import { EVERYONE, GRID, STAFF } from '../person/roles'
import { momentWord } from '../words/moments'
import { invitationFlow } from './flow'
import { invitationForm } from './form'
import { beginsAt, invitationRules as rules } from './rules'

const { nature, occasion } = invitationForm

const otherDay = {
  day: { is: 'day', label: '哪一天', from: 1, most: 120 },
  time: { is: 'time', label: '几点开始', start: '09:30' },
} as const
const brings = {
  is: 'text',
  label: '带什么节目',
  most: 200,
  placeholder: '比如：锣鼓两段，一共一刻钟',
} as const
const wants = {
  is: 'text',
  label: '要对方备什么',
  most: 100,
  placeholder: '比如：一块空地，几瓶水',
  optional: true,
} as const

/** What a letter to whoever invited says of a step. */
const toOwner: Readonly<Record<string, string>> = {
  accept: '能来。带什么节目、要备什么，点开看。',
  offerDay: `那天不行，换一天能来。行不行，${rules.dayDays} 天里点开说一声。`,
  late: '队长还没有答复，社区已经知道，会去问。',
  pass: '没有等到回话，这一次就不算了，可以再请。',
  newDay: `队里想改个日子。行不行，${rules.dayDays} 天里点开说一声。`,
  fineToo: '日子改好了。',
  notFineToo: '只能原来那天，日子没有改。',
  keepDay: '没有回话，还是原来那天。',
  perform: `演过了。${rules.confirmDays} 天里点开说一声，不说也没关系。`,
  clear: '社区问清楚了，写在里面。',
}

/** What one to whoever leads the team says. */
const toLeader: Readonly<Record<string, string>> = {
  accept: '社区替队里答应了，点开看。',
  decline: '社区替队里回了：来不了。',
  takeDay: '对方说换的那天行，约好了。',
  hand: '请您答复，点开看是哪天、在哪里。',
  pass: '日子过了，没有约成。',
  fine: '对方说改到那天行。',
  notFine: '对方说还是原来那天。',
  wishDay: `对方想改个日子。能不能来，${rules.dayDays} 天里点开说一声。`,
  fineToo: '社区替队里答应了改的日子。',
  notFineToo: '社区替队里回了：只能原来那天。',
  keepDay: '没有回话，还是原来那天。',
  come: '到日子了。演完点开说一声「演过了」。',
  confirm: '对方说来演过了，辛苦大家。',
  settle: '演过了，对方没有再说什么，结束了。',
  clear: '社区问清楚了，写在里面。',
  withdraw: '对方不请了，不用去了。',
}

const toStaff: Readonly<Record<string, { title: string; text: string }>> = {
  accept: { title: '队伍要去演出', text: '约好了。队员要记时长的，请在「新建活动」里加上这一场。' },
  takeDay: { title: '队伍要去演出', text: '约好了。队员要记时长的，请在「新建活动」里加上这一场。' },
  late: {
    title: '邀演出没有答复',
    text: `过了 ${rules.answerWorkingDays} 个工作日，队长还没有答复，请去问问。`,
  },
  cannot: { title: '队伍来不成了', text: '说好的演出来不成了，请看看要不要另请一支。' },
  unsaid: { title: '演了没有，还没人说', text: '日子过了，没有人说演了没有，请问一问。' },
  missed: { title: '说没有演成', text: '邀请的人说没有演成，请问问两边。' },
  withdraw: { title: '不请队伍了', text: '邀请的人不请了；已经加了活动的，请取消。' },
}

export const invitation = defineCase({
  name: 'invitation',
  title: '邀演出',
  flow: invitationFlow,
  form: invitationForm,
  service: '请文艺队来演，不收钱',
  team: {
    asks: ({ number, form, createdAt }) => ({
      title: '有人请您的队去演出',
      text: `邀演出第 ${number} 号，${momentWord(beginsAt({ form, createdAt }), createdAt)}。能不能来，请在 ${rules.answerWorkingDays} 个工作日里点开答复。`,
    }),
  },
  headline: (form) => [occasion.options[form.occasion], form.place].filter(Boolean).join(' · '),
  begin: {
    roles: EVERYONE,
    limit: { kind: 'performances', perDay: rules.perDay, atDesk: rules.atDesk, counted: 'kept' },
    intro: `不收钱，也不用送东西。队长 ${rules.answerWorkingDays} 个工作日内答复。`,
    elsewhere: ({ nature: chosen }) =>
      chosen === 'commercial'
        ? {
            title: `${nature.options.commercial}，这里不办`,
            text: '这里只请公益的、社区的演出。开业、促销、给钱的婚庆，请直接和队伍商量，队长愿意公开的电话写在队伍的页上。这里不谈价、不收钱，什么也没有发出去。',
            teams: '站里的队伍',
          }
        : null,
    confirm: '发给队长',
    said: '发给队长了，有答复会告诉您',
    onBehalf: { roles: GRID },
  },
  contact: { reason: '您请队伍去演出，要和您商量' },
  mine: { empty: { title: '还没有请过', text: '过节、敬老院、小区里的活动，都可以请一支队伍来' } },
  desk: {
    roles: STAFF,
    views: [
      ...(['late', 'missed', 'unsaid', 'requested', 'accepted', 'dayOffered', 'dayByTeam'] as const),
      ...(['dayByInviter', 'today', 'performed', 'closed', 'declined', 'withdrawn', 'lapsed'] as const),
    ],
    empty: { title: '这里没有', text: '请队伍去演出的事会出现在这里' },
  },
  moves: {
    accept: {
      ...{ ask: '能来？', text: '写上带什么，对方好准备。' },
      asks: { brings, wants },
      ...{ confirm: '能来', said: '好，告诉对方了', tone: 'main' },
    },
    offerDay: {
      ...{ ask: '换哪一天能来？', text: `对方 ${rules.dayDays} 天里说行，就约好了。` },
      asks: { ...otherDay, brings },
      ...{ confirm: '问问对方', said: '问了，等对方定', tone: 'aside' },
    },
    takeDay: {
      ask: '就这一天？',
      text: '队长会收到消息。',
      said: '好，约好了',
      settles: 'offerDay',
      tone: 'main',
    },
    decline: {
      ...{ ask: '来不了？', text: '对方看得到为什么。' },
      words: { label: '为什么', most: 200, placeholder: '比如：那天队里另有演出' },
      ...{ confirm: '来不了', said: '告诉对方了', tone: 'aside' },
    },
    hand: {
      ...{ ask: '转给现在的队长？', text: '换过队长的，点一下，往后由新队长答复。' },
      ...{ toLeader: true, confirm: '转过去', said: '转过去了', tone: 'aside' },
    },
    newDay: {
      ...{ ask: '改到哪一天？', text: `对方说行才改；${rules.dayDays} 天没有回话，还是原来那天。` },
      asks: otherDay,
      ...{ confirm: '问问对方', said: '问了，等对方答应', tone: 'aside' },
    },
    fine: {
      ask: '改到这天行？',
      text: '队长会收到消息。',
      said: '好，改好了',
      settles: 'newDay',
      tone: 'main',
    },
    notFine: { ask: '还是原来那天？', text: '队长会收到消息。', said: '好，日子不改', tone: 'aside' },
    wishDay: {
      ...{ ask: '改到哪一天？', text: `队长说能来才改；${rules.dayDays} 天没有回话，还是原来那天。` },
      asks: otherDay,
      ...{ confirm: '问问队长', said: '问了，等队长答应', tone: 'aside' },
    },
    fineToo: {
      ...{ ask: '改到这天能来？', text: '对方会收到消息。', said: '好，改好了' },
      ...{ settles: 'wishDay', tone: 'main' },
    },
    notFineToo: { ask: '只能原来那天？', text: '对方会收到消息。', said: '好，日子不改', tone: 'aside' },
    cannot: {
      ...{ ask: '来不成了？', text: '对方和社区马上知道，好另请一支。' },
      words: { label: '为什么', most: 200, placeholder: '比如：几位队员病了' },
      ...{ confirm: '来不成了', said: '告诉对方了', tone: 'back' },
    },
    perform: { ask: '演过了？', text: '对方会收到消息。', said: '辛苦大家，记下了', tone: 'main' },
    confirm: {
      ...{ ask: '来演过了？', text: '想谢一句，写在这里，队里看得到。' },
      words: { label: '想说的', most: 200, placeholder: '比如：老人们都说热闹', optional: true },
      ...{ said: '好，告诉队里了', tone: 'main' },
    },
    missed: {
      ...{ ask: '没有演成？', text: '社区会来问清楚。' },
      words: { label: '怎么回事', most: 200, placeholder: '比如：等到十点没有来' },
      ...{ confirm: '告诉社区', said: '告诉社区了', tone: 'aside' },
    },
    clear: {
      ...{ ask: '问清楚了？', text: '两边都看得到您写的，这件事就结束了。' },
      words: { label: '怎么说的', most: 200, placeholder: '比如：车坏在路上，下回补一场' },
      ...{ said: '记下了', tone: 'main' },
    },
    withdraw: { ask: '不请了？', text: '队长会收到消息。', said: '不请了，告诉队长了', tone: 'back' },
  },
  story: {
    begin: '请队伍来演',
    accept: '说能来',
    offerDay: '说换一天能来',
    takeDay: '说就这一天',
    decline: '说来不了',
    late: '到时没有答复',
    hand: '转给了现在的队长',
    newDay: '想改个日子',
    fine: '说改到这天行',
    notFine: '说还是原来那天',
    wishDay: '想改个日子',
    fineToo: '说改到这天能来',
    notFineToo: '说只能原来那天',
    keepDay: '没有回话，日子不改',
    come: '到日子了',
    cannot: '说来不成了',
    perform: '说演过了',
    unsaid: '没有人说演了没有',
    confirm: '说来演过了',
    missed: '说没有演成',
    clear: '问清楚了',
    settle: '结束了',
    pass: '日子过了',
    withdraw: '不请了',
  },
  tells: {
    tellOwner: {
      whom: 'owner',
      words: ({ number }, { on, note = '' }) => ({
        title: on === 'decline' || on === 'cannot' ? '队伍来不了' : '您请的队伍有答复',
        text: `邀演出第 ${number} 号：${on === 'decline' || on === 'cannot' ? note : (toOwner[on] ?? '')}`,
      }),
    },
    tellLeader: {
      whom: 'handler',
      words: ({ number }, { on, note = '' }) => ({
        title: on === 'hand' ? '有人请您的队去演出' : '请队伍演出的事',
        text: `邀演出第 ${number} 号：${on === 'missed' || on === 'cannot' ? note : (toLeader[on] ?? '')}`,
      }),
    },
    tellStaff: {
      whom: STAFF,
      words: ({ number }, { on }) => {
        const { title = '', text = '' } = toStaff[on] ?? {}
        return { title, text: `邀演出第 ${number} 号：${text}` }
      },
    },
  },
})
