/** What no post may say is found however it is written, and what only sounds like it is let through. */
import { unfairIn } from '@/domain/gig/fair'

const refused: [string, string][] = [
  ['限男性，能吃苦', '按男女挑人'],
  ['女士优先', '按男女挑人'],
  ['只 招 男 工', '按男女挑人'],
  ['招女服务员', '按男女挑人'],
  ['性别：女', '按男女挑人'],
  ['已婚已育优先', '按结婚、生孩子挑人'],
  ['一年内不得怀孕', '按结婚、生孩子挑人'],
  ['限汉族', '按民族挑人'],
  ['不要少数民族', '按民族挑人'],
  ['无宗教信仰', '按信教挑人'],
  ['只要本地户口', '按户口挑人'],
  ['外地人勿扰', '按户口挑人'],
  ['不招残疾人', '按残疾挑人'],
  ['查乙肝两对半', '按带病毒挑人'],
  ['先交押金 200 元', '向来干活的人收钱、扣证件'],
  ['收服装费', '向来干活的人收钱、扣证件'],
  ['要扣身份证', '向来干活的人收钱、扣证件'],
]

const passed = [
  '男女不限，户口不限，民族不限',
  '能搬 20 斤，有健康证',
  '不收押金，不收任何中介费',
  '打扫男厕和女厕',
  '女装店理货',
  '照看老人，会做家常饭',
  '会说本地话，能和老人聊天',
  '家族企业，做了二十年',
  '带身份证来登记',
]

it.each(refused)('refuses %s', (text, what) => {
  expect(unfairIn(['洗菜、切菜', text])?.what).toBe(what)
})

it.each(passed)('lets %s through', (text) => {
  expect(unfairIn([text])).toBeNull()
})
