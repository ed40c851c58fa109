/** Owns what somebody is asked who looks for work: three choices and a consent, so that it is done in a few taps. */
import { type Answers, defineForm } from '../kernel/form'

export const seekerForm = defineForm({
  can: {
    is: 'several',
    label: '会做什么',
    options: {
      clean: '保洁',
      cook: '做饭、帮厨',
      care: '照看老人孩子',
      guard: '看门、保安',
      carry: '搬运、装卸',
      hands: '手工、流水线',
      drive: '开车、送货',
      sell: '收银、理货',
      repair: '水电、维修',
      desk: '文员、电脑',
      other: '别的',
    },
    ...{ least: 1, most: 5 },
  },
  when: {
    is: 'choice',
    label: '什么时候能干',
    options: { any: '都行', day: '工作日白天', evening: '晚上', weekend: '周末', short: '只做几天' },
    start: 'any',
  },
  where: {
    is: 'choice',
    label: '能到哪里',
    options: { near: '走路能到', district: '区里', city: '市里都行' },
    start: 'near',
  },
  note: {
    is: 'text',
    label: '还想说的',
    most: 200,
    optional: true,
    hint: '别写身份证号、病情',
  },
  agrees: {
    is: 'choice',
    label: '站里留着，帮着找',
    options: { yes: '本人同意' },
    hint: '只有站里的人看得到；介绍给哪一家，每次都先问本人',
    missing: '问过本人，点一下',
  },
})

export type SeekerForm = Answers<typeof seekerForm>
