/** Owns what somebody of the station says who blows a whistle, and what is asked whenever a department has said something. */
import { defineForm } from '../kernel/form'
import { whistleRules as rules } from './rules'

export const whistleForm = defineForm({
  reason: {
    is: 'choice',
    label: '为什么吹哨',
    options: {
      public: '群众反映突出',
      joint: '需要联合执法',
      emergency: '应急',
    },
  },
  grade: {
    is: 'choice',
    label: '哪一级',
    options: { usual: '日常', major: '重大', urgent: '紧急' },
    start: 'usual',
    hint: '紧急的三十分钟内要有回话，两小时内要到场',
  },
  spot: { is: 'spot', label: '在哪里' },
  facts: {
    is: 'text',
    label: '事情经过',
    most: 500,
    placeholder: '什么情况、多久了、社区做过什么、为什么办不了',
    hint: '会发给部门，只写事，别写居民的姓名、电话和门牌',
  },
  wants: { is: 'text', label: '请部门做什么', most: 200, placeholder: '比如：请来看一看，疏通主管道' },
  photos: { is: 'photos', label: '照片', hint: '拍东西就好，别拍到人脸和门牌', most: 3 },
  lead: { is: 'departments', label: '请哪个部门牵头', least: 1, most: 1 },
  assist: { is: 'departments', label: '请哪些部门配合', least: 0, most: rules.mostAssisting },
})

/** How a department has said it; whoever is of one says it here. */
const channel = {
  is: 'choice',
  label: '怎么知道的',
  options: { phone: '电话', letter: '公文', wechat: '微信', meeting: '当面', here: '部门在这里填的' },
} as const

const proof = {
  is: 'photos',
  label: '凭据',
  most: 3,
  hint: '公文、聊天记录或现场的照片，别拍到居民的姓名和电话',
} as const

export const saidForm = defineForm({ channel, proof })

/** The four elements of a reply. */
export const replyForm = defineForm({
  received: { is: 'day', label: '受理时间', from: -30, most: 0 },
  withWhom: { is: 'text', label: '与谁沟通', most: 60, line: true, placeholder: '比如：养护科值班室' },
  measures: { is: 'text', label: '解决措施', most: 300, placeholder: '打算怎么办' },
  until: { is: 'day', label: '解决时限', from: 0, most: 60 },
  channel,
  proof,
})

export const scoreForm = defineForm({
  speed: {
    is: 'choice',
    label: '快不快',
    options: { '1': '很慢', '2': '慢', '3': '一般', '4': '快', '5': '很快' },
  },
  quality: {
    is: 'choice',
    label: '办得好不好',
    options: { '1': '很不好', '2': '不好', '3': '一般', '4': '好', '5': '很好' },
  },
})
