/**
 * Owns what an activity that every station holds begins with: its kind, what happens there, what to bring and what to look
 * out for. Where and when, and who leads it, are the station's to write.
 */
import type { ActivityType, Audience } from './vocabulary'

export interface ActivityTemplate {
  title: string
  type: ActivityType
  intro: string
  bring: string
  riskNotice: string
  capacity: number
  /** Everybody where it is not said. */
  audience?: Audience
  /** Whether it begins as a course. */
  course?: true
  /** Times of day. */
  from: string
  to: string
}

export const activityTemplates = {
  cleanup: {
    ...{ title: '周五大扫除', type: 'cleanup', capacity: 30, from: '09:00', to: '10:30' },
    intro: '把楼道、花坛和停车位收拾干净。工具站里有，来了分片干，累了就歇。',
    ...{ bring: '穿不怕脏的衣服', riskNotice: '搬重物两个人一起；不登高擦窗，不碰电箱。' },
  },
  haircut: {
    ...{ title: '义务理发', type: 'free_haircut', capacity: 20, from: '09:00', to: '11:00' },
    intro: '志愿者师傅给邻居理发，不收钱。腿脚不便的，请在「心愿」里写上，师傅上门。',
    ...{ bring: '', riskNotice: '理发时请坐稳；头皮有伤口的先告诉师傅。' },
  },
  clinic: {
    ...{ title: '邻里义诊', type: 'free_clinic', capacity: 40, from: '09:00', to: '11:00' },
    intro: '量血压、测血糖，问问用药。请社区医院的医生来，只看不卖药。',
    ...{ bring: '在吃的药和以前的检查单', riskNotice: '测血糖要空腹；头晕胸闷请马上告诉医生，急病拨 120。' },
  },
  lecture: {
    ...{ title: '政策讲给您听', type: 'lecture', capacity: 50, from: '15:00', to: '16:00' },
    intro: '用大白话讲一项新政策：说的是什么，跟咱有什么关系，去哪里办。讲完当场答问。',
    ...{ bring: '', riskNotice: '散场时慢慢走，注意台阶。' },
  },
  moral: {
    ...{ title: '道德讲堂', type: 'moral_hall', capacity: 50, from: '15:00', to: '16:30' },
    intro: '身边人讲身边事：请一位邻居说说自己的故事，大家谈谈感想。',
    ...{ bring: '', riskNotice: '散场时慢慢走，注意台阶。' },
  },
  class: {
    ...{ title: '周末课堂', type: 'tutoring', capacity: 20, from: '09:30', to: '11:00' },
    intro: '志愿者陪孩子写作业、读书、做手工。家长报名，孩子由家长接送。',
    ...{ audience: 'child', course: true },
    ...{ bring: '作业和水杯', riskNotice: '孩子要有大人接送；有过敏的请先告诉老师。' },
  },
  handicraft: {
    ...{ title: '一起做手工', type: 'handicraft', capacity: 20, from: '14:30', to: '16:00' },
    intro: '跟着老师做一件小东西，做好带回家。材料站里准备。',
    ...{ bring: '', riskNotice: '用剪刀、针线时小心；孩子要有大人陪。' },
  },
  festival: {
    ...{ title: '过节一起来', type: 'festival', capacity: 60, from: '09:00', to: '11:30' },
    intro: '街坊一起过个节：做一样应节的吃食，演几个节目，给独居老人送一份到家。',
    ...{ bring: '', riskNotice: '小心烫伤；食物过敏的请先说。' },
  },
  visit: {
    ...{ title: '看望独居老人', type: 'visit_care', capacity: 10, from: '14:30', to: '16:00' },
    intro: '两人一组上门坐坐，聊聊天，看看有什么要帮忙的。去谁家由站里安排。',
    ...{ bring: '志愿者马甲', riskNotice: '两人同去；不收东西，不代管钱和存折，有急事先打 120 和站里。' },
  },
  patrol: {
    ...{ title: '平安巡逻', type: 'patrol', capacity: 8, from: '19:00', to: '20:30' },
    intro: '在小区里走一圈，看看灯、看看消防通道，遇到邻居提个醒。',
    ...{ bring: '手电和反光马甲', riskNotice: '结伴走，靠边走；遇到危险不要上前，先打 110。' },
  },
  sorting: {
    ...{ title: '垃圾分类帮一把', type: 'waste_sorting', capacity: 8, from: '18:30', to: '20:00' },
    intro: '在投放点陪邻居分一分，教一教，不说重话。',
    ...{ bring: '手套', riskNotice: '戴手套；玻璃和针头不用手捡。' },
  },
  fitness: {
    ...{ title: '晨练八段锦', type: 'fitness', capacity: 40, from: '08:00', to: '09:00' },
    intro: '跟着老师练一遍，从头学也跟得上。',
    ...{ bring: '软底鞋和水', riskNotice: '量力而行；有心脏病、高血压的先问医生，头晕马上坐下。' },
  },
} as const satisfies Record<string, ActivityTemplate>

type ActivityTemplateName = keyof typeof activityTemplates

/** The template of this name; undefined for one that an older link names. */
export const templateOf = (name: string): ActivityTemplate | undefined =>
  name in activityTemplates ? activityTemplates[name as ActivityTemplateName] : undefined
