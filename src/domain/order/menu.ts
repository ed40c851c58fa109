/** Owns what can be asked for: twelve sorts of help, each with what it is not, who may give it, and how it is usually done. */
import type { CredentialKind } from '../papers/vocabulary'
import type { Skill } from '../person/vocabulary'

interface MenuItem {
  name: string
  /** What belongs to it, in a few words. */
  short: string
  /** What stands in the empty field. */
  example: string
  /** What it is not, and where to go with that. */
  not: string
  skills: readonly Skill[]
  /** One of these has to be held; none where anybody may. */
  credentials: readonly CredentialKind[]
  /** Whether a photo says more than words. */
  photo: boolean
  /** When it is usually done. */
  usual: string
}

const anybody = { credentials: [], photo: false } as const

export const orderMenu = {
  handy: {
    ...{
      name: '爱心帮手',
      short: '换灯泡、够高处',
      example: '比如：厨房的灯泡不亮了，够不着',
      skills: ['repair', 'haircut', 'visiting'],
    },
    ...{ ...anybody, photo: true, usual: '三天内' },
    not: '煤气漏气请先关阀开窗、到屋外打 119；水电公司的管线请打公司电话。',
  },
  clean: {
    ...{
      name: '卫生环保',
      short: '搬旧物、扫楼道',
      example: '比如：楼道里的旧纸箱请人一起搬',
      skills: ['cleaning'],
    },
    ...{ ...anybody, photo: true, usual: '每周六上午' },
    not: '不是家政，不包下来天天打扫。',
  },
  medical: {
    ...{ name: '医疗服务', short: '量血压、测血糖', example: '比如：想请人上门量血压', skills: ['medical'] },
    ...{ credentials: ['doctor', 'nurse'], photo: false, usual: '一周内' },
    not: '急病请打 120；不看病、不开药、不打针。',
  },
  comfort: {
    ...{
      name: '心理疏导',
      short: '找人说说话',
      example: '比如：最近睡不好，想找人说说话',
      skills: ['visiting'],
    },
    ...{ credentials: ['counsellor'], photo: false, usual: '一周内' },
    not: '有危险请打 110 或 12356 心理热线；不做诊断。',
  },
  law: {
    ...{ name: '法律服务', short: '看合同、问规矩', example: '比如：租房合同想请人看看', skills: ['legal'] },
    ...{ credentials: ['lawyer'], photo: false, usual: '一周内' },
    not: '不代打官司；急事可打 12348。',
  },
  study: {
    ...{
      name: '助学支教',
      short: '陪孩子写作业',
      example: '比如：孩子三年级，数学想请人带一带',
      skills: ['teaching', 'computer'],
    },
    ...{ ...anybody, usual: '周末' },
    not: '不是补课班，不收钱；孩子身边要有家里人。',
  },
  science: {
    ...{
      name: '科学普及',
      short: '学用手机',
      example: '比如：想学用手机挂号',
      skills: ['computer', 'teaching'],
    },
    ...{ ...anybody, usual: '一周内' },
    not: '不代您输密码，不代您付钱。',
  },
  theory: {
    ...{
      name: '理论政策宣讲',
      short: '讲讲养老、医保',
      example: '比如：养老金怎么算，想请人讲一讲',
      skills: ['teaching'],
    },
    ...{ ...anybody, usual: '两周内' },
    not: '不代办手续；窗口的事可在窗口办。',
  },
  arts: {
    ...{
      name: '文化文艺',
      short: '教唱歌、排节目',
      example: '比如：楼里想学唱一首歌',
      skills: ['arts', 'sports'],
    },
    ...{ ...anybody, usual: '两周内' },
    not: '不接商业演出和红白喜事。',
  },
  calligraphy: {
    ...{ name: '书法艺术', short: '写春联、练字', example: '比如：想写一副春联', skills: ['arts'] },
    ...{ ...anybody, usual: '一周内' },
    not: '不收润笔，不写招牌。',
  },
  hardship: {
    ...{
      name: '扶贫帮困',
      short: '陪着去医院',
      example: '比如：腿脚不便，想请人陪着去医院',
      skills: ['visiting'],
    },
    ...{ ...anybody, usual: '三天内' },
    not: '不发钱、不借钱；救助请到窗口申请。',
  },
  civil: {
    ...{
      name: '文明创建',
      short: '劝停放、劝噪声',
      example: '比如：楼门口请人帮着劝停放',
      skills: ['patrol', 'mediation'],
    },
    ...{ ...anybody, usual: '一周内' },
    not: '吵起来、打起来请打 110。',
  },
} as const satisfies Record<string, MenuItem>

export type OrderItem = keyof typeof orderMenu

export const itemOf = (item: string): MenuItem => orderMenu[item as OrderItem]
