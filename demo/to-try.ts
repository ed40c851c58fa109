/** Owns what the start page proposes to try, five lines for each of the people one may be. */
import type { DistrictPerson } from './district/people'

const resident = [
  '给周日的剪窗花报名，带上乐乐',
  '看看积分超市，订一样东西',
  '写一个心愿，请网格员核一核',
  '从「我的」写一条投诉建议',
  '把字调到特大',
]

export const toTry: Readonly<Record<string, readonly string[]>> = {
  'demo-resident-wang': resident,
  'demo-volunteer-li': [
    '点「到了，签到」，再看社区工作人员的名单',
    '过一小时签退，看存折上多一行',
    '到心愿墙认领一个心愿',
    '看登记的急救证，报「公益大集急救值守」',
    '看看自己带的队，答复想加入的邻居',
  ],
  'demo-volunteer-chen': [
    '看看这周的活动，报一场',
    '到心愿墙看看我在帮的',
    '看存折里每一笔的来历',
    '对一笔时长提出申诉',
    '把积分放进家庭账户',
  ],
  'demo-grid-zhao': [
    '看看还有谁没看到通知，打个电话',
    '写一条通知，只发给一栋楼',
    '核一个邻居的心愿',
    '给没用小程序的老人登记居民卡',
    '扫老人的卡，替老人签到',
  ],
  'demo-leader-sun': [
    '打开今天活动的签到码',
    '看名单，替没带手机的人签到',
    '核一笔说不清的时长',
    '照上一场再办一场',
    '给来的人补一笔时长',
  ],
  'demo-staff-zhou': [
    '打开「今天」那场的签到码，看人一个个到',
    '办掉快到期的三件',
    '审一条写得不太好的心愿',
    '在柜台扫领取码，把东西交出去',
    '发一场新活动，交给站长看',
  ],
  'demo-admin-gao': [
    '看交上来的活动，同意或退回',
    '看时长台账，导出一份',
    '把积分超市关一会儿，看居民那边',
    '改一条积分规则，先试算上个月',
    '看消息有没有都送到',
  ],
  'demo-auditor-he': [
    '看时长台账，一笔一笔从哪里来',
    '导出一份，在电脑上看',
    '看积分公示',
    '看谁看过居民的电话',
    '看站长的手机上多了什么',
  ],
  'demo-partner-ma': [
    '扫邻居的领取码，把东西交出去',
    '看自家的对账单',
    '看货架上还有几样',
    '看看这周的活动',
    '从「我的」看自己的居民卡',
  ],
  'demo-center-han': [
    '从「我的」看区里的站，五个站的站长是谁',
    '点开一个站的「点和基地」，加一个服务点',
    '给一个站请一位审计',
    '开一个新的站，再用「第一次来的邻居」选它',
    '看一个站里的同事',
  ],
}

const headOf = [
  '打开「工作台」，这个站和别的站各办各的',
  '给站加一条常说的话，居民那边马上看得到',
  '请一位居民来当网格员',
  '看接下来两场活动谁报了名',
  '看看「岗位与项目」和队伍',
]

/** What to try with somebody of the other stations. */
export const toTryOf: Readonly<Record<DistrictPerson['role'], readonly string[]>> = {
  station_admin: headOf,
  staff: headOf,
  resident: [
    '在「服务」里点站名，看荣誉、常说的话、点和基地',
    '报这个站的活动',
    '在「活动」的「筛选」里看区里别的站',
    '「找队伍」里看这个站有哪几支',
    '搬了家：在「我的」申请换到别的站',
  ],
}
