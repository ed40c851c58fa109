/** Owns what the demo station has prepared of its year: the festivals by what it held before, and the cleaning on Fridays. */
import type { SeasonKey } from '../src/domain/season/calendar'
import type { DemoCaller } from './caller'

const STAFF = 'demo-staff-zhou'

/** By the words that stand in the title of what is held. */
const prepared: Readonly<Partial<Record<SeasonKey, string>>> = {
  ...{ spring: '剪窗花', qingming: '文明祭祀', dragonBoat: '包粽子', friday: '周五爱国卫生大扫除' },
  ...{ leifeng: '楼道清爽行动', doubleNinth: '道德讲堂', midAutumn: '包粽子', winter: '道德讲堂' },
}

export async function prepareYear(demo: DemoCaller): Promise<void> {
  for (const [key, words] of Object.entries(prepared) as [SeasonKey, string][]) {
    const { choices, version } = await demo.call(STAFF, 'season.list', {})
    const found = choices.find(({ title }) => title.includes(words))
    if (!found) throw new Error(`the demo has held nothing like ${words}`)
    await demo.call(STAFF, 'season.save', { key, activityId: found.activityId, version })
  }
}
