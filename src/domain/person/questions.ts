/** Owns what is asked of people in the same words on several forms, and the forms that are made of it. */
import { defineForm } from '../kernel/form'
import { skillNames, weekSlotNames } from './vocabulary'

const realName = { is: 'text', label: '姓名', most: 20, missing: '请写姓名' } as const
const sex = { is: 'choice', label: '性别', options: { woman: '女', man: '男' }, missing: '请选一项' } as const

/** Where somebody lives behind the front door, for whoever has to call or to come by. */
export const doorQuestions = defineForm({
  unit: { is: 'text', label: '几单元', most: 10, hint: '比如：2。没有单元的不用写', optional: true },
  room: {
    is: 'text',
    label: '几室',
    most: 10,
    hint: '比如：301。只有社区工作人员和管这栋楼的网格员看得到',
    optional: true,
  },
})

/** Somebody without a phone, beside day of birth, grid and building. */
export const residentForm = defineForm({
  realName,
  sex,
  ...doorQuestions,
  consentEvidence: {
    is: 'text',
    label: '本人怎么同意的',
    most: 100,
    line: true,
    hint: '要本人同意，这句话留在档案里。比如：上门当面说明，签了同意书',
    missing: '请写本人怎么同意的',
  },
})

/** Somebody who wants to be a volunteer, beside day of birth, phone and guardian. */
export const volunteerForm = defineForm({
  realName,
  sex,
  skills: { is: 'several', label: '会做什么', options: skillNames, least: 1, most: 10 },
  slots: {
    is: 'several',
    label: '什么时候有空',
    options: weekSlotNames,
    least: 1,
    most: 21,
    missing: '请至少选一个时间',
  },
})
