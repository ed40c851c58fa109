/** Owns the table of projects. */
import { projectForm } from '../../project/form'
import type { Position } from '../../project/positions'
import { nameKeyOf } from '../../project/rules'
import { defineTable } from '../define-kind'
import { words, yesOrNo } from '../reading'

export const projectTable = defineTable({
  name: '项目',
  about: '岗位要站里已经有的；同名的只改写了的几项',
  columns: {
    position: { label: '岗位', words: ['所属岗位', '岗位名称'], needed: true, read: words(20) },
    name: {
      label: '项目',
      words: ['项目名称', '项目名', '名称'],
      needed: true,
      read: words(projectForm.name.most),
    },
    isBrand: { label: '品牌', words: ['品牌项目', '是否品牌', '是否品牌项目'], read: yesOrNo },
    leaderName: {
      label: '负责人',
      words: ['谁负责', '项目负责人', '联系人'],
      read: words(projectForm.leaderName.most),
    },
    about: {
      label: '做什么',
      words: ['介绍', '项目介绍', '简介', '内容', '服务内容', '项目内容'],
      read: words(projectForm.about.most),
    },
  },
  keyOf: ({ name }) => nameKeyOf(name),
})

/** The position that a row names, by its name; null where the station has none. */
export const positionNamed = (positions: readonly Position[], name: string): Position | null =>
  positions.find((one) => nameKeyOf(one.name) === nameKeyOf(name)) ?? null
