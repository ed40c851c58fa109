/** Owns what the law asks of a kind of activity, in the words in which whoever writes one and whoever comes are told. */
import type { ActivityType } from './vocabulary'

/** 义诊 is filed beforehand, held by those who may practise, and sells nothing. */
const clinicDuties =
  '义诊要先向区县卫生健康部门备案；请来的医生要有执业证、在医疗机构注册。现场不收钱，不卖药，不推销器械和保健品'

/** What whoever writes an activity of this kind has to see to; null where it is nothing of the kind. */
export const dutiesOf = (type: ActivityType | null): string | null =>
  type === 'free_clinic' ? clinicDuties : null

/** What whoever comes may rely on; null where nothing is promised. */
export const promiseOf = (type: ActivityType): string | null =>
  type === 'free_clinic' ? '义诊不收钱，不卖药，不推销器械和保健品' : null
