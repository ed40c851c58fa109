/** Owns the twenty wishes of the demo: what is wished, for whom, and how far each has come. */

import type { WishForm } from '../src/domain/wish/documents'
import type { WishState } from '../src/domain/wish/vocabulary'

export interface DemoWish extends Pick<
  WishForm,
  'kind' | 'group' | 'title' | 'reason' | 'place' | 'helpersWanted' | 'estCost'
> {
  /** Days before today on which it was made. */
  daysAgo: number
  /** Days from today by which it is wished. */
  dueInDays: number
  /** How far it is taken along its way before the demo opens. */
  reached: Exclude<WishState, 'withdrawn'>
  /** How many people claim it; those beyond the helpers wanted become runners-up. */
  claims?: number
  /** Written down by the grid worker from a paper card. */
  byGridWorker?: boolean
  picture?: string
  plan?: string
  proof?: string
  thanks?: string
}

const wish = (
  facts: Partial<DemoWish> & Pick<DemoWish, 'title' | 'reason' | 'group' | 'reached'>,
): DemoWish => ({
  ...{ kind: 'goods', place: '社区管家室', daysAgo: 3, dueInDays: 20, helpersWanted: 1, estCost: 0 },
  ...facts,
})

export const wishes: readonly DemoWish[] = [
  wish({
    kind: 'service',
    group: 'elder',
    title: '想有人每周陪我下一盘象棋',
    reason: '老伴走后家里太静，下午三点以后都有空。',
    place: '北区广场棋桌',
    reached: 'published',
    picture: 'chess',
    byGridWorker: true,
  }),
  wish({
    kind: 'service',
    group: 'elder',
    title: '厨房的灯坏了，够不着',
    reason: '灯管已经买好，就是不敢爬梯子。',
    place: '家里，先联系网格员',
    reached: 'published',
    picture: 'lamp',
    daysAgo: 0,
    dueInDays: 2,
  }),
  wish({
    group: 'child',
    title: '一本新的小学四年级字典',
    reason: '孩子的字典是表哥用过的，缺了好多页。',
    reached: 'claimed',
    claims: 3,
    picture: 'dictionary',
    estCost: 45,
    daysAgo: 4,
  }),
  wish({
    kind: 'service',
    group: 'worker',
    title: '给夜班的环卫师傅一个能热饭的地方',
    reason: '凌晨三四点，带的饭是凉的。',
    place: '爱心加油站',
    reached: 'published',
    helpersWanted: 5,
    claims: 2,
    daysAgo: 5,
    dueInDays: 12,
  }),
  wish({
    group: 'disabled',
    title: '轮椅想换一对轮子',
    reason: '前轮磨平了，下坡刹不住。',
    reached: 'delivered',
    claims: 1,
    picture: 'wheelchair',
    estCost: 180,
    daysAgo: 9,
    plan: '周三下班后去配轮子，周四送到社区管家室。',
    proof: '两只前轮换好了，试了刹车。',
  }),
  wish({
    kind: 'service',
    group: 'elder',
    title: '想学会用手机跟外地的孙女视频',
    reason: '孙女教过一次，转头就忘了。',
    place: '社区图书室',
    reached: 'published',
    daysAgo: 1,
    dueInDays: 28,
  }),
  wish({
    group: 'child',
    title: '一盏不晃眼的台灯',
    reason: '写作业在饭桌上，顶灯太暗。',
    reached: 'published',
    picture: 'lamp',
    estCost: 120,
    daysAgo: 2,
    dueInDays: 15,
  }),
  wish({
    kind: 'service',
    group: 'hardship',
    title: '帮忙把旧衣柜抬下五楼',
    reason: '没有电梯，儿子在外地打工。',
    place: '15 号楼楼下',
    reached: 'published',
    helpersWanted: 3,
    claims: 1,
    daysAgo: 6,
    dueInDays: 3,
    byGridWorker: true,
  }),
  wish({
    kind: 'service',
    group: 'elder',
    title: '水龙头滴水，想请人换个垫圈',
    reason: '接水的盆一夜就满，吵得睡不着。',
    place: '家里，先联系网格员',
    reached: 'fulfilling',
    claims: 2,
    picture: 'pipe',
    daysAgo: 4,
    plan: '周六上午带工具上门，垫圈我家里有。',
  }),
  wish({
    group: 'worker',
    title: '一双大号的防滑雨靴',
    reason: '送快递，雨天鞋子两天干不了。',
    reached: 'published',
    estCost: 60,
    daysAgo: 8,
    dueInDays: 7,
  }),
  wish({
    kind: 'service',
    group: 'disabled',
    title: '想听人读一读新到的杂志',
    reason: '眼睛看不清了，就喜欢听个新鲜。',
    place: '社区图书室',
    reached: 'fulfilling',
    helpersWanted: 2,
    claims: 2,
    daysAgo: 7,
    plan: '每周二、周四下午各读一小时，先试一个月。',
  }),
  wish({
    group: 'elder',
    title: '一把能折叠的买菜小推车',
    reason: '拎着菜上三楼，手勒得疼。',
    reached: 'closed',
    claims: 1,
    estCost: 80,
    daysAgo: 18,
    plan: '家里正好有一把新的，周五送去。',
    proof: '小推车送到了，试着上了台阶，很顺手。',
    thanks: '谢谢这位邻居，买菜再也不发愁了。下回来家里喝茶。',
  }),
  wish({
    kind: 'service',
    group: 'child',
    title: '想请大哥哥教我骑自行车',
    reason: '爸爸妈妈周末都上班。',
    place: '北区广场',
    reached: 'closed',
    claims: 1,
    daysAgo: 20,
    plan: '这周日上午十点，广场东头。',
    proof: '学会了，一个人骑了三圈。',
    thanks: '我会骑车啦！谢谢教我的大哥哥。',
  }),
  wish({
    group: 'hardship',
    title: '一床厚一点的被子',
    reason: '屋里背阴，入冬就冷。',
    reached: 'closed',
    claims: 2,
    estCost: 200,
    daysAgo: 16,
    plan: '明天下班买好，送到社区管家室。',
    proof: '八斤的棉被，已经交到网格员手里。',
    thanks: '被子又厚又软，心里也暖和。',
    byGridWorker: true,
  }),
  wish({
    kind: 'service',
    group: 'elder',
    title: '帮我给老照片上个框',
    reason: '结婚照五十年了，想挂在墙上。',
    reached: 'confirmed',
    claims: 1,
    daysAgo: 10,
    plan: '量好尺寸，后天送去框店。',
    proof: '照片装好了框，挂在客厅正中。',
  }),
  wish({
    kind: 'service',
    group: 'other',
    title: '想要一个楼道里的旧书架',
    reason: '大家看完的书没处放，可以换着看。',
    place: '8 号楼一单元',
    reached: 'verified',
    daysAgo: 2,
  }),
  wish({
    group: 'child',
    title: '一个装得下画板的书包',
    reason: '学国画，画板总是夹在胳膊下。',
    reached: 'submitted',
    estCost: 90,
    daysAgo: 1,
  }),
  wish({
    kind: 'service',
    group: 'elder',
    title: '想去看一次升国旗',
    reason: '腿脚不好，要有人陪着推轮椅。',
    place: '小区南门',
    reached: 'submitted',
    helpersWanted: 2,
    daysAgo: 0,
    byGridWorker: true,
  }),
  wish({
    group: 'other',
    title: '想要一台最新款的游戏机',
    reason: '同学都有。',
    reached: 'rejected',
    estCost: 300,
    daysAgo: 5,
  }),
  wish({
    kind: 'service',
    group: 'hardship',
    title: '帮忙修一修漏雨的阳台顶',
    reason: '下大雨的时候，阳台上要放三个盆。',
    place: '家里，先联系网格员',
    reached: 'stationFulfil',
    daysAgo: 34,
    dueInDays: 10,
  }),
]
