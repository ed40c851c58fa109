/** Owns what families hand on, in their own words: written by them, read by the station, and on a board while they want it. */
import { defineCase } from '../case/define-case'
import { EVERYONE, STAFF } from '../person/roles'
import { traditionFlow } from './flow'
import { traditionForm } from './form'
import { traditionRules as rules } from './rules'

const { sort } = traditionForm

/** What a letter to whoever wrote it says of a step. */
const toOwner: Readonly<Record<string, string>> = {
  show: '公开了，街坊都看得到；想撤回随时可以。',
  sendBack: '这次没有公开，为什么写在里面；改一改可以再写。',
  takeDown: '撤下了，为什么写在里面。',
}

export const tradition = defineCase({
  name: 'tradition',
  title: '家风家训',
  flow: traditionFlow,
  form: traditionForm,
  headline: (form) => [sort.options[form.sort], form.text].join(' · '),
  neverKin: true,
  board: {
    fields: ['sort'],
    words: 'text',
    photo: 'photos',
    named: true,
    states: ['shown'],
    empty: { title: '还没有人晒', text: '写一句家里常说的话，站里看过就挂出来' },
  },
  begin: {
    roles: EVERYONE,
    limit: { kind: 'traditions', perDay: rules.perDay, atDesk: rules.perDay, counted: 'kept' },
    intro: `内容检查通过、站里看过就公开，全站的居民都看得到，只写您的姓；${rules.readWorkingDays} 个工作日内看完。想撤回随时可以，当时就看不到了。`,
    confirm: '交上去，同意公开',
    said: '交上去了，站里看过就公开',
  },
  mine: { empty: { title: '还没有写过', text: '家里常说的一句话，就可以写' } },
  desk: {
    roles: STAFF,
    views: ['submitted', 'shown', 'returned', 'takenDown', 'withdrawn'],
    empty: { title: '这里没有', text: '居民晒的家风家训会出现在这里' },
  },
  moves: {
    show: {
      ask: '公开？',
      text: '全站的居民都看得到，写的人会收到消息。先看看有没有写到别人的姓名、门牌。',
      said: '公开了',
      tone: 'main',
    },
    sendBack: {
      ask: '这次不公开？',
      text: '写的人会看到为什么，可以再写。',
      words: { label: '为什么', most: 200, placeholder: '比如：写到了邻居的姓名，去掉就好' },
      said: '退回去了',
      tone: 'aside',
    },
    takeDown: {
      ask: '撤下？',
      text: '当时就看不到了，写的人会看到为什么。',
      words: { label: '为什么', most: 200, placeholder: '比如：照片里的人不同意公开' },
      said: '撤下了',
      tone: 'aside',
    },
    withdraw: { ask: '撤回？', text: '当时就看不到了。', said: '撤回了', tone: 'back' },
  },
  story: {
    begin: '写了下来',
    show: '看过，公开了',
    sendBack: '这次没有公开',
    takeDown: '撤下了',
    withdraw: '撤回了',
  },
  tells: {
    tellOwner: {
      whom: 'owner',
      words: ({ number }, { on }) => ({
        title: '您晒的家风家训有结果了',
        text: `第 ${number} 号：${toOwner[on] ?? ''}`,
      }),
    },
  },
})
