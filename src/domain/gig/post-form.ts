/** Owns what a post says: what the law wants on it, in the words of whoever offers the work. */
import { type Answers, defineForm } from '../kernel/form'
import { jobRules as rules } from './rules'

export const postForm = defineForm({
  title: { is: 'text', label: '招什么人', most: 20, line: true, placeholder: '比如：食堂帮厨' },
  employer: { is: 'text', label: '哪家单位', most: 40, line: true, hint: '和营业执照上的名字一样' },
  about: { is: 'text', label: '单位是做什么的', most: 60, line: true, placeholder: '比如：给学校做午饭' },
  people: { is: 'whole', label: '招几个人', least: 1, most: rules.mostPeople },
  content: { is: 'text', label: '做什么', most: 200, placeholder: '比如：洗菜、切菜、收拾碗盘' },
  conditions: {
    is: 'text',
    label: '要求',
    most: 200,
    placeholder: '比如：有健康证，能搬 20 斤',
    hint: '只写活本身要的；男女、户口、民族、结没结婚都不能写',
  },
  place: { is: 'text', label: '在哪里干活', most: 40, line: true, placeholder: '比如：幸福路小学食堂' },
  hours: { is: 'text', label: '什么时候干活', most: 40, line: true, placeholder: '比如：周一到周五上午' },
  payBy: {
    is: 'choice',
    label: '工钱怎么算',
    options: { hour: '按小时', day: '按天', month: '按月' },
    start: 'day',
  },
  pay: { is: 'whole', label: '至少多少元', least: 1, most: rules.mostPay, hint: '写说定的最低数' },
  until: { is: 'day', label: '登到哪天为止', from: 0, most: rules.mostDays },
  source: {
    is: 'text',
    label: '从哪里转来的',
    most: 60,
    line: true,
    optional: true,
    hint: '单位自己来登的不用写；转别处的，写清楚出处',
  },
})

export type PostForm = Answers<typeof postForm>

const units = { hour: '小时', day: '天', month: '个月' } as const

/** 每天 120 元起 */
export const payWord = ({ pay, payBy }: Pick<PostForm, 'pay' | 'payBy'>): string =>
  `每${units[payBy]} ${pay} 元起`
