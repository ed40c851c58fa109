/** Owns the articles of the demo: what the five stations tell of themselves, with the figures that they give. */
import type { BlockKind } from '../src/domain/article/blocks'
import { readyAnswers } from '../src/domain/article/ready-answers'
import type { ColumnKey, TopicKey } from '../src/domain/article/columns'
import { GARDEN, PEACE, PEARL, SUNNY } from './district/ids'
import { STATION_ID } from './station-id'

/** A block as `[kind, words]`; of a picture its name and what it shows. */
export type DemoBlock =
  readonly [Exclude<BlockKind, 'picture'>, string] | readonly ['picture', string, string]

export interface DemoArticle {
  stationId: string
  column: ColumnKey
  topic?: TopicKey
  title: string
  source?: string
  daysAgo: number
  pinned?: true
  /** By which later versions name it, and which one it comes after. */
  key?: string
  after?: string
  blocks: readonly DemoBlock[]
}

const peace: readonly Omit<DemoArticle, 'stationId'>[] = [
  {
    ...{ column: 'stationShowcase', title: '走进天平社区', source: '水区零距离', daysAgo: 30, pinned: true },
    blocks: [
      [
        'paragraph',
        '“新时代文明实践站自治区示范点”专题风采展示栏目，本期走进天平社区。全区第二批 9 家站获首批自治区示范站点，天平社区是其中一家。',
      ],
      ['heading', '一屋多用'],
      [
        'list',
        '理论宣讲室、文化活动室、志愿服务站\n图书室、乒乓球体育健身平台、书画室\n图书、乐器、健身器材，居民都能用',
      ],
      ['heading', '理论微课堂'],
      [
        'paragraph',
        '社区党员、居民党员做骨干，“唠家常”“讲故事”，把理论宣讲送到“最后一公里”：办了 30 余场，800 余人次来听。',
      ],
      ['heading', '“1+3”零工服务平台'],
      ['paragraph', '政策咨询、求职登记、用工登记一条龙，帮灵活就业人员和用人单位搭上线，20 人解决了就业。'],
      ['heading', '热闹和安静'],
      [
        'list',
        '戏曲进社区、书画展览、文艺演出\n太极练习、民族舞学习、绘画创作、歌唱排练\n秦腔“天平之韵”艺术团慰问演出',
      ],
      ['heading', '邻里的手'],
      [
        'paragraph',
        '邻里矛盾调解、环境整治、应急救援，都有人管；爱心义诊、暖心义剪，入户走访关爱老人零距离。',
      ],
      ['quote', '奉献、友爱、互助、进步'],
      ['paragraph', '下一步，服务要创新，活动要做出品牌。'],
    ],
  },
  {
    ...{ column: 'policyQa', title: '打零工，能在社区办什么', daysAgo: 12 },
    blocks: [
      ['heading', '问：谁能来登记？'],
      ['paragraph', '灵活就业、想找零工的居民都能来；用人单位来登记用工，要带营业执照。'],
      ['heading', '问：要钱吗？'],
      ['paragraph', '求职登记、用工登记、政策咨询都不收钱。谁收钱，请告诉社区。'],
    ],
  },
]

const sunlight: readonly Omit<DemoArticle, 'stationId'>[] = [
  {
    ...{
      column: 'policy',
      title: '新时代文明实践中心（所、站）试点工作的实施意见',
      daysAgo: 60,
      pinned: true,
    },
    ...{ source: '2019 年昆区试点工作实施意见' },
    blocks: [
      ['paragraph', '2019 年昆区建设新时代文明实践中心（所、站）试点工作的实施意见，讲了四件事。'],
      [
        'list',
        '架构和载体：中心、所、站三级；示范点 2 个，昆河镇、万和阳光社区\n内容和活动：五大平台，理论宣讲平台、教育服务平台等\n推进措施：群众点单、部门派单、志愿者接单、老百姓评单\n工作保障：党员、科技、法律、医疗卫生、文明传承 5 支队伍',
      ],
    ],
  },
  {
    ...{ column: 'highlight', title: '因事而设、因需而送', daysAgo: 40 },
    blocks: [
      [
        'paragraph',
        '做需求调查问卷，问了 200 多位居民；微信工作群线上点单、入户走访、交流座谈，三条路都能说。',
      ],
      [
        'paragraph',
        '法律志愿者做法治宣传、法律援助；医疗卫生志愿服务队入户义诊、健康教育；科技文体志愿服务队到社区讲堂、敬老院，送科技知识、送演出。办了活动 30 余场，普惠 900 余人。',
      ],
      ['paragraph', '全区注册志愿者 11.4 万，占居民 14.7 %；注册组织 221 个；活动 1000 多场；人均 20 小时。'],
    ],
  },
  {
    ...{ column: 'tradition', title: '“孝善昆区”：晒家风，讲家训', daysAgo: 25 },
    blocks: [
      [
        'paragraph',
        '评议好人、故事宣讲、晒家风家训。宣传栏、文化墙、善行义举榜、生活日用品宣传，四处都看得到。',
      ],
      [
        'list',
        '全国孝心少年 6 名\n道德模范 129 名\n身边好人 119 名\n美德少年 103 名\n文明农牧民 44 名\n学雷锋志愿服务四个优秀 57 个',
      ],
      ['quote', '用身边事感染身边人，用凡人善举暖人心'],
    ],
  },
]

const garden: readonly Omit<DemoArticle, 'stationId'>[] = [
  {
    ...{ column: 'highlight', title: '“3+2+X”，一个花园社区的文明实践', daysAgo: 45, pinned: true },
    blocks: [
      ['list', '坚持思想引领\n贴合中心工作\n突出文明实践'],
      ['heading', '3 个阵地'],
      [
        'paragraph',
        '“悦立方”文化家园、“说事长廊”、“文化网格”。悦荟区休闲、悦丰馆看展、博悦舍看书、悦享堂居家养老、悦珍阁展才艺、悦健室打乒乓球。讲科学理论、文明道德、历史文化。',
      ],
      [
        'paragraph',
        '26 幢楼分成 9 个网格，以“悦文化”为主体，楼道和道路有 9 个主题：悦廉、悦家、悦善、悦居、悦邻、悦才、悦享、悦孝、悦为。',
      ],
      ['heading', '2 个共建同盟'],
      [
        'paragraph',
        '邻里中心办生活圈、教育圈和松年学堂，商户诚信经营、文明餐桌；幼儿园“家园社”联动，一个孩子带动一户家庭做垃圾分类，废旧物品在创意无限工作室改造。',
      ],
      ['heading', 'X 个项目'],
      [
        'paragraph',
        '“我们的节日”、幸福邻里“家”年华（科普宣传、健康讲座、惠民服务）、“悦公益”的“跨群体+跨组织”“1+X”志愿联盟；春学雷锋、夏送清凉、秋慰问老年人、冬慰问困难群体。',
      ],
      [
        'paragraph',
        '创建的事：文明创建、平安建设、垃圾分类、五水共治、扫黑除恶。街道各职能科室、共建单位、志愿服务组织共建共享，便于大家参与。',
      ],
    ],
  },
  {
    ...{ column: 'convention', title: '社区文明公约', daysAgo: 200 },
    blocks: [
      [
        'list',
        '楼道不堆东西，电瓶车不进楼\n垃圾分好类再扔，大件先打电话\n养狗牵绳，晚上十点以后轻一点\n邻里有事先说一声，说不拢到“说事长廊”坐一坐',
      ],
      ['paragraph', '公约和文明宣传画一起，画在 9 个主题楼道里。'],
    ],
  },
  {
    ...{ column: 'tradition', title: '悦家楼道：墙上的家风家训', daysAgo: 70 },
    blocks: [
      ['paragraph', '楼道里写着家风家训、社会贡献、党建、和谐家庭，都是住在这里的人家自己的事。'],
      ['quote', '借人家的东西，还的时候满上一点'],
    ],
  },
]

const pearl: readonly Omit<DemoArticle, 'stationId'>[] = [
  {
    ...{ column: 'stationShowcase', title: '一核多融，多彩明珠', daysAgo: 50, pinned: true },
    blocks: [
      [
        'paragraph',
        '党建引领、居民自治。新时代文明实践站、综合文化服务中心、党群服务中心在一处，办公最小化、服务最大化、设施齐全化，一室多用、一室多能。',
      ],
      [
        'list',
        '主阵地：文体活动室、图书室、书法室、器乐室、社区理论宣讲室，开放“不打烊”，全天候免费\n新风尚：“美德信用”激励机制，“信用积分超市”，实践积分换物品\n新动能：“公益合伙人”“信用+”，运营反哺，“输血”变“造血”\n主力军：“社区通”小巷管家 60 余人，社会组织 13 家',
      ],
      ['paragraph', '志愿活动人数 200 余，活动 2600 余场，关爱特殊人群 80 余人。'],
      [
        'paragraph',
        '合唱队、舞蹈队、模特队、鼓乐队、太极队 5 支队伍有固定课程；居民从旁观者到参与者，再到领头人。',
      ],
      ['paragraph', '获得威海市基层组织建设先进单位、威海市精神文明建设先进单位、环翠区星级社区。'],
      ['quote', '平安、和谐、文明、温馨'],
    ],
  },
]

const home: readonly Omit<DemoArticle, 'stationId'>[] = [
  {
    ...{ column: 'stationShowcase', title: '走进兴神路社区', daysAgo: 21, pinned: true },
    blocks: [
      [
        'paragraph',
        '服务队 2 支、服务分队 12 支、小区服务点 12 个、服务基地 2 个、服务协会 6 个、服务共建单位 4 家，755 位爱心志愿者、225 名党员，“社工+居民+志愿者”一起做。',
      ],
      ['heading', '社区+项目+岗位'],
      [
        'paragraph',
        '12 个岗位，培育志愿服务项目 72 个，品牌项目 10 个；“雷锋+结队+接力”，“雷锋式”365 便民服务天天有人。',
      ],
      [
        'paragraph',
        '新时代讲习所六讲堂：理论、政策、法制、道德、健康、实践。社区团干部、乡贤人士、科技能人、“五老”人员、退休文化工作者、创业返乡人员都来讲。',
      ],
      ['quote', '身边人说身边事，用百姓话说百姓事，用大白话说天下事'],
      ['paragraph', '截至 2022 年 8 月，累计时长 323416.0（小时，全国志愿服务网口径）。'],
      ['quote', '人人可为、时时可为、处处可为'],
    ],
  },
  {
    ...{ column: 'fiveDefences', title: '五防：人防、物防、技防、消防、心防', daysAgo: 35 },
    blocks: [
      [
        'list',
        '人防：“一管五员”天天走一圈，专职工作人员、派出所治安人员、司法人员、楼栋党员、社区志愿者\n物防：单元门、护栏坏了当天报\n技防：治安重点区域、路段装了高清视频探头\n消防：楼道不堆东西，电瓶车不上楼\n心防：思想引导、心理疏导、政策咨询、专业调解',
      ],
      [
        'paragraph',
        '13 个网格，居民纠纷、民意诉求、动态情况，都从“小哨音”报上来：党建引领、街社吹哨、部门报到，民呼我应。',
      ],
    ],
  },
  {
    ...{ column: 'convention', title: '居民公约', daysAgo: 400, key: 'first' },
    blocks: [['list', '邻里见面打个招呼\n门前的雪自己扫，顺手扫一扫隔壁的\n周五一起大扫除']],
  },
  {
    ...{ column: 'convention', title: '居民公约', daysAgo: 90, after: 'first' },
    blocks: [
      [
        'list',
        '邻里见面打个招呼，有老人的多问一句\n门前的雪自己扫，顺手扫一扫隔壁的\n周五爱国卫生大扫除，能来的都来\n红事白事简办，移风易俗树文明\n电瓶车不上楼，楼道不堆东西',
      ],
    ],
  },
  {
    ...{ column: 'highlight', title: '微治理：院子变了样', daysAgo: 28 },
    blocks: [
      ['picture', 'square', '修好的广场，石板路平平整整'],
      [
        'paragraph',
        '投入 20 余万元建阵地，北区有了“一站式”服务大厅；政府投入加居民自愿 10 多万元，“旱厕改水厕”，一处处“微改造”。雨天不积水了，脏乱差没有了。',
      ],
      [
        'list',
        '青石板人行道 4793 ㎡\n绿化 1.8 万 ㎡\n墙面 10556 余 ㎡\n店牌 385 ㎡\n电线 7585 米\n单元楼道 228 个\n停车标志牌 20 个',
      ],
      [
        'paragraph',
        '党群服务中心、社区图书室、爱心加油站、健康义诊桌、学雷锋志愿服务站、网红打卡彩虹墙，走一圈都看得到。',
      ],
    ],
  },
  {
    ...{ column: 'highlight', title: '守望邻里·乐享学堂', daysAgo: 16 },
    blocks: [
      ['paragraph', '老年人健康讲堂、剪纸培训、安全讲座、常规检查诊疗，惠及 1000 余人。'],
      ['paragraph', '创建全国文明城市，公约、道德模范事迹、精神文明、普法，宣传橱窗和标牌上都有。'],
    ],
  },
  {
    ...{ column: 'policy', title: '三个机制，谁能得到什么帮助', daysAgo: 18 },
    blocks: [
      [
        'list',
        '社区救助机制：困难群体、帮扶对象\n社区关爱机制：老年人、青少年、特殊群体\n社区再就业服务机制：下岗失业人员',
      ],
      [
        'paragraph',
        '党组织与辖区单位联动，社会捐助与民政救助结合，工作人员与居民共参与。党员亮身份进门，“听你说愿望”，写到微心愿墙上。',
      ],
    ],
  },
  {
    ...{ column: 'policyQa', title: '高龄津贴怎么领', daysAgo: 6 },
    blocks: [
      ['heading', '问：要带什么？'],
      ['paragraph', '本人身份证、银行卡。走不动的，家里人代办，或者请网格员上门。'],
      ['heading', '问：多久能领到？'],
      ['paragraph', '材料齐了，下个月起按月发。'],
    ],
  },
  {
    ...{ column: 'tradition', title: '赵家三代人的扫帚', daysAgo: 9 },
    blocks: [
      ['paragraph', '爷爷扫楼道，爸爸扫楼道，孙子放学也跟着扫。问起来，只说一句：“路是大家走的。”'],
      ['quote', '路是大家走的'],
    ],
  },
]

/** What is asked most often about work, as it was taken over where there are posts. */
const answers: readonly Omit<DemoArticle, 'stationId'>[] = readyAnswers.map(
  ({ topic, question, answer, source }, nth) => ({
    ...{ column: 'policyQa', topic, title: question, source, daysAgo: 100 + nth },
    blocks: [['paragraph', answer]],
  }),
)

const at = (stationId: string, articles: readonly Omit<DemoArticle, 'stationId'>[]): DemoArticle[] =>
  articles.map((one) => ({ ...one, stationId }))

export const demoArticles: readonly DemoArticle[] = [
  ...at(STATION_ID, [...home, ...answers]),
  ...at(PEACE, [...peace, ...answers]),
  ...at(GARDEN, garden),
  ...at(PEARL, pearl),
  ...at(SUNNY, sunlight),
]
