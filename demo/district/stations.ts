/** Owns the four stations of the demo's district beside the first: their grids, places, positions and what they say of themselves. */
import { type GridTeam, teamRoles } from '../../src/domain/station/grid-team'
import type { GridEntry, StationDocument } from '../../src/domain/station/documents'
import { positions as twelve } from '../project-facts'
import { neighbourStation } from '../station-facts'
import { GARDEN, PEACE, SUNNY } from './ids'
import { stewards } from './people'

const gridsOf = (names: readonly string[], buildings: readonly number[]): GridEntry[] => {
  let from = 1
  return names.map((name, i) => {
    const count = buildings[i] ?? 1
    const numbered = Array.from({ length: count }, (_, n) => `${from + n} 号楼`)
    from += count
    return { gridId: `g${String(i + 1).padStart(2, '0')}`, name, buildings: numbered }
  })
}

const placesOf = (names: readonly string[]) =>
  names.map((name, i) => ({ placeCode: `place${String(i + 1).padStart(2, '0')}`, name }))

const own = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([positionId, name]) => ({ positionId, name, active: true }))

type Told = Pick<
  StationDocument,
  '_id' | 'name' | 'instituteName' | 'grids' | 'places' | 'positions' | 'self'
>

const stationOf = (
  told: Told,
  [address, phone]: readonly [address: string, phone: string],
): StationDocument => ({
  ...told,
  contact: { address, hours: '周一到周六 8:30–17:30', phone },
  holidays: [],
  version: 1,
})

/** Each grid of the second station is looked after by one of its stewards. */
const withSteward = (grid: GridEntry): GridEntry => {
  const steward = stewards.find(({ gridId }) => gridId === grid.gridId)?.realName ?? ''
  const team = Object.fromEntries(teamRoles.map((role) => [role, role === 'steward' ? steward : '']))
  return { ...grid, team: team as GridTeam }
}

const pearl: StationDocument = {
  ...neighbourStation,
  contact: { address: '明珠路 6 号', hours: '功能室全天开放，前台 8:30–17:30', phone: '06310000000' },
  grids: gridsOf(['一网格', '二网格', '三网格', '四网格', '五网格'], [3, 3, 2, 2, 2]).map(withSteward),
  places: placesOf([
    '综合文化服务中心',
    '党群服务中心',
    '文体活动室',
    '图书室',
    '书法室',
    '器乐室',
    '社区理论宣讲室',
  ]),
  positions: [...twelve],
}

const peace = stationOf(
  {
    _id: PEACE,
    name: '天平社区新时代文明实践站',
    instituteName: '六道湾街道新时代文明实践所',
    self: {
      about: '听宣讲、学手艺、看病剪发、调解纠纷，家门口都有人。书法、太极、民族舞，想学就来。',
      slogans: ['奉献、友爱、互助、进步'],
      honours: ['首批自治区新时代文明实践示范站（全区第二批推荐，共 9 家）'],
    },
    grids: gridsOf(['一网格', '二网格', '三网格', '四网格'], [3, 3, 3, 3]),
    places: placesOf(['理论宣讲室', '文化活动室', '志愿服务站', '图书室', '乒乓球室', '书画室']),
    positions: own({
      theory: '理论宣讲平台',
      mediation: '邻里矛盾调解',
      cleanup: '环境整治',
      rescue: '应急救援',
      care: '关爱老人',
      minors: '未成年人成长',
    }),
  },
  ['天平路 9 号', '09910000000'],
)

/** Each of the nine grids of the garden has a word of its own, which its corridor shows. */
const gardenWords = ['廉', '家', '善', '居', '邻', '才', '享', '孝', '为'] as const

const garden = stationOf(
  {
    _id: GARDEN,
    name: '悦邻花园社区新时代文明实践站',
    instituteName: '花园街道新时代文明实践所',
    self: {
      about:
        '“3+2+X”：三个阵地、两个共建同盟、一年到头办不完的活动。二十六幢楼、九个网格，每个网格一条主题楼道。',
      slogans: ['坚持思想引领', '贴合中心工作', '突出文明实践'],
      honours: [],
    },
    grids: gridsOf(
      gardenWords.map((word) => `悦${word}网格`),
      [3, 3, 3, 3, 3, 3, 3, 3, 2],
    ),
    places: placesOf([
      ...gardenWords.map((word) => `悦${word}主题楼道`),
      '“悦立方”文化家园',
      '说事长廊',
      '文化网格驿站',
      '悦荟区',
      '悦丰馆',
      '博悦舍',
      '悦享堂',
      '悦珍阁',
      '悦健室',
      '旧物改造成果展示区',
    ]),
    positions: [...twelve],
  },
  ['花园路 26 号', '05740000000'],
)

const sunny = stationOf(
  {
    _id: SUNNY,
    name: '万和阳光社区新时代文明实践站',
    instituteName: '昆河镇新时代文明实践所',
    self: {
      about: '五支队伍、五大平台。邻居说需要什么，部门派，志愿者接，办完请邻居说好不好。',
      slogans: [
        '群众点单、部门派单、志愿者接单、老百姓评单',
        '因事而设、因需而送',
        '用身边事感染身边人，用凡人善举暖人心',
      ],
      honours: ['昆河镇新时代文明实践所：全区示范点', '万和阳光社区新时代文明实践站：全区示范点'],
    },
    grids: gridsOf(['东院网格', '西院网格', '沿街网格'], [4, 4, 2]),
    places: placesOf(['社区讲堂', '宣传栏', '文化墙', '善行义举榜', '敬老院活动室']),
    positions: own({
      theory: '理论宣讲平台',
      education: '教育服务平台',
      culture: '文化服务平台',
      science: '科技与科普服务平台',
      fitness: '健身体育服务平台',
    }),
  },
  ['阳光路 8 号', '04720000000'],
)

export const districtStations: readonly StationDocument[] = [pearl, peace, garden, sunny]
