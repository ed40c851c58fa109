/** Owns the positions and projects of the demo station: twelve positions, six projects in each, ten of them brand. */
import { positionsOf } from '../src/domain/project/positions'
import type { ProjectDocument } from '../src/domain/project/documents'
import { nameKeyOf, orderOf } from '../src/domain/project/rules'
import { STATION_ID } from './station-id'

/** The six projects of each position; a star marks a brand project (ten in all). */
const plan: Record<string, readonly string[]> = {
  party_lead: ['党员亮身份', '楼栋党员先锋岗', '“双报到”结对', '讲习所轮值', '支部进网格', '听你说愿望'],
  civility_model: ['移风易俗树文明', '创文宣传', '文明餐桌', '道德讲堂', '文明楼道', '公约大家定'],
  safety_watch: ['平安社区创建', '消防夜巡', '用电检查', '燃气安全上门', '五防宣传', '护学岗'],
  governance: ['*微治理议事', '楼道微改造', '停车秩序劝导', '墙面清爽行动', '门前三包', '小管家巡格'],
  needy_support: ['*困难居民帮扶', '爱心送餐', '冬衣传递', '助残出行', '代买代办', '*居民微心愿'],
  health_service: ['*周五爱国卫生大扫除', '爱心义诊', '量血压进楼', '用药提醒', '健康讲座', '心理疏导'],
  opinion_collect: ['入户走访暖人心', '民情信箱', '周末议事桌', '问需问卷', '网格茶话', '回访电话'],
  edu_publicity: ['*社区教育宣传', '理论微课堂', '普法进院', '梦想之翼', '*守望邻里·乐享学堂', '读书分享'],
  mediation_rights: ['*民事调解维权', '邻里和事佬', '家事劝导', '政策咨询', '专业调解', '法律援助'],
  culture_sport: ['写春联送温暖', '剪纸学堂', '广场舞队', '太极晨练', '合唱排练', '*邻里一家亲'],
  welfare_model: [
    '*公益服务模范',
    '*“雷锋式”365便民服务',
    '暖心义剪',
    '磨刀修伞',
    '旧物改造',
    '爱心加油站轮值',
  ],
  epidemic_control: ['防疫物资整理', '健康宣教', '公共区消毒', '独居老人联络', '应急搬运', '信息登记'],
}

/** What a project is, for those that have a story; the others say no more than their name. */
const abouts: Record<string, string> = {
  困难居民帮扶: '手头紧、腿脚不便的邻居，站里牵头上门看看缺什么，能办的当天办。',
  民事调解维权: '邻里有了争执，先坐下来听两边说完，再请懂政策的邻居一起拿主意。',
  社区教育宣传: '讲政策、讲法律、讲健康，一月几回，听得懂、用得上。',
  公益服务模范: '磨刀、理发、修小家电，老手带新手，街坊不花钱。',
  '“雷锋式”365便民服务':
    '一年 365 天有人在服务台，量血压、借工具、问事情，来了就能办。用的是“雷锋+结队+接力”：老手结对带新手，一班接一班。',
  居民微心愿: '一件小心愿，一位邻居认领，办好了回来说一声。',
  移风易俗树文明: '红白事简办，站里出场地、出司仪。',
  创文宣传: '街口、楼道、学校门口，一起把文明的事讲给大家听。',
  平安社区创建: '晚上走一圈，看灯亮不亮、门关没关，有事报给网格。',
  '守望邻里·乐享学堂': '健康讲堂、剪纸、安全讲座、常规检查，都在这里学。',
  周五爱国卫生大扫除: '每周五下午，一栋楼一栋楼地扫。',
  理论微课堂: '党员拉家常、讲故事，二十分钟一课。',
  梦想之翼: '放学后陪孩子写作业、学画画，大学生来当小老师。',
  入户走访暖人心: '到老人家里坐坐，说说话，看看有什么要办。',
  爱心义诊: '医院的大夫来社区，听听心、量量血压，不卖药。',
  暖心义剪: '每月两回，坐下就剪，行动不便的上门剪。',
  邻里一家亲: '包饺子、唱歌、看演出，一栋楼的人坐到一起。',
  微治理议事: '楼道堆物、停车、晾晒，坐下来商量出一个办法。',
}

/** Who leads the brand projects, in their order. */
const leaders = ['高秀梅', '周敏', '孙志强', '赵建国', '周敏', '孙志强', '高秀梅', '赵建国', '周敏', '孙志强']

/** When the station wrote its projects down: long before anybody looks. */
const WRITTEN_AT = Date.UTC(2024, 0, 2)

/** The twelve positions, as every station begins with them. */
export const positions = positionsOf(null)

const planned = positions.flatMap(({ positionId }) =>
  (plan[positionId] ?? []).map((written, i) => ({
    projectId: `${positionId}_${i + 1}`,
    name: written.replace('*', ''),
    positionId,
    isBrand: written.startsWith('*'),
  })),
)

const brands = planned.filter(({ isBrand }) => isBrand)

export const projects: readonly ProjectDocument[] = planned.map((one, i) => {
  const { projectId, ...facts } = one
  return {
    ...{ _id: projectId, stationId: STATION_ID, ...facts, nameKey: nameKeyOf(facts.name) },
    ...{ about: abouts[facts.name] ?? '', leaderName: leaders[brands.indexOf(one)] ?? '' },
    ...{ active: true, order: orderOf(positions, facts), createdAt: WRITTEN_AT + i },
    ...{ changedBy: '周敏', version: 1 },
  }
})

/** A table as a colleague brings it: something new about one project, one as it stands, one under no position of ours. */
export const importedTable = [
  '兴神路社区二季度项目表,,',
  '所属岗位,项目名称,做什么',
  '公益服务模范,磨刀修伞,每月第二个周六，东门口的棚子下面，磨刀修伞不收钱。',
  '公益服务模范,暖心义剪,',
  '其他,老物件展,街坊家里的老物件，轮着摆出来看。',
]
  .map((line) => `${line}\r\n`)
  .join('')
