/** Owns the facts of the demo station: its grids, places and twelve positions. */
import { type GridTeam, teamRoles } from '../src/domain/station/grid-team'
import type { StationDocument } from '../src/domain/station/documents'
import { places } from './place-facts'
import { positions } from './project-facts'
import { STATION_ID } from './station-id'

export { STATION_ID }

const gridNames = [
  '北区一网格',
  '北区二网格',
  '北区三网格',
  '广场网格',
  '学府网格',
  '滨河网格',
  '老街网格',
  '新村一网格',
  '新村二网格',
  '商街网格',
  '南区一网格',
  '南区二网格',
  '站前网格',
]

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
const givenNames = ['秀英', '建国', '海燕', '卫东', '丽华', '永强', '春梅', '志明', '玉兰', '国庆', '晓红']

/** Somebody invented; the same number is always the same person. */
const nameAt = (number: number): string =>
  `${surnames[number % surnames.length]}${givenNames[number % givenNames.length]}`

/** One steward and the five who stand by. */
const teamAt = (grid: number): GridTeam =>
  Object.fromEntries(teamRoles.map((role, i) => [role, nameAt(grid * teamRoles.length + i)])) as GridTeam

/** Two buildings a grid, numbered through: 1 号楼 to 26 号楼; each with its 一管五员. */
const grids = gridNames.map((name, i) => ({
  gridId: `g${String(i + 1).padStart(2, '0')}`,
  name,
  buildings: [`${i * 2 + 1} 号楼`, `${i * 2 + 2} 号楼`],
  team: teamAt(i),
}))

export const station: StationDocument = {
  _id: STATION_ID,
  name: '兴神路社区新时代文明实践站',
  instituteName: '麟州街道新时代文明实践所',
  contact: {
    address: '兴神路 18 号党群服务中心一楼',
    hours: '周一到周六 8:30–17:30',
    phone: '09120000000',
    location: { latitude: 38.8412, longitude: 110.4975 },
  },
  self: {
    about:
      '家门口的实践站，2022 年挂牌，办法是“社区+项目+岗位”。十三个网格，每个网格一位小管家；想出力的、有难处的，都先到这里来。站里做六件事：' +
      '学习实践科学理论、宣传宣讲党的政策、培育践行核心价值、丰富活跃文化生活、涵育滋养文明新风、劳动技能培训。',
    slogans: ['人人可为、时时可为、处处可为', '身边人说身边事，用百姓话说百姓事，用大白话说天下事'],
  },
  grids,
  places,
  positions: [...positions],
  holidays: [],
  version: 1,
}

/** A second, small station, so that the borders between stations can be seen and tested. */
export const neighbourStation: StationDocument = {
  _id: 'st2',
  name: '明珠社区新时代文明实践站',
  instituteName: '温泉镇新时代文明实践所',
  self: {
    about: '党建引领、居民自治，想把社区办得平安、和谐、文明、温馨。',
    slogans: ['一核多融 多彩明珠'],
  },
  grids: [{ gridId: 'g01', name: '一网格', buildings: ['1 号楼'] }],
  places: [],
  positions: [],
  holidays: [],
  version: 1,
}
