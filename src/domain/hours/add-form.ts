/** Owns what is asked about hours that are added by hand, beside whose they are and on which day. */
import { defineForm } from '../kernel/form'

export const addForm = defineForm({
  title: {
    is: 'text',
    label: '做了什么',
    most: 40,
    hint: '比如：陪张奶奶去医院',
    missing: '请写做了什么',
  },
  minutes: { is: 'whole', label: '多少分钟', least: 1, most: 24 * 60, missing: '请写分钟数，比如 90' },
  reason: {
    is: 'text',
    label: '为什么要补',
    most: 200,
    placeholder: '比如：上门服务，没有签到码',
    hint: '这句话会公开',
    missing: '请写为什么要补',
  },
})
