/** Owns what is asked about a survey as a whole; its questions stand beside the table. */
import { defineForm } from '../kernel/form'
import { surveyRules } from './rules'

export const surveyForm = defineForm({
  title: { is: 'text', label: '叫什么', most: 30, placeholder: '比如：邻里需求调查' },
  intro: { is: 'text', label: '开头的话', most: 200, optional: true, hint: '为什么问，问来做什么' },
  endsOn: { is: 'day', label: '收到哪一天', most: surveyRules.mostDays },
  open: { is: 'switch', label: '收完把结果公布给大家', hint: '不到 5 人选的不显示，谁填的看不出来' },
})
