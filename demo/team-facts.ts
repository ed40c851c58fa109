/** Owns the teams of the demo: what is told of the first station comes to 2 teams, 12 squads, 2 bases, 6 associations and 4 allies. */
import { beginOutbox } from '../src/domain/kernel/outbox'
import { beginCase } from '../src/domain/kernel/workflow'
import { nameKeyOf } from '../src/domain/project/rules'
import type { TeamDocument } from '../src/domain/team/documents'
import { orderOf } from '../src/domain/team/rules'
import { teamFlow } from '../src/domain/team/team-flow'
import type { TeamKind, TeamType } from '../src/domain/team/vocabulary'
import { STATION_ID } from './station-id'

export interface Plan {
  name: string
  kind: TeamKind
  type: TeamType
  about?: string
  meets?: string
  slogan?: string
  /** What it belongs to, by name. */
  under?: string
  positionIds?: string[]
  /** What it performs, a piece on a line; one that performs nothing leaves it out. */
  programme?: string
  needs?: string
  /** A telephone that its leader has agreed to make public. */
  contact?: string
}

const VOLUNTEERS = '兴神路志愿服务队'
const PARTY = '党员先锋服务队'

const squad = (name: string, type: TeamType, under: string, more: Partial<Plan> = {}): Plan => ({
  ...{ name, kind: 'squad', type, under },
  ...more,
})

export const teamPlan: readonly Plan[] = [
  {
    ...{ name: VOLUNTEERS, kind: 'team', type: 'general', slogan: '邻里有事，搭把手' },
    ...{ meets: '每月第一个周六上午' },
    about:
      '社区专职工作人员牵头，社工、居民、志愿者一起做：社区团干部、乡贤人士、科技能人、“五老”人员、退休文化工作者、' +
      '创业返乡人员，七百多位邻居，理发、跑腿、扫楼道，样样有人做。',
    positionIds: ['welfare_model', 'needy_support'],
  },
  {
    ...{ name: PARTY, kind: 'team', type: 'party', slogan: '身边人说身边事' },
    ...{ about: '在职和居民党员，讲政策、帮困难、带头出力。', meets: '每月 15 日晚上' },
    positionIds: ['party_lead'],
  },
  squad('邻里清洁分队', 'general', VOLUNTEERS, {
    ...{ about: '每周五下午，一栋楼一栋楼地扫。', meets: '每周五 14:00，各楼门口' },
    ...{ slogan: '楼道干净，心里敞亮', positionIds: ['health_service'] },
  }),
  squad('暖心义剪分队', 'general', VOLUNTEERS, {
    ...{ about: '每月两回，坐下就剪；行动不便的上门剪。', meets: '每月 5 日、20 日上午' },
  }),
  squad('磨刀修伞分队', 'general', VOLUNTEERS, { about: '磨刀、修伞、修小家电，老手带新手。' }),
  squad('爱心送餐分队', 'elder', VOLUNTEERS, { about: '中午把热饭送到腿脚不便的邻居手上。' }),
  squad('平安巡逻分队', 'emergency', VOLUNTEERS, {
    ...{ about: '晚上走一圈，看灯亮不亮、门关没关。', meets: '每晚 19:30，北区广场' },
  }),
  squad('科技文体分队', 'science_sport', VOLUNTEERS, { about: '社区讲堂、敬老院里送知识、送演出。' }),
  squad('医疗卫生分队', 'medical', VOLUNTEERS, { about: '量血压、讲健康，入户看看，不卖药。' }),
  squad('法律服务分队', 'law', VOLUNTEERS, { about: '讲法律、帮着写材料，听得懂、用得上。' }),
  squad('文明传承分队', 'heritage', VOLUNTEERS, { about: '红白事简办，家风家训讲给孩子听。' }),
  squad('青春志愿分队', 'youth', VOLUNTEERS, { about: '大学生和年轻人，放学后陪孩子写作业。' }),
  squad('理论宣讲分队', 'theory', PARTY, {
    ...{ about: '党员拉家常、讲故事，二十分钟一课。', slogan: '用大白话说天下事' },
  }),
  squad('楼栋先锋分队', 'party', PARTY, { about: '一栋楼一位党员，有事先到。' }),
  { name: '梦想之翼实践基地', kind: 'base', type: 'youth', about: '放学后的辅导、手工和研学。' },
  { name: '乐享学堂服务基地', kind: 'base', type: 'elder', about: '健康讲堂、剪纸、常规检查，都在这里学。' },
  { name: '老年互助协会', kind: 'association', type: 'elder', about: '身子骨好的，帮身子骨弱的。' },
  { name: '巾帼志愿协会', kind: 'association', type: 'women', about: '妈妈们和姐妹们的手艺、亲子活动。' },
  {
    ...{ name: '文化艺术协会', kind: 'association', type: 'art', about: '写春联、唱歌、演出，一年四季。' },
    ...{ meets: '每周二、周四下午，站里二楼', needs: '一个插座，一块能站十个人的地方' },
    contact: '00001234567',
    programme: '合唱《在希望的田野上》 5 分钟\n快板《邻里情》 6 分钟\n葫芦丝独奏 4 分钟',
  },
  { name: '健康促进协会', kind: 'association', type: 'medical', about: '义诊、健步走、太极拳。' },
  { name: '邻里调解协会', kind: 'association', type: 'law', about: '有了争执，先坐下来听两边说完。' },
  {
    name: '青年志愿者协会',
    kind: 'association',
    type: 'youth',
    about: '年轻人自己的协会，研学、护苗、安全课。',
  },
  { name: '街角小学共建', kind: 'alliance', type: 'youth', about: '护学岗、校园研学。' },
  { name: '社区医院共建', kind: 'alliance', type: 'medical', about: '义诊、讲座，每季一回。' },
  { name: '派出所共建', kind: 'alliance', type: 'emergency', about: '反诈、交通安全、夜巡。' },
  { name: '邻里商家共建', kind: 'alliance', type: 'general', about: '为邻居办实事，不推销。' },
]

/** The troupes of the second station; nobody of the demo lives there, so that they have no leader yet. */
export const neighbourPlan: readonly Plan[] = (
  [
    ['合唱队', '老歌新歌都唱', '合唱《我的祖国》 5 分钟\n合唱《茉莉花》 4 分钟', '一架琴或一个音响'],
    ['舞蹈队', '广场上、舞台上都跳', '扇子舞《红梅赞》 5 分钟\n广场舞串烧 8 分钟', '一块平地，一个音响'],
    ['模特队', '走出精气神', '旗袍秀 6 分钟', '能走十步的地方'],
    ['鼓乐队', '锣鼓一响，街坊就来', '鼓乐《迎新春》 7 分钟', '空地，离住家远一点'],
    ['太极队', '每天早上一套拳', '二十四式太极拳 6 分钟\n太极扇 4 分钟', '一块平地'],
    [
      ...(['多彩明珠锣鼓队', '节庆给邻居添热闹，居民请，分文不收'] as const),
      ...([
        '锣鼓《庆丰收》 6 分钟\n锣鼓《将军令》 8 分钟\n秧歌 10 分钟',
        '一块空地，停得下一辆小货车',
      ] as const),
    ],
  ] as const
).map(([name, about, programme, needs]) => ({
  ...{ name, kind: 'troupe', type: 'art', about, programme, needs },
  ...(name.includes('锣鼓') ? { slogan: '鼓舞心弦，悦享人生' } : {}),
}))

/** When the stations wrote them down: long before anybody looks. */
const WRITTEN_AT = Date.UTC(2024, 0, 3)

/** Somebody of the demo who leads a team. */
interface DemoLeader {
  personId: string
  name: string
}

export const idOf = (station: string, i: number): string => `team_${station}_${i + 1}`

/** The teams of a station as they stand; each is led by the next of these, and counts its members. */
export function teamsOf(
  stationId: string,
  plan: readonly Plan[],
  { leaders, counts }: { leaders: readonly (DemoLeader | null)[]; counts: (i: number) => number },
): TeamDocument[] {
  const ids = new Map(plan.map(({ name }, i) => [name, idOf(stationId, i)]))
  return plan.map((one, i) => {
    const { name, kind, type, about = '', meets = '', slogan = '', under = '', positionIds = [] } = one
    const { programme = '', needs = '', contact = '' } = one
    const leader = leaders[i]
    const begun = beginCase(teamFlow, { by: leader?.personId ?? 'system', at: WRITTEN_AT + i })
    return {
      ...{ _id: idOf(stationId, i), stationId, recordingStationId: stationId, nameKey: nameKeyOf(name) },
      form: {
        ...{ name, kind, type, about, meets, slogan, foundedYear: kind === 'team' ? 2019 : null },
        ...{ contact, contactAgreed: contact !== '', performs: programme !== '', programme, needs },
      },
      ...{ parentId: ids.get(under) ?? null, parentName: under, positionIds, order: orderOf(kind) },
      ...{ leaderId: leader?.personId ?? null, leaderName: leader?.name ?? '' },
      ...{ memberCount: counts(i), counts: 0, ...begun, state: 'active', ...beginOutbox([], WRITTEN_AT) },
      ...{ createdAt: WRITTEN_AT + i, changedBy: '周敏' },
    }
  })
}

/** Which team organises what is held in a project, by name. */
const organisers: Readonly<Record<string, string>> = {
  health_service_1: '邻里清洁分队',
  governance_4: '平安巡逻分队',
  welfare_model_3: '暖心义剪分队',
  culture_sport_2: '文化艺术协会',
}

/** The id of a team of the first station, by its name. */
export const teamIdOf = (name: string): string =>
  idOf(
    STATION_ID,
    teamPlan.findIndex((one) => one.name === name),
  )

/** The team that organises what is held in a project; null where none does. */
export function organiserOf(projectId: string): string | null {
  const at = teamPlan.findIndex(({ name }) => name === organisers[projectId])
  return at < 0 ? null : idOf(STATION_ID, at)
}

export const stationTeams = (leaders: readonly DemoLeader[], counts: (i: number) => number): TeamDocument[] =>
  teamsOf(STATION_ID, teamPlan, { leaders, counts })
