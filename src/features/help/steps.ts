/** Owns what help says: for each role the three things it does here, each in steps as they stand on the screen. */
import type { DrawingName } from '@/components/drawing'
import type { Role } from '@/domain/person/roles'

export interface Deed {
  title: string
  drawing: DrawingName
  steps: readonly string[]
}

export const deeds: Record<Role, readonly [Deed, Deed, Deed]> = {
  resident: [
    {
      title: '报一场活动',
      drawing: 'festival',
      steps: ['在「活动」里点一场', '勾上谁来，点下面的「报名」', '不去了，同一页点「取消报名」'],
    },
    {
      title: '许一个心愿',
      drawing: 'visit',
      steps: ['在「心愿」点「许个心愿」', '写要什么、哪天之前', '站里看过就挂上墙，有人接了告诉您'],
    },
    {
      title: '看这栋楼的通知',
      drawing: 'empty-inbox',
      steps: ['首页最上面是没看过的', '点开看全文', '要回「收到」的，点一下就好'],
    },
  ],
  volunteer: [
    {
      title: '签到和签退',
      drawing: 'station',
      steps: ['到了门口，首页点「到了，签到」', '扫门口的码', '走的时候再扫一次，时长自动算'],
    },
    {
      title: '认领心愿',
      drawing: 'family',
      steps: [
        '在「心愿」里挑一个，点「我来认领」',
        '打电话约好，按说好的日子去',
        '办完点「送到了」，拍张照片',
      ],
    },
    {
      title: '看时长和积分',
      drawing: 'reading',
      steps: [
        '在「我的」点存折',
        '每一笔都能点开看来历，哪笔不对，点开就能申诉',
        '下面点「我的星级」，够了就能申请',
      ],
    },
  ],
  team_leader: [
    {
      title: '发一场活动',
      drawing: 'clean',
      steps: ['工作台 → 活动 → 新建活动', '写时间、地点、要几个人', '交给站长看，同意了就开报'],
    },
    {
      title: '开门口的码',
      drawing: 'patrol',
      steps: ['工作台点今天那一场', '「开签到码」，放在门口', '没带手机的，在名单里点「到了」'],
    },
    {
      title: '核时长',
      drawing: 'reading',
      steps: ['工作台 → 核时长', '看凭什么、差在哪', '核定、改时间，或者不认可，都写一句'],
    },
  ],
  grid_worker: [
    {
      title: '发通知',
      drawing: 'empty-inbox',
      steps: ['首页点「写通知」', '选楼栋，看会发给几位', '发出去，谁没看一个个打电话'],
    },
    {
      title: '核心愿',
      drawing: 'visit',
      steps: ['工作台 → 心愿', '打电话或上门问一句', '点「核实过了」，写得不合适的退回去'],
    },
    {
      title: '给没用小程序的人办卡',
      drawing: 'family',
      steps: ['工作台 → 居民建档', '写名字、楼栋，征得同意', '印出居民卡，到场扫卡就签到'],
    },
  ],
  grid_leader: [
    {
      title: '看这些网格的事',
      drawing: 'visit',
      steps: ['首页「先办这些」，最急的在上', '点开一件，看办到哪一步', '网格员不在，您一样能办'],
    },
    {
      title: '发通知',
      drawing: 'empty-inbox',
      steps: ['首页点「写通知」', '选楼栋，看会发给几位', '发出去，谁没看一个个打电话'],
    },
    {
      title: '给没用小程序的人办卡',
      drawing: 'family',
      steps: ['工作台 → 居民建档', '写名字、楼栋，征得同意', '印出居民卡，到场扫卡就签到'],
    },
  ],
  staff: [
    {
      title: '办快到期的',
      drawing: 'law',
      steps: ['首页「先办这些」，最急的在上', '点开一件一件办', '办错了，马上可以撤销'],
    },
    {
      title: '管积分超市',
      drawing: 'market',
      steps: ['工作台 → 货架，放上东西和分数', '柜台扫领取码，交东西', '月底看对账单'],
    },
    {
      title: '审内容',
      drawing: 'safety',
      steps: ['工作台 → 审核', '看原话和照片', '通过，或者写一句为什么不行'],
    },
  ],
  station_admin: [
    {
      title: '看交上来的活动',
      drawing: 'exhibition',
      steps: ['首页「先办这些」点开', '时间、地点、安全看一遍', '同意，或者写一句退回'],
    },
    {
      title: '定积分规则',
      drawing: 'science',
      steps: ['工作台 → 积分规则', '先用上个月试算', '合适再定从哪天起'],
    },
    {
      title: '接转上来的意见',
      drawing: 'law',
      steps: ['到时没人答复的，会转给您', '点开看来龙去脉', '答复，写清什么时候办好'],
    },
  ],
  auditor: [
    {
      title: '看时长台账',
      drawing: 'lecture',
      steps: ['工作台 → 时长台账', '选月份，点开看每一笔凭什么', '存成表格带走'],
    },
    {
      title: '看补录公示',
      drawing: 'reading',
      steps: ['「我的」→ 补录公示', '谁补的、为什么，都写着', '不对的可以提'],
    },
    {
      title: '看谁看过号码',
      drawing: 'safety',
      steps: ['每次看号码都记一笔', '被看的人在「隐私」里也看得到', '有疑问找站长'],
    },
  ],
  partner_user: [
    {
      title: '交东西',
      drawing: 'market',
      steps: ['首页点「兑换柜台」', '扫邻居的领取码，或输十位数字', '核对东西，点「已交给本人」'],
    },
    {
      title: '东西坏了要退',
      drawing: 'reuse',
      steps: ['柜台里找到这一笔', '点「退回」，写一句', '分当场退回，库存加一'],
    },
    {
      title: '对对账单',
      drawing: 'reading',
      steps: ['工作人员每月印给您', '每一笔都有日期和东西', '对不上的，打站里电话'],
    },
  ],
  dept_user: [
    {
      title: '代表一个部门',
      drawing: 'law',
      steps: ['中心管理员写好您是哪个部门的联系人', '「我的」里看得到', '要换人，请中心管理员来办'],
    },
    {
      title: '看通知',
      drawing: 'empty-inbox',
      steps: ['首页最上面是没看过的', '点开看全文', '要回「收到」的，点一下就好'],
    },
    {
      title: '在自己家的社区办事',
      drawing: 'festival',
      steps: ['您也是一位居民', '首页、活动、心愿都照常用', '站里的居民和台账您看不到'],
    },
  ],
  institute_admin: [
    {
      title: '看看下面有哪些站',
      drawing: 'station',
      steps: ['「我的」点「区里的站」', '点一个站，看站里有谁', '点一位，看做什么、管哪里'],
    },
    {
      title: '请人来站里做事',
      drawing: 'empty-inbox',
      steps: ['站长由中心定', '站里的同事由站长定', '要换人，请中心管理员来办'],
    },
    {
      title: '在自己家的社区办事',
      drawing: 'festival',
      steps: ['您也是一位居民', '首页、活动、心愿都照常用', '在别的站只看，不办'],
    },
  ],
  center_admin: [
    {
      title: '开一个新站',
      drawing: 'station',
      steps: ['「我的」点「区里的站」', '点「加一个」，写名字和地址', '开好了，请一位站长'],
    },
    {
      title: '请一位站长',
      drawing: 'empty-inbox',
      steps: [
        '点开那个站，点「站里的同事」',
        '点「加一位」，按名字找或者扫居民卡',
        '勾上「站长」，本人会收到消息',
      ],
    },
    {
      title: '换站长',
      drawing: 'visit',
      steps: ['先请新的一位', '再点原来那位的「结束」', '写一句为什么，两位都会收到消息'],
    },
  ],
}
