/** Owns the survey that stands ready: what help people want, when, and by whom. */
import type { Question } from './questions'

const offered = (...texts: string[]): Question['options'] =>
  texts.map((text, at) => ({ id: `o${at + 1}`, text }))

const plain = { options: [], needed: false, onlyIf: null }

export const needsSurvey: { title: string; intro: string; questions: Question[] } = {
  title: '邻里需求调查',
  intro: '想知道大家要什么帮忙、什么时候方便。不写名字，谁也看不到是谁填的。',
  questions: [
    {
      ...{ ...plain, id: 'q1', kind: 'one', title: '家里现在要人帮忙吗', needed: true },
      options: offered('要', '不要'),
    },
    {
      ...{ ...plain, id: 'q2', kind: 'several', title: '要哪些帮忙', needed: true },
      options: offered(
        '换灯泡、修小东西',
        '量血压、测血糖',
        '学用手机',
        '陪着去医院',
        '写春联',
        '陪孩子写作业',
      ),
      onlyIf: { question: 'q1', option: 'o1' },
    },
    {
      ...{ ...plain, id: 'q3', kind: 'one', title: '什么时候方便' },
      options: offered('平日上午', '平日下午', '平日晚上', '周末'),
      onlyIf: { question: 'q1', option: 'o1' },
    },
    {
      ...{ ...plain, id: 'q4', kind: 'one', title: '想请谁来' },
      options: offered('邻居志愿者', '社区工作人员', '有证的师傅、大夫', '都可以'),
      onlyIf: { question: 'q1', option: 'o1' },
    },
    { ...plain, id: 'q5', kind: 'scale', title: '对实践站满意吗', needed: true },
    { ...plain, id: 'q6', kind: 'number', title: '家里几口人' },
    { ...plain, id: 'q7', kind: 'grid', title: '住在哪个网格' },
    { ...plain, id: 'q8', kind: 'text', title: '还缺什么，写一句' },
  ],
}
