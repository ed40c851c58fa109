/** Owns what is asked of somebody who was given an award: its name, the day, who gave it, at which level. */
import { honourLevels } from '../honour/kinds'
import { type Answers, defineForm } from '../kernel/form'
import { awardRules } from './rules'

export const awardForm = defineForm({
  name: { is: 'text', label: '得的是什么', most: 40, line: true, placeholder: '比如：优秀志愿者' },
  day: { is: 'day', label: '哪天得的', from: -awardRules.daysBack, most: 0 },
  grantedBy: { is: 'text', label: '哪个单位给的', most: 40, line: true, placeholder: '比如：区民政局' },
  level: { is: 'choice', label: '哪一级', options: honourLevels, wheel: true, start: 'station' },
  photos: {
    is: 'photos',
    label: '证书或文件的照片',
    most: 3,
    hint: '别拍到身份证号；区级和以上的，站里还要看原件',
  },
})

export type AwardForm = Answers<typeof awardForm>
