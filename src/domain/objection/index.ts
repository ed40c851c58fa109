/** Owns objections to what is decided or shown: what is asked, who decides, what is said. */
import { subjectKinds } from '../case/subjects'
import { defineCase } from '../case/define-case'
import { EVERYONE } from '../person/roles'
import { objectionFlow } from './flow'
import { objectionForm } from './form'
import { objectionRules as rules } from './rules'

/** What a letter to whoever has objected says of a step. */
const toOwner: Readonly<Record<string, string>> = {
  uphold: '查过了，您说得对，已经改了。',
  dismiss: '查过了，没有问题；为什么写在里面。',
  climb: '没有按时定，已经转给站长和上级。',
}

export const objection = defineCase({
  name: 'objection',
  title: '异议',
  flow: objectionFlow,
  form: objectionForm,
  headline: (form) => form.text,
  neverKin: true,
  begin: {
    roles: EVERYONE,
    limit: { kind: 'objections', perDay: rules.perDay, atDesk: rules.perDay, counted: 'kept' },
    intro: `交上去，这件事马上先停住；和这件事没有关系的工作人员 ${rules.decideWorkingDays} 个工作日内查清、答复。除了查的人，谁都看不到是您提的。同一件事只能提一次，请一次写全；还想到的，可以补充。`,
    confirm: '提出异议',
    said: '交上去了，这件事先停住，查清了告诉您',
    mayBeUnnamed: true,
    oneOpen: true,
    about: {
      subjects: subjectKinds,
      button: '有异议',
      ends: { uphold: 'upheld', dismiss: 'dismissed', withdraw: 'dismissed' },
    },
  },
  mine: { empty: { title: '没有提过异议', text: '公示里、榜上有不对的，点「有异议」就能提' } },
  desk: {
    roles: ['staff', 'station_admin', 'institute_admin'],
    views: ['frozen', 'climbed', 'upheld', 'dismissed', 'withdrawn'],
    empty: { title: '这里没有', text: '居民提的异议会出现在这里' },
  },
  moves: {
    dismiss: {
      ask: '异议不成立？',
      text: '停住的会照原来的接着办。提的人会看到您写的理由。',
      words: { label: '查到了什么', most: 300, placeholder: '比如：签到表和照片都在，时间对得上' },
      confirm: '不成立',
      said: '定好了，告诉对方了',
      tone: 'main',
    },
    uphold: {
      ask: '异议成立？',
      text: '停住的就不算了，和这件事有关的人会收到消息。提的人会看到您写的理由。',
      words: { label: '查到了什么', most: 300, placeholder: '比如：那场确实没有来，时长已经作废' },
      confirm: '成立',
      said: '定好了，告诉对方了',
      tone: 'aside',
    },
    add: {
      ask: '补充几句？',
      text: '查的人会看到，时间照旧算。',
      words: { label: '还想说的', most: 300, placeholder: '比如：那天的照片找到了' },
      confirm: '补上去',
      said: '补上去了',
      tone: 'aside',
    },
    withdraw: {
      ask: '撤回？',
      text: '停住的会接着办；撤回以后，同一件事不能再提。',
      said: '撤回了',
      tone: 'back',
    },
  },
  story: {
    begin: '提了出来，先停住',
    uphold: '查过了，异议成立',
    dismiss: '查过了，异议不成立',
    climb: '没有按时定，转给站长和上级',
    add: '补充了几句',
    withdraw: '撤回了',
  },
  tells: {
    tellOwner: {
      whom: 'owner',
      words: ({ number }, { on }) => ({
        title: '您提的异议有结果了',
        text: `第 ${number} 号：${toOwner[on] ?? ''}`,
      }),
    },
    tellHigher: {
      whom: ['station_admin'],
      words: ({ number }) => ({
        title: '有一件异议等您定',
        text: `第 ${number} 号没有按时定，转到您这里了。`,
      }),
    },
    tellAbove: {
      whom: 'above',
      words: ({ number }) => ({ title: '有一件异议等您定', text: `第 ${number} 号，站里没有按时定。` }),
    },
  },
})
