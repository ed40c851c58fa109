/** Owns what people do with tables: look at one, write a part of it, take a part of it back. */
import type { ImportDocument } from '../../../src/domain/imports/documents'
import { aTable } from '../../support/tables'
import { leaders, staff } from './cast'
import { step } from './step'
import type { World } from './world'

/** Tables that partly say what stands already, and partly the same as one another. */
const tables = {
  projects: ['岗位,项目', '基层治理参与,晨练', '社区教育宣传,楼道读书', '没有的岗位,夜巡'],
  teams: ['名称,上级', '暖心分队,', '义剪分队,暖心分队'],
  partners: ['名称,联系人,电话', '老街粮油,王芳,13800005555', '水果店,,'],
  prizes: ['名称,分,数量', '洗衣液,3,5', '抽纸,2,0', '雨伞,9,4'],
  people: [
    '姓名,电话,出生,网格,本人同意方式',
    '陈秀兰,13800006666,1950-02-03,北区一网格,签了同意书',
    '林国强,,1948-05-06,北区一网格,签了同意书',
  ],
} as const
const kinds = Object.keys(tables) as (keyof typeof tables)[]

/** Mostly by somebody who may. */
const someone = ({ chance }: World): string => chance.of(chance.happens(0.9) ? staff : leaders) as string

const anImport = async (world: World): Promise<ImportDocument | undefined> =>
  world.chance.of(await world.rows<ImportDocument>('imports'))

async function look(world: World): Promise<void> {
  const openid = someone(world)
  const kind = world.chance.of(kinds) as (typeof kinds)[number]
  const [head, ...rows] = tables[kind]
  const some = rows.filter(() => world.chance.happens(0.8))
  const fileId = await aTable(world.test, openid, [head, ...some].join('\n'), 'csv')
  await world.ask(openid, 'import.preview', { kind, fileId, fileName: '名册.csv' })
  const numbers = JSON.stringify(await world.rows('importParts', { state: 'waiting' })).match(/1380000\d{4}/)
  if (numbers) world.problem(`a number lies open: ${numbers.join()}`)
}

async function write(world: World): Promise<void> {
  const one = await anImport(world)
  if (one) await world.ask(someone(world), 'import.run', { importId: one._id })
}

async function takeBack(world: World): Promise<void> {
  const one = await anImport(world)
  if (one) await world.ask(someone(world), 'import.undo', { importId: one._id })
}

export const importSteps = [
  step('look at a table', 1, look),
  step('write a table', 1, write),
  step('take a table back', 0.5, takeBack),
]
