/** Owns what a wish asks for: goods or a service, for whom, by when, and how it is handed over. */
import { type Answered, defineForm } from '../kernel/form'
import { deliverWayNames, wishGroupNames, wishKindNames } from './vocabulary'

const isGoods = ({ kind }: Answered): boolean => kind === 'goods'

const places: Record<string, string> = {
  home: '比如：3 号楼 2 单元 401',
  station: '比如：服务台',
  gridPoint: '比如：2 网格管家室',
}

export const wishForm = defineForm({
  title: {
    is: 'text',
    label: '心愿是什么',
    most: 30,
    wraps: true,
    missing: '写一句想要什么',
    vary: (answers) => ({
      placeholder: isGoods(answers) ? '比如：一本新的小学四年级字典' : '比如：想有人每周陪我下一盘象棋',
    }),
  },
  kind: { is: 'choice', label: '是哪一种', options: wishKindNames, start: 'goods' },
  group: {
    is: 'choice',
    label: '是为哪样的人',
    hint: '墙上写“一位老人”这样的话，不写名字；困难家庭、残疾人在墙上只写“一位街坊”',
    options: wishGroupNames,
    missing: '选一下为谁',
  },
  reason: {
    is: 'text',
    label: '为什么想要',
    most: 300,
    placeholder: '说一句缘由，别写名字、门牌和电话',
    optional: true,
  },
  /** From tomorrow to ninety days ahead. */
  neededBy: {
    is: 'day',
    label: '最晚什么时候',
    spans: [
      { days: 7, text: '一周内' },
      { days: 14, text: '两周内' },
      { days: 30, text: '一个月内' },
    ],
    other: '或者选一天',
    most: 90,
    missing: '选一下最晚哪天',
  },
  deliverWay: {
    is: 'choice',
    label: '怎么交',
    options: deliverWayNames,
    start: 'station',
    vary: (answers) => ({ label: isGoods(answers) ? '东西怎么交' : '在哪里帮' }),
  },
  /** Where exactly; told to helpers only. */
  place: {
    is: 'text',
    label: '具体地点',
    hint: '只告诉来帮的人',
    most: 60,
    line: true,
    optional: true,
    vary: ({ deliverWay }) => ({ placeholder: places[String(deliverWay)] ?? '' }),
  },
  /** What it would cost, in whole yuan. */
  estCost: {
    is: 'whole',
    label: '大概多少钱',
    hint: '按元写，最多 300；只作参考，墙上不收钱',
    placeholder: '0',
    most: 10_000,
    missing: '钱数写整数就好',
    vary: (answers) => ({ asked: isGoods(answers) }),
  },
  helpersWanted: {
    is: 'count',
    label: '要几个人',
    most: 10,
    text: (count) => (count === 1 ? '一个人就够' : `${count} 人一起`),
  },
  photos: { is: 'photos', label: '照片', hint: '拍东西就好，别拍到人脸', most: 3 },
  /** Whether a helper who has said when and how may see the telephone number. */
  sharePhone: {
    is: 'switch',
    label: '可以打电话找',
    hint: '认领的人写好打算后才看得到号码，谁看过都有记录',
  },
})
