/** Owns the four stations of the demo's district beside the first: their grids, places, positions and what they say of themselves. */
import { type GridTeam, teamRoles } from '../../src/domain/station/grid-team'
import type { PlaceKind, PlacePurpose } from '../../src/domain/station/place-words'
import type { GridEntry, PlaceEntry, StationDocument } from '../../src/domain/station/documents'
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

type Facts = Omit<PlaceEntry, 'placeCode' | 'name'>

/** Each by its name alone, or with what is known of it. */
const placesOf = (known: readonly (string | (Facts & { name: string }))[]): PlaceEntry[] =>
  known.map((one, i) => ({
    placeCode: `place${String(i + 1).padStart(2, '0')}`,
    ...(typeof one === 'string' ? { name: one } : one),
  }))

/** Open day and night, for whoever comes; somebody is there to receive them. */
const always = (name: string, purposes: PlacePurpose[], about = ''): Facts & { name: string } => ({
  ...{ name, kind: 'room', purposes, floor: 'f2', lift: 'yes', opening: 'always', holds: 30 },
  ...(about && { about }),
})

/** Booked on the phone, for some hours of every day. */
const booked = (name: string, purposes: PlacePurpose[], given: Facts = {}): Facts & { name: string } => ({
  ...{ name, kind: 'room', purposes, floor: 'f1', opening: 'own', holds: 30 },
  ...{ bookable: true, bookFrom: '09:00', bookTo: '20:00', ...given },
})

const standing = (name: string, kind: PlaceKind, purposes: PlacePurpose[]): Facts & { name: string } => ({
  ...{ name, kind, purposes },
})

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
    standing('综合文化服务中心', 'hall', ['culture', 'showing']),
    standing('党群服务中心', 'hall', ['service', 'theory']),
    always('文体活动室', ['culture', 'sport', 'leisure']),
    always('图书室', ['reading', 'lecture']),
    always('书法室', ['culture', 'leisure'], '笔墨纸砚'),
    always('器乐室', ['culture', 'leisure'], '二胡、电子琴、锣鼓'),
    always('社区理论宣讲室', ['theory', 'lecture']),
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
    },
    grids: gridsOf(['一网格', '二网格', '三网格', '四网格'], [3, 3, 3, 3]),
    places: placesOf([
      booked('理论宣讲室', ['theory', 'lecture'], { holds: 50 }),
      booked('文化活动室', ['culture', 'leisure'], { holds: 40, about: '乐器、音响' }),
      standing('志愿服务站', 'point', ['volunteer', 'service']),
      booked('图书室', ['reading', 'children'], { about: '图书、报刊' }),
      booked('乒乓球室', ['sport'], { holds: 8, about: '乒乓球台、健身器材' }),
      booked('书画室', ['culture'], { holds: 12, about: '毡布、笔墨' }),
    ]),
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
    },
    grids: gridsOf(
      gardenWords.map((word) => `悦${word}网格`),
      [3, 3, 3, 3, 3, 3, 3, 3, 2],
    ),
    places: placesOf([
      ...gardenWords.map((word) => standing(`悦${word}主题楼道`, 'corridor', ['showing'])),
      standing('“悦立方”文化家园', 'hall', ['culture', 'showing']),
      standing('说事长廊', 'corridor', ['talks']),
      standing('文化网格驿站', 'point', ['volunteer', 'leisure']),
      booked('悦荟区', ['leisure', 'culture'], { holds: 60 }),
      booked('悦丰馆', ['showing', 'lecture'], { holds: 40 }),
      booked('博悦舍', ['reading', 'children']),
      booked('悦享堂', ['health', 'leisure'], { about: '居家养老活动中心，有轮椅' }),
      booked('悦珍阁', ['showing'], { holds: 20 }),
      booked('悦健室', ['sport'], { holds: 8, about: '乒乓球台' }),
      standing('旧物改造成果展示区', 'hall', ['showing', 'volunteer']),
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
    },
    grids: gridsOf(['东院网格', '西院网格', '沿街网格'], [4, 4, 2]),
    places: placesOf([
      booked('社区讲堂', ['lecture', 'theory'], { holds: 60 }),
      standing('宣传栏', 'corridor', ['showing']),
      standing('文化墙', 'corridor', ['showing']),
      standing('善行义举榜', 'corridor', ['showing']),
      standing('敬老院活动室', 'hall', ['culture', 'health']),
    ]),
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
