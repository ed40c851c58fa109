/** Owns those whom the second station looks after: eighty-four old neighbours on a list that was there before, and who was called on. */
import type { Cloud } from '../../emulator/start-cloud'
import { HOUR } from '../../src/domain/kernel/clock'
import { bringIn } from '../bring-in'
import type { DemoCaller } from '../caller'
import { goRound, type Said } from '../make-visits'
import { chance } from '../random'
import { PEARL } from './ids'
import { districtStations } from './stations'

/** More than eighty, of whom the account speaks. */
const MANY = 84

const surnames = [...'王李张刘陈杨赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程']
const given = [
  ...['桂兰', '秀芝', '玉芬', '凤英', '淑贞', '翠萍', '月娥'],
  ...['福来', '长根', '德胜', '宝山', '庆余', '有才', '广田'],
]

const homes = (districtStations.find(({ _id }) => _id === PEARL)?.grids ?? []).flatMap(
  ({ gridId, name, buildings }) => buildings.map((building) => ({ gridId, grid: name, building })),
)

/** Rows as they stand in the station's own table, the buildings one after the other. */
const rows = Array.from({ length: MANY }, (_, i) => {
  const dice = chance(9000 + i)
  const { grid, building } = homes[i % homes.length] ?? { grid: '', building: '' }
  const name = `${surnames[i % surnames.length]}${given[(i * 5 + Math.floor(i / surnames.length)) % given.length]}`
  const two = (value: number): string => String(value).padStart(2, '0')
  const born = `${1935 + dice.below(11)}-${two(1 + dice.below(12))}-${two(1 + dice.below(28))}`
  const room = `${1 + dice.below(6)}0${1 + dice.below(2)}`
  return [name, i % given.length < 7 ? '女' : '男', born, grid, building, `${1 + dice.below(3)}`, room]
})

const HEADS = ['姓名', '性别', '出生日期', '网格', '楼栋', '单元', '房号', '本人同意方式']
const table = [HEADS, ...rows.map((row) => [...row, '上门说明，本人点头'])]
  .map((row) => row.join(','))
  .join('\n')

const said: readonly Said[] = [
  { chips: ['well'], words: '早上刚去过公园，血压平稳', alone: true },
  { chips: ['well'], words: '女儿每天来送饭', alone: false },
  { chips: ['help'], words: '热水器打不着，想请人看看', alone: true },
  { chips: ['nobody'], words: '', alone: false },
  { chips: ['well'], words: '说想去听周末的戏', alone: true },
]

/** The table is brought in by the station's staff, who then go from door to door in the first building. */
export async function careDistrict(cloud: Cloud, demo: DemoCaller, by: string): Promise<void> {
  await bringIn(cloud, demo, by, {
    ...{ kind: 'people', name: 'demo-cared.csv', fileName: '重点关爱名单.csv', body: table },
  })
  const [first] = homes
  if (!first) return
  const { gridId, building } = first
  const at = (door: number): number => cloud.clock.now() - (said.length - door) * HOUR
  await goRound(demo, by, { gridId, building }, { said, at })
}
