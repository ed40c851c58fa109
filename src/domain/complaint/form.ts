/** Owns what a complaint or a suggestion asks for. */
import { defineForm } from '../kernel/form'

/** What was found out, said with the answer: it counts where somebody applies for a star. */
export const complaintFinding = defineForm({
  found: {
    is: 'choice',
    label: '说的人有没有做错',
    options: { true: '查实了', false: '没有查实' },
    none: '说的不是人',
    hint: '查实了，一年内这位不能申请星级',
  },
})

export const complaintForm = defineForm({
  about: {
    is: 'choice',
    label: '想说哪方面',
    options: {
      service: '站里的服务',
      person: '工作人员',
      activity: '活动和场地',
      points: '积分和兑换',
      app: '这个小程序',
      content: '内容不合适',
      partner: '商户、合伙人',
      other: '别的',
    },
  },
  colleague: {
    is: 'colleague',
    label: '说的是哪一位',
    hint: '选了，就由别人来办，那个人看不到',
  },
  place: {
    is: 'text',
    label: '说的是哪里',
    most: 30,
    placeholder: '比如：窗口、活动室、2 号楼门口',
    optional: true,
  },
  text: {
    is: 'text',
    label: '请写下来',
    most: 500,
    placeholder: '什么时候、在哪里、怎么回事',
  },
  wanted: {
    is: 'text',
    label: '希望怎么办',
    most: 200,
    placeholder: '比如：中午也留个人',
    optional: true,
  },
  photos: { is: 'photos', label: '照片', most: 3 },
})
