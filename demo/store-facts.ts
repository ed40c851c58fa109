/** Owns the five partners of the demo and the fifteen things that points become with them. Names are neutral. */
import type { PartnerFace } from '../src/domain/store/partner-form'

interface DemoPartner {
  partnerId: string
  name: string
  place: string
  /** What everybody reads of it; the others are only where prizes come from. */
  face?: Pick<PartnerFace, 'sort' | 'needs' | 'gives' | 'projects' | 'vows'>
}

export const partners: readonly DemoPartner[] = [
  {
    ...{ partnerId: 'partner-grocery', name: '便民粮油店', place: '北区商铺 3 号' },
    face: { sort: 'shop', needs: '', gives: '腿脚不便的，送到家门口', projects: '', vows: ['honest'] },
  },
  { partnerId: 'partner-barber', name: '邻里理发店', place: '北区商铺 7 号' },
  { partnerId: 'partner-dental', name: '安心口腔门诊', place: '学府路 12 号' },
  { partnerId: 'partner-books', name: '童趣书屋', place: '广场东侧' },
  { partnerId: 'partner-laundry', name: '清泉洗衣房', place: '北区商铺 9 号' },
]

export interface DemoPrize {
  title: string
  kind: 'goods' | 'service'
  intro: string
  points: number
  stock: number
  limitPerMonth: number
  partnerId: string
  picture: string
}

const goods = (
  title: string,
  points: number,
  stock: number,
  picture: string,
  more: Partial<DemoPrize> = {},
): DemoPrize => ({
  title,
  kind: 'goods',
  intro: '',
  points,
  stock,
  limitPerMonth: 2,
  partnerId: 'partner-grocery',
  picture,
  ...more,
})

const service = (
  title: string,
  points: number,
  stock: number,
  picture: string,
  partnerId: string,
  intro: string,
): DemoPrize => ({
  ...goods(title, points, stock, picture),
  kind: 'service',
  limitPerMonth: 1,
  partnerId,
  intro,
})

export const prizes: readonly DemoPrize[] = [
  goods('抽纸一提', 3, 60, 'tissue', { intro: '六包装，家家用得上。', limitPerMonth: 3 }),
  goods('毛巾两条', 4, 40, 'towel', { intro: '纯棉，一红一绿。' }),
  goods('鸡蛋一板', 6, 3, 'eggs', { intro: '三十枚，当天到货，请带好提袋。' }),
  goods('洗衣液一瓶', 8, 30, 'detergent', { intro: '两公斤装。' }),
  goods('大米五斤', 10, 25, 'rice', { intro: '东北新米。' }),
  goods('花生油一瓶', 15, 12, 'oil', { intro: '一升八，先到先得。', limitPerMonth: 1 }),
  goods('保温杯一个', 12, 10, 'flask', { intro: '半升，印着站里的口号。', limitPerMonth: 1 }),
  goods('晴雨伞一把', 9, 16, 'umbrella', { intro: '伞骨结实，风大不翻。', limitPerMonth: 1 }),
  goods('绿萝一盆', 5, 20, 'plant', { intro: '好养，放在窗台就行。' }),
  goods('作业本一套', 2, 80, 'notebook', { intro: '十本装，小学生用。', partnerId: 'partner-books' }),
  goods('绘本一册', 7, 18, 'book', { intro: '到店任选一册。', partnerId: 'partner-books' }),
  service('理发一次', 5, 30, 'haircut', 'partner-barber', '周一到周五上午，到店说一声就行。'),
  service('口腔检查一次', 14, 8, 'tooth', 'partner-dental', '含一次洁牙，不推销任何项目。'),
  service('洗一床被子', 6, 15, 'laundry', 'partner-laundry', '送到店里，第二天取。'),
  service('周末研学名额', 18, 4, 'study', 'partner-books', '半天，一大一小，中午前回来。'),
]
