/** Owns what somebody is asked who invites a team to perform, and which requests are no business of the platform. */
import { defineForm } from '../kernel/form'
import { invitationRules as rules } from './rules'

export const invitationForm = defineForm({
  nature: {
    is: 'choice',
    label: '是哪一种',
    options: { welfare: '公益演出', community: '社区的事', commercial: '商业的、给钱的' },
    tiles: {
      welfare: '敬老院、学校、慰问',
      community: '过节、小区里的热闹',
      commercial: '开业、促销、给钱的婚庆',
    },
  },
  team: { is: 'team', label: '请哪支队伍' },
  occasion: {
    is: 'choice',
    label: '给谁演',
    options: {
      festival: '过节的活动',
      elders: '敬老院、老人',
      school: '学校、孩子',
      estate: '小区、楼院',
      other: '别的',
    },
    wheel: true,
  },
  day: {
    is: 'day',
    label: '哪一天',
    from: rules.aheadDays,
    most: 120,
    hint: `至少提前 ${rules.aheadDays} 天`,
  },
  time: { is: 'time', label: '几点开始' },
  place: { is: 'text', label: '在哪里', most: 40, placeholder: '比如：南区小广场', line: true },
  audience: { is: 'whole', label: '大概多少人看', least: 1, most: 5000 },
  text: {
    is: 'text',
    label: '还想说的',
    most: 200,
    placeholder: '比如：老人坐着看，声音别太大。电话不用写',
    optional: true,
  },
})
