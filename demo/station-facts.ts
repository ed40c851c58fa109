/** Owns the facts of the demo station: its grids, places, twelve positions and seventy-two projects. */
import type { StationDocument } from '../src/domain/station/documents'

export const STATION_ID = 'st1'

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

/** Two buildings a grid, numbered through: 1 号楼 to 26 号楼. */
const grids = gridNames.map((name, i) => ({
  gridId: `g${String(i + 1).padStart(2, '0')}`,
  name,
  buildings: [`${i * 2 + 1} 号楼`, `${i * 2 + 2} 号楼`],
}))

const places = [
  '一站式服务大厅',
  '党群服务中心',
  '社区图书室',
  '培训室',
  '活动室',
  '社区管家室',
  '爱心加油站',
  '健康义诊桌',
  '学雷锋志愿服务站',
  '彩虹墙',
  '北区广场',
].map((name, i) => ({ placeCode: `place${String(i + 1).padStart(2, '0')}`, name }))

/** Position, then its six projects; a star marks a brand project (ten in all). */
const plan: Record<string, [name: string, ...projects: string[]]> = {
  party_lead: [
    '社区党建引领',
    '党员亮身份',
    '楼栋党员先锋岗',
    '“双报到”结对',
    '讲习所轮值',
    '支部进网格',
    '听你说愿望',
  ],
  civility_model: [
    '精神文明示范',
    '移风易俗树文明',
    '创文宣传',
    '文明餐桌',
    '道德讲堂',
    '文明楼道',
    '公约大家定',
  ],
  safety_watch: [
    '安全生产监管',
    '平安社区创建',
    '消防夜巡',
    '用电检查',
    '燃气安全上门',
    '五防宣传',
    '护学岗',
  ],
  governance: [
    '基层治理参与',
    '*微治理议事',
    '楼道微改造',
    '停车秩序劝导',
    '墙面清爽行动',
    '门前三包',
    '小管家巡格',
  ],
  needy_support: [
    '困难居民帮扶',
    '*困难居民帮扶',
    '爱心送餐',
    '冬衣传递',
    '助残出行',
    '代买代办',
    '*居民微心愿',
  ],
  health_service: [
    '卫生健康服务',
    '*周五爱国卫生大扫除',
    '健康义诊',
    '量血压进楼',
    '用药提醒',
    '健康讲座',
    '心理疏导',
  ],
  opinion_collect: ['社情民意收集', '入户走访', '民情信箱', '周末议事桌', '问需问卷', '网格茶话', '回访电话'],
  edu_publicity: [
    '社区教育宣传',
    '*社区教育宣传',
    '理论微课堂',
    '普法进院',
    '反诈宣传',
    '*守望邻里·乐享学堂',
    '读书分享',
  ],
  mediation_rights: [
    '民事调解维权',
    '*民事调解维权',
    '邻里和事佬',
    '家事劝导',
    '政策咨询',
    '专业调解',
    '法律援助',
  ],
  culture_sport: [
    '文体活动先锋',
    '写春联送温暖',
    '剪纸学堂',
    '广场舞队',
    '太极晨练',
    '合唱排练',
    '*邻里一家亲',
  ],
  welfare_model: [
    '公益服务模范',
    '*公益服务模范',
    '*“雷锋式”365便民服务',
    '义剪理发',
    '磨刀修伞',
    '旧物改造',
    '爱心加油站轮值',
  ],
  epidemic_control: [
    '公共卫生防护',
    '防疫物资整理',
    '健康宣教',
    '公共区消毒',
    '独居老人联络',
    '应急搬运',
    '信息登记',
  ],
}

const positions = Object.entries(plan).map(([positionId, [name]]) => ({
  positionId,
  name,
  active: positionId !== 'epidemic_control',
}))

const projects = Object.entries(plan).flatMap(([positionId, [, ...names]]) =>
  names.map((name, i) => ({
    projectId: `${positionId}_${i + 1}`,
    name: name.replace('*', ''),
    positionId,
    isBrand: name.startsWith('*'),
  })),
)

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
  grids,
  places,
  positions,
  projects,
  holidays: [],
  version: 1,
}

/** A second, small station, so that the borders between stations can be seen and tested. */
export const neighbourStation: StationDocument = {
  _id: 'st2',
  name: '明珠社区新时代文明实践站',
  instituteName: '温泉镇新时代文明实践所',
  grids: [{ gridId: 'g01', name: '一网格', buildings: ['1 号楼'] }],
  places: [],
  positions: [],
  projects: [],
  holidays: [],
  version: 1,
}
