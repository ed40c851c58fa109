/** Owns those who look for work: sealed, read by the station alone, and named to nobody who offers work. */
import { defineCase } from '../case/define-case'
import { EVERYONE, STAFF } from '../person/roles'
import { gigPages } from '../gig-pages'
import { referralOf, shares } from './referral'
import { jobRules as rules } from './rules'
import { seekerFlow } from './seeker-states'
import { seekerForm } from './seeker-form'

const { can, when } = seekerForm

/** What a letter to whoever looks for work says of a step. */
const toOwner: Readonly<Record<string, string>> = {
  match: '站里看好一份活，会来问您去不去；不去也没关系，点开说一声。',
  agree: '照您说的介绍去了，介绍信可以来站里拿。',
  hire: '恭喜上工。一周、一个月的时候，站里会问问您怎么样。',
  close: '这一次先不找了，为什么写在里面；要找随时再来。',
}

export const seeker = defineCase({
  name: 'seeker',
  title: '求职登记',
  sealed: { roles: STAFF, toldByNumber: true },
  links: {
    post: { to: 'jobPost', most: 20, label: '看好的招工', back: '看好它的人', states: ['published'] },
  },
  flow: seekerFlow,
  form: seekerForm,
  service: '看招工，请站里帮着找',
  entry: gigPages.board,
  headline: (form) => [...form.can.map((one) => can.options[one]), when.options[form.when]].join(' · '),
  paper: { button: '介绍信（Word）', states: ['referred'], write: referralOf },
  begin: {
    roles: EVERYONE,
    limit: { kind: 'seekers', perDay: rules.seekersPerDay, atDesk: rules.atDesk, counted: 'kept' },
    intro: `不收钱。写的只有站里的人看得到，单位看不到；${rules.findWorkingDays} 个工作日内回话。`,
    confirm: '交上去',
    said: '交上去了，有合适的会来问',
    onBehalf: { roles: STAFF },
    fromPiece: { preset: {} },
  },
  contact: { reason: '为您找活的事找您' },
  mine: { empty: { title: '还没有登记过', text: '想找活的，在招工里点「我想去」' } },
  desk: {
    roles: STAFF,
    views: [
      ...(['registered', 'matched', 'referred', 'firstAsk', 'lastAsk', 'notHired'] as const),
      ...(['hired', 'settled', 'followedUp', 'withdrawn'] as const),
    ],
    empty: { title: '这里没有', text: '来找活的居民，扫卡登记在这里' },
  },
  moves: {
    match: {
      ask: '看好哪一份？',
      text: '写招工是第几号。单位这时什么都不知道；先问本人去不去。',
      words: { label: '招工第几号', most: 6, placeholder: '比如：3' },
      ...{ names: 'post', takes: true, confirm: '看好这一份', said: '记下了，去问问本人', tone: 'main' },
    },
    agree: {
      ask: '本人答应了？',
      text: '只为这一份答应。答应告诉单位什么，就说什么，别的一句不说。',
      asks: {
        how: {
          is: 'choice',
          label: '怎么答应的',
          options: { there: '当面说的', phone: '打电话说的' },
          start: 'there',
        },
        shares: { is: 'choice', label: '答应告诉单位', options: shares, start: 'nothing' },
      },
      ...{ confirm: '答应了，介绍去', said: '记下了，可以打介绍信', tone: 'main' },
    },
    decline: { ask: '不去这一份？', text: '没关系，站里再找。', said: '好，再找', tone: 'aside' },
    hire: { ask: '上工了？', text: '一周和一个月的时候，会提醒您问一问。', said: '好', tone: 'main' },
    notHire: {
      ask: '没有成？',
      text: '写一句为什么，再找别的。',
      words: { label: '为什么', most: 200, placeholder: '比如：时间对不上' },
      ...{ said: '记下了', tone: 'aside' },
    },
    fine: {
      ask: '干得怎么样？',
      text: '打个电话问问本人：工钱给没给、活累不累。',
      words: { label: '本人怎么说', most: 200, placeholder: '比如：工钱按天结，干得惯' },
      ...{ confirm: '问过了', said: '记下了', tone: 'main' },
    },
    still: {
      ask: '还在干？',
      text: '再问一次，就结束了。',
      words: { label: '本人怎么说', most: 200, placeholder: '比如：还在干，签了合同' },
      ...{ confirm: '问过了', said: '好，结束了', tone: 'main' },
    },
    left: {
      ask: '不干了？',
      text: '写一句为什么，再找别的。',
      words: { label: '为什么', most: 200, placeholder: '比如：太远，家里顾不上' },
      ...{ said: '记下了', tone: 'aside' },
    },
    close: {
      ask: '不用再找了？',
      text: '本人会看到为什么。',
      words: { label: '为什么', most: 200, placeholder: '比如：自己找到了' },
      ...{ said: '结束了', tone: 'aside' },
    },
    withdraw: { ask: '不找了？', text: '站里就不再找，也不再问。', said: '好', tone: 'back' },
  },
  story: {
    begin: '登记了',
    match: '看好一份招工',
    agree: '本人答应，介绍去了',
    decline: '这一份不去',
    hire: '上工了',
    notHire: '没有成',
    week: '一周了，该问一问',
    fine: '问过：在干着',
    month: '一个月了，该问一问',
    still: '问过：还在干',
    left: '不干了',
    close: '不用再找了',
    withdraw: '说不找了',
  },
  tells: {
    tellOwner: {
      whom: 'owner',
      words: ({ number }, { on }) => ({
        title: '您找活的事有进展',
        text: `求职第 ${number} 号：${toOwner[on] ?? ''}`,
      }),
    },
  },
})
