/** Owns the teams of the four stations beside the first. */
import type { TeamDocument } from '../../src/domain/team/documents'
import { idOf, type Plan, neighbourPlan, teamsOf } from '../team-facts'
import { GARDEN, PEACE, PEARL, SUNNY } from './ids'

type Told = readonly [name: string, type: Plan['type'], about: string]
const all = (kind: Plan['kind'], told: readonly Told[]): Plan[] =>
  told.map(([name, type, about]) => ({ name, kind, type, about }))

/** Sixty of them look after the alleys, as many as are members of it. */
export const STEWARDS = '“社区通”小巷管家'

const pearl: readonly Plan[] = [
  {
    ...{ name: STEWARDS, kind: 'team', type: 'general', about: '一条巷子一位管家，看见什么随手办、随手报。' },
  },
  ...all('association', [
    ['邻里互助会', 'general', '谁家有个急事，先有人搭把手。'],
    ['老年协会', 'elder', '老邻居们一起过节、一起走走。'],
    ['巾帼服务社', 'women', '妈妈们的手艺和亲子活动。'],
    ['青年社工站', 'youth', '年轻人陪孩子写作业。'],
    ['心理疏导工作室', 'medical', '心里有事，来坐坐、说说。'],
    ['法律服务社', 'law', '合同、继承、劳动，先问一问。'],
    ['书画协会', 'art', '写字画画，春节写春联。'],
    ['摄影协会', 'art', '拍邻居，拍四季，墙上办展。'],
    ['棋牌协会', 'art', '下棋打牌，以棋会友。'],
    ['健步走协会', 'science_sport', '每周走一回，慢慢走也行。'],
    ['环保志愿社', 'general', '捡捡垃圾，教分类。'],
    ['应急救援队', 'emergency', '台风大雪，先到的人。'],
    ['家庭教育促进会', 'heritage', '家风家训，父母课堂。'],
  ]),
  ...neighbourPlan,
]

/** The thirteen social organisations among them. */
export const pearlOrganisations = pearl.flatMap(({ kind, name }) => (kind === 'association' ? [name] : []))

/** The drums, who leads them, and the id of that team. */
export const DRUMS = '多彩明珠锣鼓队'
export const LEADS_DRUMS = 'demo-steward-02'
export const drumsId = idOf(
  PEARL,
  pearl.findIndex(({ name }) => name === DRUMS),
)

const peace: readonly Plan[] = [
  { name: '天平社区志愿服务队', kind: 'team', type: 'general', about: '调解、扫院、应急，有事一喊就到。' },
  ...all('association', [['大学青年志愿者协会', 'youth', '大学生来教手工、带研学、陪写作业。']]),
  {
    ...{ name: '“天平之韵”秦腔艺术团', kind: 'troupe', type: 'art' },
    about: '唱秦腔，上门慰问演出，不收钱。',
    programme: '秦腔《三滴血》选段 12 分钟\n眉户小戏 15 分钟\n板胡独奏 5 分钟',
    needs: '一块三步宽的地方，一个插座',
  },
  ...all('alliance', [
    ['交警大队共建', 'emergency', '到幼儿园讲交通安全。'],
    ['街心幼儿园共建', 'youth', '护苗、安全课，请来学校讲。'],
  ]),
]

const garden: readonly Plan[] = [
  {
    ...{ name: '“悦公益”1+X 志愿联盟', kind: 'team', type: 'general', slogan: '跨群体，跨组织' },
    about: '社区一支，加上物业、学校、商家和楼里的热心人。',
  },
  {
    ...{ name: '社区甬剧团', kind: 'troupe', type: 'art', about: '唱甬剧，逢节就演。' },
    ...{ programme: '甬剧《半把剪刀》选段 10 分钟\n甬剧小戏 15 分钟', needs: '一个小台子，一个音响' },
  },
  ...all('troupe', [
    ['书画工作室', 'art', '文体能人带头，每周教一回。'],
    ['乒乓工作室', 'science_sport', '会打的带不会打的。'],
  ]),
  ...all('alliance', [
    ['邻里中心共建', 'general', '生活圈：买菜、修补、活动，一处办。'],
    ['家门口幼儿园共建', 'youth', '教育圈：亲子活动、假日学校。'],
  ]),
]

/** Five teams, each with its own field. */
const sunny: readonly Plan[] = all('team', [
  ['党员志愿服务队', 'party', '带头讲、带头做，一名党员一件实事。'],
  ['科技文体志愿服务队', 'science_sport', '社区讲堂、敬老院：送科技知识，送演出。'],
  ['法律志愿服务队', 'law', '法治宣传、法律援助。'],
  ['医疗卫生志愿服务队', 'medical', '入户义诊、健康教育，不卖药。'],
  ['文明传承志愿服务队', 'heritage', '宣传栏、文化墙、善行义举榜，讲身边好人的故事。'],
])

const plans: Readonly<Record<string, readonly Plan[]>> = {
  [PEARL]: pearl,
  [PEACE]: peace,
  [GARDEN]: garden,
  [SUNNY]: sunny,
}

/** Whoever leads some of them, by the names of the teams, and how many are members of the stewards. */
export const districtTeams = (
  led: ReadonlyMap<string, { personId: string; name: string }>,
  stewards: number,
): TeamDocument[] =>
  Object.entries(plans).flatMap(([stationId, plan]) =>
    teamsOf(stationId, plan, {
      leaders: plan.map(({ name }) => led.get(name) ?? null),
      counts: (i) => {
        const name = plan[i]?.name ?? ''
        return name === STEWARDS ? stewards : led.has(name) ? 1 : 0
      },
    }),
  )
