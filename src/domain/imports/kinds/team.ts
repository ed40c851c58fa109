/** Owns the table of teams. */
import { nameKeyOf } from '../../project/rules'
import { teamForm } from '../../team/form'
import { teamKinds, type TeamKind, teamTypes } from '../../team/vocabulary'
import { defineTable } from '../define-kind'
import { maskedNumber, oneOf, phone, words, year } from '../reading'

const otherKinds: Record<string, TeamKind> = {
  ...{ 队: 'team', 大队: 'team', 分队: 'squad', 小队: 'squad', 基地: 'base', 协会: 'association' },
  ...{ 共建: 'alliance', 联盟: 'alliance', 文艺队: 'troupe', 艺术团: 'troupe' },
}
const labelled = (label: string, text: string): string =>
  text.replace(new RegExp(`(?:${label})$`), '') || text

export const teamTable = defineTable({
  name: '队伍',
  about:
    '新的先记成草稿，请好队长再成立；写了队长电话、本人是本站志愿者的，就请这位当队长；同名的只改写了的几项',
  next: '新的队伍还是草稿，请好队长，站长看过再成立',
  columns: {
    name: {
      label: '名称',
      words: ['队伍', '队名', '队伍名称', '团队名称'],
      needed: true,
      read: words(teamForm.name.most),
    },
    kind: { label: '是哪一种', words: ['种类', '队伍种类', '形式'], read: oneOf(teamKinds, otherKinds) },
    type: {
      label: '类型',
      words: ['做哪一类', '类别', '服务类型', '队伍类型'],
      read: (text) => oneOf(teamTypes)(labelled('类|志愿服务|服务队|队', text)),
    },
    leaderPhone: {
      label: '队长电话',
      words: ['队长手机', '队长联系电话', '负责人电话'],
      read: phone,
      masked: maskedNumber,
    },
    parent: { label: '上级', words: ['上级队伍', '所属队伍', '所属服务队'], read: words(teamForm.name.most) },
    about: { label: '做什么', words: ['介绍', '简介', '服务内容'], read: words(teamForm.about.most) },
    meets: { label: '什么时候聚', words: ['活动时间', '服务时间'], read: words(teamForm.meets.most) },
    slogan: { label: '口号', read: words(teamForm.slogan.most) },
    foundedYear: {
      label: '哪一年建的',
      words: ['成立时间', '成立年份', '建队年份', '成立年'],
      read: year(teamForm.foundedYear.least, teamForm.foundedYear.most),
    },
  },
  keyOf: ({ name }) => nameKeyOf(name),
  // A team is there before those that belong to it.
  rankOf: ({ parent }) => (parent === undefined ? 0 : 1),
})
