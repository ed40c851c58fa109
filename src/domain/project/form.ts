/** Owns what is asked about a project; its position is chosen among those of the station and stands beside the table. */
import { defineForm } from '../kernel/form'

export const projectForm = defineForm({
  name: { is: 'text', label: '叫什么', most: 20, placeholder: '比如：量血压进楼' },
  about: {
    is: 'text',
    label: '做什么',
    most: 300,
    hint: '给谁做、多久一次、怎么参加。别写哪一家、谁生病',
    optional: true,
  },
  leaderName: {
    is: 'text',
    label: '谁负责',
    most: 20,
    hint: '居民只看到姓，比如「王*」',
    optional: true,
  },
  isBrand: { is: 'switch', label: '品牌项目', hint: '站里长年做、叫得响的，排在前面' },
})
