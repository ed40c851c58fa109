/** Owns what is written of an article beside its blocks, and how long it stands there. */
import { defineForm } from '../kernel/form'
import { columnKeys, columns, topics } from './columns'
import { articleRules } from './rules'

const titles = Object.fromEntries(columnKeys.map((key) => [key, columns[key].title]))

export const articleForm = defineForm({
  title: { is: 'text', label: '标题', most: 40, line: true, missing: '请写标题' },
  column: { is: 'choice', label: '登在哪一栏', options: titles, start: 'highlight', wheel: true },
  topic: {
    is: 'choice',
    label: '在哪一页也看得到',
    options: topics,
    none: '只在这一栏',
    hint: '选了，标题写成问题，正文写成回答，来源写哪部法、哪一条',
    vary: ({ column }) => ({ asked: column === 'policyQa' }),
  },
  author: {
    is: 'text',
    label: '作者',
    most: 20,
    placeholder: '署谁的名字，比如：站里',
    missing: '请写署谁的名',
  },
  source: { is: 'text', label: '来源', most: 60, optional: true, hint: '转来的写从哪里转的' },
  political: {
    is: 'switch',
    label: '讲的是理论、政策',
    hint: '要三个人：写的人、初审的人、终审的人；政策两栏不用选，都要三个人',
  },
  pinned: { is: 'switch', label: '置顶', hint: '一直排在这一栏的最上面' },
})

/** From when and until when it stands there, as it is asked at the desk. */
export const stayForm = defineForm({
  later: { is: 'switch', label: '定一天登出来', hint: '不选，审完当时就登' },
  fromDay: {
    is: 'day',
    label: '哪天登',
    most: articleRules.aheadDays,
    vary: ({ later }) => ({ asked: later === true }),
  },
  ends: { is: 'switch', label: '到一天自己撤下', hint: '不选，一直在' },
  lastDay: {
    is: 'day',
    label: '登到哪天',
    from: 0,
    most: articleRules.aheadDays * 2,
    vary: ({ ends }) => ({ asked: ends === true }),
  },
})
