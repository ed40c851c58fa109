/** Owns complaints and suggestions about the station and its mini-program: what is asked, who answers, what is said. */
import { defineCase } from '../case/define-case'
import { EVERYONE } from '../person/roles'
import { complaintFlow } from './flow'
import { complaintFinding, complaintForm } from './form'
import { complaintRules as rules } from './rules'

const about = complaintForm.about.options

export const complaint = defineCase({
  name: 'complaint',
  title: '投诉建议',
  flow: complaintFlow,
  form: complaintForm,
  service: '可以不留名字',
  headline: (form) => `${about[form.about]} · ${form.text}`,
  neverKin: true,
  begin: {
    roles: EVERYONE,
    limit: { kind: 'complaints', perDay: rules.perDay, atDesk: rules.perDay, counted: 'kept' },
    intro: `${rules.takeWorkingDays} 个工作日内有人接手，${rules.answerWorkingDays} 个工作日内答复；到时没有答复，就转给站长，再没有就转给所里。`,
    confirm: '交上去',
    said: '交上去了，有人接手会告诉您',
    mayBeUnnamed: true,
    fromPiece: {
      preset: { wish: { about: 'content' }, jobPost: { about: 'content' }, partner: { about: 'partner' } },
    },
  },
  contact: { reason: '为您写的意见找您' },
  mine: { empty: { title: '还没有写过', text: '有意见、有建议，都可以写下来' } },
  desk: {
    roles: ['staff', 'station_admin', 'auditor', 'institute_admin'],
    views: ['received', 'taken', 'climbed', 'above', 'waiting', 'answered', 'closed', 'withdrawn'],
    empty: { title: '这里没有', text: '居民写的投诉和建议会出现在这里' },
  },
  moves: {
    answer: {
      ask: '怎么答复？',
      text: '写的人会看到您的话；对方说还没解决，就由别人来办。',
      words: { label: '写给对方的话', most: 500, placeholder: '查到了什么，怎么办，什么时候办好' },
      asks: complaintFinding,
      confirm: '就这样答复',
      said: '答复好了，告诉对方了',
      takes: true,
      tone: 'main',
    },
    take: {
      ask: '您来办？',
      text: '写的人会收到消息：有人接手了。',
      said: '接手了，请按时答复',
      takes: true,
      tone: 'main',
    },
    goOn: {
      ask: '接着办？',
      text: '停下来的时间不算，还剩多少就还有多少。',
      said: '好，接着办',
      tone: 'main',
    },
    wait: {
      ask: '先等一等？',
      text: '写的人会看到在等什么、等到哪天；到了那天会提醒您。',
      words: { label: '在等什么', most: 40, placeholder: '比如：等维修师傅上门' },
      pauses: { label: '等几天', days: [1, 3, 7] },
      confirm: '先等等',
      said: '记下了，到那天提醒您',
      tone: 'aside',
    },
    settle: { ask: '解决了？', text: '这件事就结束了。', said: '好，结束了', tone: 'main' },
    notSettled: {
      ask: '还没解决？',
      text: '会转给站长，由没有答复过的人接着办。',
      words: { label: '还差什么', most: 300, placeholder: '比如：只答应了，一直没有修' },
      confirm: '转给站长',
      said: '转给站长了',
      tone: 'aside',
    },
    toAbove: {
      ask: '还是没解决？',
      text: '这回请所里来看。',
      words: { label: '还差什么', most: 300, placeholder: '比如：答复了两次，还是没有修' },
      confirm: '转给所里',
      said: '转给所里了',
      tone: 'aside',
    },
    add: {
      ask: '补充几句？',
      text: '办的人会看到，时间照旧算。',
      words: { label: '还想说的', most: 300, placeholder: '比如：昨天又去了一次，还是这样' },
      confirm: '补上去',
      said: '补上去了',
      tone: 'aside',
    },
    withdraw: { ask: '撤回？', text: '站里就不再办这件事。', said: '撤回了', tone: 'back' },
  },
  story: {
    begin: '交了上来',
    take: '接手了',
    answer: '答复了',
    wait: '说要先等一等',
    goOn: '接着办了',
    climb: '没有按时答复，转给站长',
    climbAbove: '站里没有按时答复，转给所里',
    settle: '结束了',
    notSettled: '说还没解决，转给了站长',
    toAbove: '说还是没解决，转给了所里',
    add: '补充了几句',
    withdraw: '撤回了',
  },
  tells: {
    tellOwner: {
      whom: 'owner',
      words: ({ number, state }, { on }) => ({
        title: state === 'answered' ? '您的意见有答复了' : '您的意见有进展',
        text:
          on === 'answer'
            ? `第 ${number} 号有了答复。${rules.closeDays} 天内可以说解决了没有。`
            : on === 'take'
              ? `第 ${number} 号有人接手了。`
              : on === 'wait'
                ? `第 ${number} 号要等一等，在等什么、等到哪天都写着。`
                : on === 'climbAbove'
                  ? `第 ${number} 号站里没有按时答复，已经转给所里。`
                  : `第 ${number} 号没有按时答复，已经转给站长。`,
      }),
    },
    tellHandler: {
      whom: 'handler',
      words: ({ number }, { on }) =>
        on === 'add'
          ? { title: '一条意见补充了', text: `第 ${number} 号又写了几句，请看看。` }
          : on === 'withdraw'
            ? { title: '一条意见撤回了', text: `第 ${number} 号由写的人撤回，不用再办。` }
            : on === 'goOn'
              ? { title: '等的日子到了', text: `第 ${number} 号该接着办了。` }
              : {
                  title: '一条意见还没解决',
                  text: `第 ${number} 号转给${on === 'toAbove' ? '所里' : '站长'}接着办。`,
                },
    },
    tellHigher: {
      whom: ['station_admin', 'auditor'],
      words: ({ number, state }) =>
        state === 'above'
          ? { title: '一条意见转给了所里', text: `第 ${number} 号由所里来办。` }
          : { title: '有一条意见等您办', text: `第 ${number} 号转到您这里了，请看看。` },
    },
    tellAbove: {
      whom: 'above',
      words: ({ number }) => ({
        title: '有一条意见等您办',
        text: `第 ${number} 号，站里没有解决，请看看。`,
      }),
    },
  },
})
