/** Owns what two stations of the demo have prepared of their year: each day by what was held or announced before. */
import type { SeasonKey } from '../src/domain/season/calendar'
import type { DemoCaller } from './caller'

/** By the words that stand in the title of what is held. */
type Prepared = Readonly<Partial<Record<SeasonKey, string>>>

/** The first station: the festivals, and the cleaning on Fridays. */
export const firstYear: Prepared = {
  ...{ spring: '剪窗花', qingming: '文明祭祀', dragonBoat: '包粽子', friday: '周五爱国卫生大扫除' },
  ...{ leifeng: '楼道清爽行动', doubleNinth: '道德讲堂', midAutumn: '包粽子', winter: '道德讲堂' },
}

/** The garden: the other festivals, the days of health, and the feast of the old once a quarter. */
export const gardenYear: Prepared = {
  ...{ lantern: '元宵', doubleSeventh: '七夕', national: '我和我的祖国' },
  ...{ women: '女性健康', menHealth: '男性健康', quarter: '悦寿宴' },
}

export async function prepareYear(demo: DemoCaller, by: string, prepared: Prepared): Promise<void> {
  for (const [key, words] of Object.entries(prepared) as [SeasonKey, string][]) {
    const { choices, version } = await demo.call(by, 'season.list', {})
    const found = choices.find(({ title }) => title.includes(words))
    if (!found) throw new Error(`the demo has held nothing like ${words}`)
    await demo.call(by, 'season.save', { key, activityId: found.activityId, version })
  }
}
