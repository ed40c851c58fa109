/**
 * What the five accounts of stations name of units, grids, teams, positions, projects, places, people and
 * words: each item by its number in its account, how it is found in the demo's database, and how often.
 */
import { GARDEN, PEACE, PEARL, SUNNY } from '../../../demo/district/ids'
import { MOVER } from '../../../demo/district/people'
import { STATION_ID as MAIN } from '../../../demo/station-id'
import type { PersonDocument } from '../../../src/domain/person/documents'
import type { CaseDocument } from '../../../src/domain/case/documents'
import type { ProjectDocument } from '../../../src/domain/project/documents'
import type { PlaceEntry, StationDocument } from '../../../src/domain/station/documents'
import { teamOf } from '../../../src/domain/station/grids'
import type { UnitDocument } from '../../../src/domain/station/units'
import type { SeasonKey } from '../../../src/domain/season/calendar'
import type { SeasonDocument } from '../../../src/domain/season/documents'
import { isPlanned } from '../../../src/domain/season/plan'
import type { CourseDocument } from '../../../src/domain/course/documents'
import type { SessionDocument } from '../../../src/domain/activity/documents'
import type { TeamDocument, TeamMemberDocument } from '../../../src/domain/team/documents'
import { demoCloud } from '../../support/demo-station'
import type { TestCloud } from '../../support/test-cloud'

jest.setTimeout(900_000)

interface Demo {
  stations: StationDocument[]
  units: UnitDocument[]
  teams: TeamDocument[]
  members: TeamMemberDocument[]
  projects: ProjectDocument[]
  people: PersonDocument[]
  sessions: SessionDocument[]
  invitations: CaseDocument[]
  courses: CourseDocument[]
  seasons: SeasonDocument[]
}

let test: TestCloud
let demo: Demo
beforeAll(async () => {
  test = await demoCloud({})
  const [stations, units, teams, members] = await Promise.all([
    test.rows<StationDocument>('stations'),
    test.rows<UnitDocument>('units'),
    test.rows<TeamDocument>('teams'),
    test.rows<TeamMemberDocument>('teamMembers'),
  ])
  const [projects, people, sessions] = await Promise.all([
    test.rows<ProjectDocument>('projects'),
    test.rows<PersonDocument>('people'),
    test.rows<SessionDocument>('sessions'),
  ])
  const [invitations, courses, seasons] = await Promise.all([
    test.rows<CaseDocument>('cases', { kind: 'invitation' }),
    test.rows<CourseDocument>('courses'),
    test.rows<SeasonDocument>('seasons'),
  ])
  demo = { stations, units, teams, members, projects, people, sessions, invitations, courses, seasons }
})
afterAll(() => test.close())

type Find = (all: Demo) => readonly unknown[]

const stationIn = ({ stations }: Demo, id: string): StationDocument => {
  const found = stations.find(({ _id }) => _id === id)
  if (!found) throw new Error(`no station ${id}`)
  return found
}

const turns =
  (stationId: string): Find =>
  ({ sessions }) =>
    sessions.filter((one) => one.stationId === stationId && one.duty === true)

const unitsOf =
  (type: UnitDocument['type'], fits: (unit: UnitDocument) => boolean = () => true): Find =>
  ({ units }) =>
    units.filter((unit) => unit.type === type && fits(unit))
const below = (id: string) => (unit: UnitDocument) => unit.parentId === id

const grids =
  (id: string): Find =>
  (all) =>
    stationIn(all, id).grids
const places =
  (id: string, names: RegExp): Find =>
  (all) =>
    stationIn(all, id).places.filter(({ name }) => names.test(name))
/** Places that are so. */
const rooms =
  (id: string, names: RegExp, fits: (place: PlaceEntry) => boolean): Find =>
  (all) =>
    stationIn(all, id).places.filter((place) => names.test(place.name) && fits(place))
/** Which of these uses the places of a station have. */
const purposesOf = (all: Demo, id: string, purposes: readonly string[]) =>
  purposes.filter((purpose) =>
    stationIn(all, id).places.some((place) => (place.purposes as string[] | undefined)?.includes(purpose)),
  )
/** What takes place there. */
const taught =
  (stationId: string, title: RegExp): Find =>
  ({ courses }) =>
    courses.filter((course) => course.stationId === stationId && title.test(course.title))

const comesRound =
  (stationId: string, ...keys: SeasonKey[]): Find =>
  ({ seasons }) =>
    keys.filter((key) => isPlanned(seasons.find(({ _id }) => _id === stationId)?.plans[key]))

const held =
  (id: string, titles: RegExp): Find =>
  ({ sessions }) =>
    sessions.filter(({ stationId, title }) => stationId === id && titles.test(title))
const positions =
  (id: string, names = /./): Find =>
  (all) =>
    stationIn(all, id).positions.filter(({ name }) => names.test(name))
const slogans =
  (id: string, saying: RegExp): Find =>
  (all) =>
    (stationIn(all, id).self?.slogans ?? []).filter((line) => saying.test(line))
/** Which of these the station tells in what it says of itself. */
const told =
  (id: string, ...parts: string[]): Find =>
  (all) =>
    parts.filter((part) => stationIn(all, id).self?.about.includes(part))
const teams =
  (id: string, kind: TeamDocument['form']['kind'], names = /./): Find =>
  (all) =>
    all.teams.filter(({ stationId, form }) => stationId === id && form.kind === kind && names.test(form.name))
/** Invitations of the drums that have come so far. */
const invited =
  (state: string): Find =>
  ({ invitations }) =>
    invitations.filter((one) => one.stationId === PEARL && one.state === state)
const projects =
  (id: string, names = /./): Find =>
  (all) =>
    all.projects.filter(({ stationId, name }) => stationId === id && names.test(name))
const people =
  (id: string, fits: (person: PersonDocument) => boolean): Find =>
  (all) =>
    all.people.filter((person) => person.stationId === id && fits(person))

/** Six who are looked after by six: the steward and the five who stand by. */
const whole: Find = (all) => stationIn(all, MAIN).grids.filter((grid) => teamOf(grid).length === 6)

const kinds = ['社区团干部', '乡贤人士', '科技能人', '“五老”人员', '退休文化工作者', '创业返乡人员']
const tasks = [
  '学习实践科学理论',
  '宣传宣讲党的政策',
  '培育践行核心价值',
  '丰富活跃文化生活',
  '涵育滋养文明新风',
  '劳动技能培训',
]

const list: readonly (readonly [item: string, what: string, count: number, find: Find])[] = [
  // The district.
  ['6.0', 'centres', 1, unitsOf('center')],
  ['6.0', 'institutes', 5, unitsOf('institute')],
  ['6.0', 'stations', 5, unitsOf('station')],
  [
    '6.0',
    'stations that stand in the tree',
    5,
    (all) =>
      all.stations.filter(({ _id, name }) =>
        all.units.some((unit) => unit._id === _id && unit.name === name),
      ),
  ],
  [
    '6.0',
    'heads, one of each station',
    5,
    ({ people: all }) => [
      ...new Set(all.filter(({ roles }) => roles.includes('station_admin')).map((one) => one.stationId)),
    ],
  ],
  [
    '6.0',
    'stations where something is coming',
    5,
    ({ sessions }) => [
      ...new Set(sessions.filter(({ startAt }) => startAt > test.now()).map(({ stationId }) => stationId)),
    ],
  ],
  // The first account.
  ['S0-3', 'its three rooms', 3, places(PEACE, /^(理论宣讲室|文化活动室|志愿服务站)$/)],
  ['S0-4', 'three more', 3, places(PEACE, /^(图书室|乒乓球室|书画室)$/)],
  [
    'S0-4',
    'which are booked',
    3,
    rooms(PEACE, /^(图书室|乒乓球室|书画室)$/, ({ bookable }) => bookable === true),
  ],
  [
    'S0-5',
    'books, instruments, machines',
    3,
    rooms(PEACE, /./, ({ about = '' }) => /图书|乐器|健身/.test(about)),
  ],
  ['S0-6', 'the platform of teaching', 1, positions(PEACE, /^理论宣讲平台$/)],
  ['S0-7', 'the small class', 1, projects(PEACE, /^理论微课堂$/)],
  ['S0-8', 'small jobs', 1, projects(PEACE, /^“1\+3”零工服务平台$/)],
  ['S0-9', 'three kinds of culture', 3, held(PEACE, /^(戏曲进社区|街坊书画展|岁末文艺演出)$/)],
  ['S0-10', 'four courses', 4, taught(PEACE, /^(太极练习|民族舞学习|绘画创作|歌唱排练)$/)],
  ['S0-11', 'shadow boxing', 1, held(PEACE, /^太极拳养生保健$/)],
  ['S0-12', 'the troupe', 1, teams(PEACE, 'troupe', /天平之韵/)],
  ['S0-13', 'songs', 1, held(PEACE, /红歌会$/)],
  ['S0-14', 'writing with a brush', 1, taught(PEACE, /^书法练习$/)],
  ['S0-15', 'books that were read', 1, held(PEACE, /^读书分享会/)],
  ['S0-17', 'mugwort', 1, held(PEACE, /^艾草养生锤/)],
  ['S0-18', 'students', 1, teams(PEACE, 'association', /大学青年志愿者协会/)],
  ['S0-18', 'and what they teach', 2, taught(PEACE, /^农大课堂/)],
  ['S0-19', 'pipe cleaners', 1, held(PEACE, /^扭扭棒/)],
  ['S0-20', 'wings of dreams', 1, projects(PEACE, /^梦想之翼$/)],
  ['S0-20', 'and its lessons', 1, taught(PEACE, /^梦想之翼/)],
  ['S0-21', 'through the campus', 1, held(PEACE, /^走进校园研学$/)],
  ['S0-22', 'through the fields', 1, held(PEACE, /^农大半日研学$/)],
  ['S0-23', 'the police on the road', 1, held(PEACE, /^交警进园/)],
  ['S0-24', 'what children read', 1, held(PEACE, /^护苗/)],
  ['S0-25', 'how the young are protected', 1, held(PEACE, /保护防线$/)],
  ['S0-23', 'partners of the safety class', 2, teams(PEACE, 'alliance')],
  ['S0-27', 'three positions', 3, positions(PEACE, /^(邻里矛盾调解|环境整治|应急救援)$/)],
  ['S0-28', 'the railings', 1, projects(PEACE, /^传承文明新风尚$/)],
  ['S0-28', 'and the day on which they are cleaned', 1, held(PEACE, /^擦护栏/)],
  ['S0-29', 'visits', 1, projects(PEACE, /^入户走访暖人心 关爱老人零距离$/)],
  ['S0-30', 'doctors and hairdressers', 2, projects(PEACE, /^(爱心义诊|暖心义剪)$/)],
  ['S0-31', 'doctors in winter', 1, held(PEACE, /^冬日义诊$/)],
  ['S0-32', 'ears', 1, held(PEACE, /听力/)],
  ['S0-33', 'the slogan', 1, slogans(PEACE, /^奉献、友爱、互助、进步$/)],
  // The second account.
  [
    'S1-7',
    'six groups that volunteers come from',
    6,
    ({ teams: all }) =>
      kinds.filter((kind) => all.some(({ form }) => form.kind === 'team' && form.about.includes(kind))),
  ],
  ['S1-8', 'six tasks', 6, told(MAIN, ...tasks)],
  [
    'S1-9',
    'the room where things are talked over',
    1,
    unitsOf('point', ({ name }) => name === '新时代讲习所'),
  ],
  ['S1-11', 'the slogan of neighbours', 1, slogans(MAIN, /^身边人说身边事/)],
  [
    'S1-12',
    'social workers, residents and volunteers',
    1,
    ({ teams: all }) => all.filter(({ form }) => form.about.includes('社工、居民、志愿者')),
  ],
  ['S1-13', 'teams', 2, teams(MAIN, 'team')],
  ['S1-13', 'squads', 12, teams(MAIN, 'squad')],
  ['S1-13', 'points', 12, unitsOf('point', (unit) => below(MAIN)(unit) && /服务点$/.test(unit.name))],
  ['S1-13', 'bases', 2, unitsOf('base', below(MAIN))],
  ['S1-13', 'associations', 6, teams(MAIN, 'association')],
  ['S1-13', 'allies', 4, teams(MAIN, 'alliance')],
  ['S1-14', 'volunteers, one of ten', 98, people(MAIN, ({ volunteer }) => volunteer.state !== 'none')],
  ['S1-17', 'positions', 12, positions(MAIN)],
  ['S1-18', 'projects', 72, projects(MAIN)],
  [
    'S1-20',
    'brand projects',
    10,
    (all) => all.projects.filter(({ stationId, isBrand }) => stationId === MAIN && isBrand),
  ],
  ['S1-21', 'every day of the year', 1, projects(MAIN, /365便民服务/)],
  ['S1-21', 'whose turns are handed over', 9, turns(MAIN)],
  ['S1-22', 'small wishes', 1, projects(MAIN, /^居民微心愿$/)],
  ['S1-23', 'old customs made new', 1, projects(MAIN, /^移风易俗树文明$/)],
  ['S1-26', 'everybody, always, everywhere', 1, slogans(MAIN, /^人人可为/)],
  [
    'S1-27',
    'grids with a steward',
    13,
    (all) => stationIn(all, MAIN).grids.filter(({ team }) => team?.steward),
  ],
  ['S1-28', 'grids with the five beside the steward', 13, whole],
  ['S1-5', 'the second of its kind', 1, held(MAIN, /^第二届“邻里一家亲”/)],
  ['S1-30', 'grids', 13, grids(MAIN)],
  ['S1-10', 'six halls', 6, taught(MAIN, /^(理论|政策|法制|道德|健康|实践)讲堂$/)],
  ['S1-35', 'Fridays', 1, projects(MAIN, /^周五爱国卫生大扫除$/)],
  ['S1-36', 'the city and its peace', 2, projects(MAIN, /^(创文宣传|平安社区创建)$/)],
  ['S1-38', 'one counter for all', 1, places(MAIN, /^一站式服务大厅$/)],
  [
    'S1-39',
    'places to go to',
    6,
    places(MAIN, /^(党群服务中心|社区图书室|爱心加油站|健康义诊桌|学雷锋志愿服务站|彩虹墙)$/),
  ],
  ['S1-49', 'the school of neighbours', 1, projects(MAIN, /^守望邻里·乐享学堂$/)],
  ['S1-49', 'and its courses', 3, taught(MAIN, /^乐享学堂/)],
  // The third account.
  ['S2-1', 'three principles', 3, slogans(GARDEN, /^(坚持思想引领|贴合中心工作|突出文明实践)$/)],
  ['S2-2', 'five campaigns', 5, projects(GARDEN, /^(文明创建|平安建设|垃圾分类|五水共治|扫黑除恶)$/)],
  ['S2-3', 'the model', 1, told(GARDEN, '3+2+X')],
  ['S2-4', 'three grounds', 3, places(GARDEN, /^(“悦立方”文化家园|说事长廊|文化网格驿站)$/)],
  ['S2-6', 'six rooms', 6, places(GARDEN, /^(悦荟区|悦丰馆|博悦舍|悦享堂|悦珍阁|悦健室)$/)],
  ['S2-6', 'which are booked', 6, rooms(GARDEN, /^[悦博]/, ({ bookable }) => bookable === true)],
  ['S2-7', 'grids', 9, grids(GARDEN)],
  [
    'S2-7',
    'buildings',
    26,
    (all) => [...new Set(stationIn(all, GARDEN).grids.flatMap(({ buildings }) => buildings))],
  ],
  [
    'S2-8',
    'corridors, one of each grid',
    9,
    (all) =>
      stationIn(all, GARDEN).grids.filter(({ name }) =>
        stationIn(all, GARDEN).places.some((place) => place.name === name.replace('网格', '主题楼道')),
      ),
  ],
  ['S2-10', 'allies', 2, teams(GARDEN, 'alliance')],
  ['S2-13', 'the workshop', 1, projects(GARDEN, /^创意无限工作室$/)],
  ['S2-15', 'the exhibition of what was made anew', 1, places(GARDEN, /^旧物改造成果展示区$/)],
  ['S2-16', 'festivals', 1, projects(GARDEN, /我们的节日/)],
  ['S2-16', 'each by its day', 3, comesRound(GARDEN, 'lantern', 'doubleSeventh', 'national')],
  ['S2-17', 'happy neighbours', 1, projects(GARDEN, /^幸福邻里“家”年华$/)],
  ['S2-17', 'science, health and what one can do', 3, held(GARDEN, /^(科普大篷车|健康讲座|“1\+X”)/)],
  ['S2-18', 'who cooks', 1, held(GARDEN, /^巧手厨艺大比拼$/)],
  ['S2-19', 'studios', 2, teams(GARDEN, 'troupe', /工作室$/)],
  ['S2-20', 'the country and its days', 2, held(GARDEN, /^“(我和我的祖国|奋斗新时代)”/)],
  ['S2-21', 'the alliance of volunteers', 1, teams(GARDEN, 'team', /1\+X/)],
  ['S2-22', 'four seasons', 4, projects(GARDEN, /^[春夏秋冬] · /)],
  ['S2-23', 'days of health', 3, held(GARDEN, /^(男性健康讲座|女性健康讲座|老年妇女健康服务)$/)],
  ['S2-24', 'the feast of the old', 1, projects(GARDEN, /^悦寿宴$/)],
  ['S2-24', 'which come round', 3, comesRound(GARDEN, 'women', 'menHealth', 'quarter')],
  ['S2-25', 'children', 2, projects(GARDEN, /^(爱小丫公益课|荧火光亲子阅读)$/)],
  ['S2-26', 'all year round', 2, projects(GARDEN, /^(清爽行动|便民服务)$/)],
  ['S2-27', 'three classes', 3, projects(GARDEN, /^(假日学校|道德讲堂|健康课堂)$/)],
  ['S2-27', 'which are taught', 3, taught(GARDEN, /^(假日学校|道德讲堂|健康课堂)$/)],
  ['S2-27', 'the opera', 1, teams(GARDEN, 'troupe', /^社区甬剧团$/)],
  // The fourth account.
  ['S3-1', 'the brand', 1, slogans(PEARL, /^一核多融 多彩明珠$/)],
  ['S3-2', 'the two centres beside the station', 2, places(PEARL, /^(综合文化服务中心|党群服务中心)$/)],
  ['S3-5', 'rooms', 5, places(PEARL, /^(文体活动室|图书室|书法室|器乐室|社区理论宣讲室)$/)],
  ['S3-6', 'which never close', 5, rooms(PEARL, /./, ({ opening }) => opening === 'always')],
  [
    'S3-7',
    'for culture, leisure and lectures',
    3,
    (all) => purposesOf(all, PEARL, ['culture', 'leisure', 'lecture']),
  ],
  ['S3-8', 'partners for good', 1, projects(PEARL, /^公益合伙人$/)],
  [
    'S3-9',
    'stewards of the alleys',
    60,
    ({ teams: all, members }) => {
      const team = all.find(({ stationId, form }) => stationId === PEARL && form.name.includes('小巷管家'))
      return members.filter(({ teamId, state }) => teamId === team?._id && state === 'member')
    },
  ],
  ['S3-6', 'the reception', 5, turns(PEARL)],
  [
    'S3-10',
    'old neighbours who are looked after',
    84,
    people(PEARL, ({ openid, birthDate }) => openid === '' && (birthDate ?? '') < '1946'),
  ],
  ['S3-11', 'troupes', 5, teams(PEARL, 'troupe', /^(合唱队|舞蹈队|模特队|鼓乐队|太极队)$/)],
  ['S3-12', 'social organisations', 13, teams(PEARL, 'association')],
  ['S3-15', 'projects', 3, projects(PEARL, /^(智慧童行|童心飞扬|感恩母爱)/)],
  ['S3-15', 'and what they do', 3, held(PEARL, /^(童年手工坊|拼图闯关|和妈妈一起探索)$/)],
  ['S3-16', 'the weekend class', 1, projects(PEARL, /^周末课堂$/)],
  ['S3-16', 'and its three courses', 3, taught(PEARL, /^周末课堂 · (国画|硬笔书法|架子鼓)$/)],
  ['S3-17', 'the fair', 1, projects(PEARL, /^“乐享邻里”公益大集$/)],
  ['S3-18', 'what good deeds are worth', 1, projects(PEARL, /^美德信用$/)],
  ['S3-19', 'the drums', 1, teams(PEARL, 'troupe', /^多彩明珠锣鼓队$/)],
  ['S3-19', 'an invitation that waits', 1, invited('requested')],
  ['S3-19', 'and one that was performed', 1, invited('closed')],
  [
    'S2-19',
    'troupes that say what they perform',
    9,
    ({ teams: all }) => all.filter(({ form }) => form.performs && form.programme.includes('分钟')),
  ],
  // The fifth account.
  ['S4-3', 'five platforms', 5, positions(SUNNY, /平台$/)],
  ['S4-4', 'the law', 2, projects(SUNNY, /^(法治宣传|法律援助)$/)],
  ['S4-5', 'health', 2, projects(SUNNY, /^(入户义诊|健康教育)$/)],
  ['S4-6', 'where science is brought to', 2, places(SUNNY, /^(社区讲堂|敬老院活动室)$/)],
  ['S4-6', 'science and shows', 2, projects(SUNNY, /^(送科技知识|敬老院送演出)$/)],
  ['S4-8', 'who orders and who judges', 1, slogans(SUNNY, /^群众点单/)],
  [
    'S4-11',
    'teams of five fields',
    5,
    (all) => [
      ...new Set(
        all.teams
          .filter(({ stationId, form }) => stationId === SUNNY && form.kind === 'team')
          .map(({ form }) => form.type),
      ),
    ],
  ],
  ['S4-12', 'as it is needed', 1, slogans(SUNNY, /^因事而设、因需而送$/)],
  ['S4-14', 'filial', 1, projects(SUNNY, /^“孝善”建设$/)],
  ['S4-15', 'three walls', 3, places(SUNNY, /^(宣传栏|文化墙|善行义举榜)$/)],
  ['S4-15', 'and what one has at home', 1, projects(SUNNY, /^生活日用品宣传$/)],
  ['S4-16', 'good people, stories, families', 3, projects(SUNNY, /^(评议好人|故事宣讲|晒家风家训)$/)],
  ['S4-20', 'by deeds near by', 1, slogans(SUNNY, /^用身边事感染身边人/)],
]

it.each(list)('%s: %s', (_item, _what, count, find) => {
  expect(find(demo)).toHaveLength(count)
})

it('every unit has the way to its parent, and names within reach are not given twice', () => {
  const byId = new Map(demo.units.map((unit) => [unit._id, unit]))
  for (const { _id, parentId, path } of demo.units)
    expect([_id, path]).toEqual([
      _id,
      parentId === null ? [] : [...(byId.get(parentId)?.path ?? []), parentId],
    ])
  expect(new Set(demo.units.map(({ name }) => name)).size).toBe(demo.units.length)
})

it('a resident of the second station waits for an answer of the first', async () => {
  const { items } = await test.must('demo-staff-zhou', 'units.moves', { view: 'waiting' })
  const [mover] = await test.rows<PersonDocument>('people', { openid: MOVER })
  expect(items.map(({ personId, from }) => [personId, from])).toEqual([[mover?._id, '明珠社区']])
})
