/**
 * Owns answers that are asked for at every station, written down to begin with: whoever writes an article takes one over,
 * looks it up again, and it is read by two others before anybody sees it. Each says which article of which law it stands
 * in, and of when.
 */
import type { TopicKey } from './columns'

export interface ReadyAnswer {
  topic: TopicKey
  question: string
  answer: string
  source: string
}

export const readyAnswers: readonly ReadyAnswer[] = [
  {
    ...{ topic: 'work', question: '做小时工，工钱多久结一次？' },
    answer:
      '小时工（平均一天不超过 4 小时、一周一共不超过 24 小时）最长 15 天结一次，不能低于当地的小时最低工资。',
    source: '《劳动合同法》第 68 条、第 72 条（2012 年 12 月修正）',
  },
  {
    ...{ topic: 'work', question: '要先交押金、扣身份证，行不行？' },
    answer: '不行。招人不能扣证件，也不能用什么名目收钱。遇到了先别交，到站里说，或者打 12333。',
    source: '《劳动合同法》第 9 条（2012 年 12 月修正）',
  },
  {
    ...{ topic: 'work', question: '只招男的、只招本地户口，行不行？' },
    answer:
      '不行。除了国家规定不适合女性的活，不能因为男女不录用；民族、信教、残疾、是不是农村来的，也都不能当理由。',
    source: '《就业促进法》第 3 条、第 27 条到第 31 条（2015 年 4 月修正）',
  },
  {
    ...{ topic: 'work', question: '自己打零工，能交养老保险吗？' },
    answer:
      '能，愿意就交。没有单位的灵活就业人员，可以自己参加职工基本养老保险和医疗保险。怎么办、交多少，打 12333 问。',
    source: '《社会保险法》第 10 条、第 23 条（2018 年 12 月修正）',
  },
  {
    ...{ topic: 'work', question: '干活受了伤怎么办？' },
    answer: '先看病，留好病历。单位要给职工交工伤保险，没有交的，该给的由单位给。单位不管，打 12333。',
    source: '《社会保险法》第 33 条、第 41 条（2018 年 12 月修正）',
  },
  {
    ...{ topic: 'work', question: '进城干活，工钱要不来怎么办？' },
    answer:
      '留好考勤、聊天记录和欠条，打 12333，或者到劳动保障监察窗口投诉；投诉、申请劳动仲裁都不收您的钱。',
    source: '《保障农民工工资支付条例》第 10 条、《劳动争议调解仲裁法》第 53 条（2020 年 5 月施行）',
  },
  {
    ...{ topic: 'work', question: '找工作、问政策要交钱吗？' },
    answer: '不要。政府办的就业服务，问政策、登记、介绍都不收钱。',
    source: '《就业促进法》第 35 条（2015 年 4 月修正）',
  },
  {
    ...{ topic: 'work', question: '孩子多大能出去干活？' },
    answer:
      '满 16 周岁才能招，没满的不能用（文艺、体育、特种工艺单位要经批准）。到 18 岁以前，重活、有毒有害的活不能做。',
    source: '《劳动法》第 15 条、第 64 条（2018 年 12 月修正）',
  },
]
