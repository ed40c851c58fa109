/** Owns what residents and grid workers report about the neighbourhood: 小哨音. What is asked, who acts, what is said. */
import { defineCase } from '../case/define-case'
import { EVERYONE, GRID } from '../person/roles'
import { incidentFlow } from './flow'
import { incidentForm } from './form'
import { incidentRules as rules } from './rules'

const { category } = incidentForm

/** What a letter to whoever reported it says of a step. */
const toOwner: Readonly<Record<string, string>> = {
  take: '有人接手了。',
  assign: '交给人办了。',
  transfer: '转给了管那一片的网格员，时间照旧算。',
  solve: '说办好了，会有人去看一看。',
  wait: '要等一等，在等什么、等到哪天都写着。',
  shelve: '眼下办不了，先挂着；为什么、哪天再看都写着。',
  longer: '比平常难，要久一点，到哪天都写着。',
  climb: '没有按时办，转给站长了。',
  look: `办好了，也去看过。${rules.sayDays} 天里可以说好了，或还没好。`,
  askThem: `说办好了，还没有人去看。${rules.sayDays} 天里请您看看，好了还是没好。`,
  askAgain: '办好四周了，现在还好吗？',
  callDepartments: '社区办不了，已经请部门来办；办到哪一步，这一页看得到。',
  departmentsDone: '部门说办好了，会有人去看一看。',
  calledOff: '不请部门办了，转给站长来办。',
  passOn: '不归社区办，转去了哪里都写着。',
  merge: '和另一件是同一件事，并过去一起办。',
}

/** What a letter to those who met with the same says of one. */
const toJoined: Readonly<Record<string, string>> = {
  ...toOwner,
  reopen: '有邻居说还没好，接着办。',
  toHead: '有邻居说还是没好，请站长办。',
  fine: '反映的人说还好。您那里没好的话，现在还可以说。',
  end: '一直好着，结束了。',
  withdraw: '由反映的人撤回了；还在的话，可以再吹一声。',
}

const toHandler: Readonly<Record<string, string>> = {
  assign: '交给您办了，请看看。',
  climb: '到时没有办，转给站长了。',
  callDepartments: '请部门来办了，您这里的时间停下。',
  goOn: '等的日子到了，该接着办了。',
  notYet: '有人去看过，还没好。',
  reopen: '有人说还没好，请接着办。',
  add: '又补充了几句，请看看。',
  withdraw: '撤回了，不用再办。',
}

/** What those of the grid go and look after. */
const SOLVED: readonly string[] = ['solve', 'departmentsDone']

export const incident = defineCase({
  name: 'incident',
  title: '小哨音',
  scope: 'grid',
  flow: incidentFlow,
  form: incidentForm,
  service: '灯不亮、积水、堆物',
  headline: ({ category: what, where, text }) =>
    [category.options[what], where, text].filter(Boolean).join(' · '),
  board: {
    photo: 'photos',
    fields: ['category', 'spot'],
    empty: { title: '这里没有', text: '邻居反映的事会出现在这里，不写是谁说的' },
    alike: { same: 'category', days: rules.alikeDays },
    joins: true,
  },
  links: { sameAs: { to: 'incident', most: 1, label: '并到', back: '并过来的', carries: true } },
  begin: {
    roles: EVERYONE,
    limit: { kind: 'incidents', perDay: rules.perDay, atDesk: rules.perRound, counted: 'kept' },
    intro: `平常的 ${rules.takeOfficeHours} 个上班小时内有人接手，${rules.solveWorkingDays} 个工作日内办；到时没有办，就转给站长。`,
    callFirst: {
      text: '有人受伤、着火、正在出事，先打电话',
      numbers: [
        { number: '110', what: '报警' },
        { number: '119', what: '火警' },
        { number: '120', what: '急救' },
        { number: '122', what: '车祸' },
      ],
    },
    confirm: '交上去',
    said: '交上去了，有人接手会告诉您',
    onBehalf: { roles: GRID },
  },
  contact: { reason: '为您反映的事找您' },
  mine: { empty: { title: '还没有反映过', text: '路灯不亮、下水堵了，都可以说' } },
  desk: {
    roles: GRID,
    views: [
      ...(['reported', 'climbed', 'handling', 'handled', 'whistled', 'waiting', 'shelved'] as const),
      ...(['checked', 'settled', 'asked', 'stayed', 'passedOn', 'merged', 'withdrawn', 'closed'] as const),
    ],
    empty: { title: '这里没有', text: '居民和网格员反映的事会出现在这里' },
  },
  moves: {
    take: {
      ask: '您来办？',
      text: '反映的人会收到消息：有人接手了。时间从反映的时候算起。',
      ...{ said: '接手了，请按时办', takes: true, tone: 'main' },
    },
    look: {
      ask: '去看过，好了？',
      text: '反映的人和也遇到的邻居会收到消息，七天里可以说还没好。',
      asks: {
        photos: { is: 'photos', label: '去看时的照片', hint: '拍东西就好，别拍到人脸和门牌', most: 3 },
      },
      ...{ said: '好，告诉大家了', tone: 'main' },
    },
    solve: {
      ask: '办好了？',
      text: '会请另一位去看一看，再告诉大家。',
      words: { label: '怎么办好的', most: 300, placeholder: '比如：换了灯泡，晚上试过' },
      asks: { photos: { is: 'photos', label: '办好的样子', hint: '拍东西就好，别拍到人脸和门牌', most: 3 } },
      ...{ said: '记下了，请人去看', takes: true, tone: 'main' },
    },
    goOn: {
      ask: '接着办？',
      text: '停下来的时间不算，还剩多少就还有多少。',
      ...{ said: '好，接着办', tone: 'main' },
    },
    settle: {
      ask: '好了？',
      text: '四周以后再问您一次还好不好。七天里没好，还可以再说。',
      said: '好，谢谢您',
      tone: 'main',
    },
    fine: { ask: '还好？', text: '过几天没有人说没好，这件事就结束了。', said: '好，谢谢您', tone: 'main' },
    assign: {
      ask: '交给谁办？',
      text: '那一位会收到消息。时间照旧算，还剩多少就还有多少。',
      ...{ gives: [...GRID, 'team_leader'], confirm: '交给这一位', said: '交出去了', tone: 'aside' },
    },
    transfer: {
      ask: '转到哪个网格？',
      text: '那边的网格员会收到消息。时间照旧算，还剩多少就还有多少。',
      words: { label: '为什么转', most: 100, placeholder: '比如：在路的那一边，归北区' },
      ...{ regrids: true, confirm: '转过去', said: '转过去了', tone: 'aside' },
    },
    wait: {
      ask: '先等一等？',
      text: '大家会看到在等什么、等到哪天；到了那天会提醒办的人。',
      words: {
        label: '在等什么',
        most: 40,
        placeholder: '',
        among: ['缺料', '等审批', '等天气', '归谁管还没说定', '等业主同意', '等别处回话'],
      },
      pauses: { label: '等几天', days: [1, 3, 7, 15] },
      ...{ confirm: '先等等', said: '记下了，到那天提醒', tone: 'aside' },
    },
    longer: {
      ask: '要久一点？',
      text: `从反映那天起算 ${rules.hardWorkingDays} 个工作日；等过、重新办过的另外加上。只能延一次。`,
      words: { label: '为什么难', most: 200, placeholder: '比如：要开挖，得等施工队排期' },
      ...{ confirm: '延到那天', said: '延了，大家看得到', tone: 'aside' },
    },
    shelve: {
      ask: '先挂着？',
      text: '眼下办不了的才挂。大家会看到为什么、哪天再看。',
      words: { label: '为什么办不了', most: 200, placeholder: '比如：要等明年的维修资金' },
      pauses: { label: '多少天以后再看', days: [30, 60, 90] },
      ...{ confirm: '先挂着', said: '挂上了，到那天提醒', tone: 'aside' },
    },
    notYet: {
      ask: '去看过，还没好？',
      text: '办的人会收到消息，接着办。',
      words: { label: '还差什么', most: 200, placeholder: '比如：灯亮了，罩子还是碎的' },
      ...{ confirm: '还没好', said: '告诉办的人了', tone: 'aside' },
    },
    reopen: {
      ask: '还没好？',
      text: '办的人接着办。再没办好，就转给站长。',
      words: { label: '还差什么', most: 200, placeholder: '比如：昨晚又不亮了' },
      ...{ confirm: '请接着办', said: '告诉办的人了', tone: 'aside' },
    },
    toHead: {
      ask: '还是没好？',
      text: '这回请站长来办。',
      words: { label: '还差什么', most: 200, placeholder: '比如：修了两次，还是漏' },
      ...{ confirm: '请站长办', said: '转给站长了', tone: 'aside' },
    },
    passOn: {
      ask: '不归这里办？',
      text: '写清楚归谁、电话多少、替居民转去了没有、哪天有回话。',
      words: { label: '归谁，怎么转的', most: 300, placeholder: '比如：归供水公司，已转去，周三前回话' },
      ...{ confirm: '就这样答复', said: '告诉对方了', tone: 'aside' },
    },
    merge: {
      ask: '和哪一件是同一件？',
      text: '反映的人和也遇到的邻居都跟过去。只能并到更早的那件。',
      words: { label: '那一件是第几号', most: 10, placeholder: '比如：12' },
      ...{ names: 'sameAs', confirm: '并过去', said: '并过去了', tone: 'aside' },
    },
    add: {
      ask: '补充几句？',
      text: '办的人会看到，时间照旧算。',
      words: { label: '还想说的', most: 200, placeholder: '比如：今天水又多了' },
      ...{ confirm: '补上去', said: '补上去了', tone: 'aside' },
    },
    withdraw: { ask: '撤回？', text: '站里就不再办这件事。', said: '撤回了', tone: 'back' },
  },
  story: {
    begin: '吹了一声',
    take: '接手了',
    assign: '交给别人办',
    transfer: '转到了别的网格',
    solve: '说办好了',
    wait: '说要先等一等',
    goOn: '接着办了',
    longer: '说要久一点',
    shelve: '先挂着',
    climb: '没有按时办，转给站长',
    callDepartments: '请部门来办',
    departmentsDone: '部门说办好了',
    calledOff: '不请部门办了，转给站长',
    look: '去看过，好了',
    notYet: '去看过，还没好',
    askThem: '没有人去看过，请大家看看',
    settle: '看过，好了',
    rest: `${rules.sayDays} 天没有人说没好，算好了`,
    reopen: '说还没好',
    toHead: '说还是没好，请站长办',
    askAgain: '四周了，问还好吗',
    fine: '说还好',
    end: '结束了',
    passOn: '转给别处办',
    merge: '并到另一件',
    add: '补充了几句',
    withdraw: '撤回了',
  },
  tells: {
    tellOwner: {
      whom: 'owner',
      words: ({ number }, { on }) => ({
        title: '您反映的事有进展',
        text: `第 ${number} 号${toOwner[on] ?? ''}`,
      }),
    },
    tellJoined: {
      whom: 'joined',
      words: ({ number }, { on }) => ({
        title: '您也遇到的那件事有进展',
        text: `第 ${number} 号${toJoined[on] ?? ''}`,
      }),
    },
    tellHandler: {
      whom: 'handler',
      words: ({ number }, { on }) => ({
        title: '您手上的一件事',
        text: `小哨音第 ${number} 号${toHandler[on] ?? ''}`,
      }),
    },
    tellGrid: {
      whom: GRID,
      words: ({ number }, { on }) => ({
        title: SOLVED.includes(on) ? '有一件要去看一看' : '有一件事等人办',
        text: SOLVED.includes(on)
          ? `小哨音第 ${number} 号说办好了，请另一位去看看。`
          : on === 'transfer'
            ? `小哨音第 ${number} 号转到了您这一片。`
            : `小哨音第 ${number} 号有人说还没好。`,
      }),
    },
    tellHead: {
      whom: ['station_admin'],
      words: ({ number }) => ({ title: '有一件事等您办', text: `小哨音第 ${number} 号转到您这里了。` }),
    },
  },
})
