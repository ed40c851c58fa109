/** Owns the facts of the places of the demo station: its rooms, where they are and when they are open. */
import type { PlaceEntry } from '../src/domain/station/documents'

type Facts = Omit<PlaceEntry, 'placeCode'>

const facts: Facts[] = [
  {
    ...{ name: '一站式服务大厅', kind: 'hall', purposes: ['service'], floor: 'f1', lift: 'yes', holds: 40 },
    about: '办事窗口、老花镜、饮水机',
  },
  {
    ...{ name: '党群服务中心', kind: 'hall', purposes: ['theory', 'service', 'talks'], floor: 'f1' },
    ...{ lift: 'yes', holds: 60 },
  },
  {
    ...{ name: '社区图书室', kind: 'room', purposes: ['reading', 'children'], floor: 'f2', lift: 'yes' },
    ...{ opening: 'own', hours: '每天 9:00–20:00', holds: 30, about: '报刊、绘本、老花镜' },
  },
  {
    ...{ name: '培训室', kind: 'room', purposes: ['lecture', 'theory'], floor: 'f3', lift: 'yes', holds: 50 },
    ...{ about: '投影、音响', bookable: true, bookDays: 'working', bookFrom: '09:00', bookTo: '17:30' },
    holdsFor: { lecture: 30 },
  },
  {
    ...{ name: '活动室', kind: 'room', purposes: ['culture', 'sport', 'leisure'], floor: 'f2', lift: 'yes' },
    ...{ opening: 'own', holds: 40, about: '乒乓球台、乐器、棋牌桌' },
    ...{ bookable: true, bookFrom: '08:00', bookTo: '21:00', holdsFor: { sport: 8 } },
  },
  {
    ...{ name: '社区管家室', kind: 'room', purposes: ['service', 'talks'], floor: 'f1', lift: 'yes' },
    ...{ holds: 8, gridId: 'g01' },
  },
  {
    ...{ name: '爱心加油站', kind: 'point', purposes: ['leisure', 'volunteer'], floor: 'f1' },
    ...{ opening: 'always', holds: 10, about: '饮水、充电、雨伞、微波炉' },
  },
  { name: '健康义诊桌', kind: 'point', purposes: ['health'], opening: 'own', hours: '每周三 9:00–11:30' },
  { name: '学雷锋志愿服务站', kind: 'point', purposes: ['volunteer', 'service'], floor: 'f1', holds: 12 },
  { name: '彩虹墙', kind: 'corridor', purposes: ['showing'], opening: 'always', gridId: 'g10' },
  {
    ...{ name: '北区广场', kind: 'outdoors', purposes: ['culture', 'sport', 'leisure'] },
    ...{ opening: 'always', gridId: 'g04' },
  },
  { name: '办公室', kind: 'room', purposes: ['service'], floor: 'f3', lift: 'yes', holds: 12 },
]

export const places: PlaceEntry[] = facts.map((place, i) => ({
  placeCode: `place${String(i + 1).padStart(2, '0')}`,
  ...place,
}))
