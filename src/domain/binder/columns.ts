/**
 * Owns the columns of a chapter: they are kept with its rows, so that whatever becomes of a register later, what was read
 * is told under the heads that it was read under.
 */
import type { Line, RegisterShape } from '../registers/register'
import type { BinderDocument, Chapter, ChapterKey, KeptColumn } from './documents'

export const keptColumns = ({ columns }: Pick<RegisterShape, 'columns'>): KeptColumn[] =>
  columns.map(({ head, room, is }) => ({ head, room, ...(is && { is }) }))

const cases = '哪一件 8|什么时候提的 14|是什么 14|第一次答复 14|办结 14|用了几天 7|现在 10'
const quietCases = '哪一件 8|什么时候提的 14|第一次答复 14|办结 14|用了几天 7|现在 10'

/** As the registers stood until 0.21, whose chapters were kept without their columns: head, room, and what it is. */
const until21: Partial<Record<ChapterKey, string>> = {
  activities:
    '日期 10|时间 10|活动 18|类型 8|岗位 9|项目 10|地点 10|主办 10|负责人 6 name|名额 5|到场 5 sum|分钟 6 sum|照片 5 sum|情况 7',
  attendance: '日期 10|活动 20|姓名 8 name|网格 10|签到 14|签退 14|分钟 7 sum|情况 9',
  proved: '日期 10|姓名 7 name|做了什么 20|地点 12|签到 12|签退 12|分钟 6 sum|积分 6 sum|谁核定的 8 name',
  added: '日期 10|姓名 7 name|做了什么 20|为什么补 22|谁补的 8 name|分钟 6 sum|积分 6 sum|谁核定的 8 name',
  volunteers: '志愿者号 12|姓名 10 name|从哪天起 12|队伍 24|累计分钟 10 sum',
  teams: '队伍 22|是哪一种 10|属于 18|队长 9 name|人数 7 sum|情况 9',
  projects: '项目 20|岗位 14|品牌 7|做什么 36|情况 9',
  ...{
    complaint: cases,
    incident: cases,
    order: `${cases}|评价 6`,
    mediation: quietCases,
    invitation: cases,
  },
  ...{ whistle: cases, dataRequest: cases, objection: quietCases, star: cases, award: cases },
  ...{ tradition: cases, agreement: cases, pledge: cases, jobPost: cases, seeker: quietCases },
  reuse: '哪一件 8|什么时候提的 14|是什么 14|第一次答复 14|办结 14|用了几天 7|派上用场 14|现在 10',
  visits:
    '网格 18|走访次数 10 sum|走访户数 10 sum|平安 9 sum|要人帮 9 sum|想许愿 9 sum|有困难 9 sum|没人在家 9 sum',
  wishes: '哪一个 8|哪天许的 11|谁的 10|要什么 11|网格 14|上墙 11|圆了 11|几个人帮的 8 sum|现在 11',
  points: '怎么来的、怎么去的 40|次数 10|发出去的积分 10 sum|用出的积分 10 sum',
  redemptions: '什么时候 14|奖品 20|谁领的 9 name|在哪里领 16|积分 7 sum|谁发的 9 name|情况 9',
  stock: '什么时候 14|奖品 20|怎么动的 8|原来 7|现在 7|为什么 24|谁动的 9 name',
  courses: '课程 20|开始 10|结束 10|共几次 7|地点 14|老师 9 name|名额 7|学员 7 sum|情况 8',
  duty: '日期 10|时间 11|值班 18|谁值的 8 name|交接 40',
  rooms: '日期 10|场地 14|活动几场 8 sum|居民用了几次 10 sum|来坐坐的人 9 sum|用来做什么 40',
  recaps: '日期 10|活动 22|到场 7 sum|受益 7 sum|照片 7 sum|说的话 40',
  honours: '日期 10|荣誉 20|哪一类 12|给谁 14 name|哪一期 14|级别 7|谁评的 16|情况 9',
  notices: '哪天发的 10|通知 28|发给谁 20|该到多少人 9 sum|看过 7 sum|打电话、上门 9 sum',
  articles: '哪天登的 10|哪一栏 8|标题 28|谁写的 9 name|谁审的 14 name|来源 16|现在 11',
  surveys: '哪天收完的 10|问卷 26|问了多少人 9 sum|交了多少人 9|结果 10|情况 10',
  sorting: '日期 10|投放点 22|投放几次 9 sum|分对了 8 sum|再分一下 9 sum|分对的占 9|几户 7',
  corrections: '哪一册 16|哪一条 34|怎么变的 40',
}

function earlierColumns(key: ChapterKey): KeptColumn[] {
  const columns = until21[key]?.split('|') ?? []
  return columns.map((column) => {
    const [head = '', room = '', is] = column.split(' ')
    return { head, room: Number(room), ...((is === 'sum' || is === 'name') && { is }) }
  })
}

/** The columns under which the rows of a chapter were read. */
export const columnsOf = ({ key, columns }: Pick<Chapter, 'key' | 'columns'>): readonly KeptColumn[] =>
  columns ?? earlierColumns(key)

/** What each column of a chapter that is added up comes to. */
export const sumsOf = (chapter: Chapter): { head: string; sum: number }[] =>
  columnsOf(chapter).flatMap(({ head }, at) => {
    const sum = chapter.sums[at] ?? null
    return sum === null ? [] : [{ head, sum }]
  })

/** Lines with a cell for each column, so that one that cannot be told whole does not take the others along. */
export const fitted = (columns: readonly KeptColumn[], lines: readonly Line[]): Line['cells'][] =>
  lines.map(({ cells }) => columns.map((_, at) => cells[at] ?? ''))

/**
 * A binder that is being gathered while a register comes to have other columns: it goes on from the first chapter whose
 * rows were read under the earlier ones, so that the rows of a chapter are all of one kind.
 */
export function fromChanged(
  binder: BinderDocument,
  shapeOf: (key: ChapterKey) => Pick<RegisterShape, 'columns'>,
): BinderDocument {
  const { chapters } = binder
  const changed = chapters.findIndex(
    (chapter) =>
      chapter.rows > 0 &&
      JSON.stringify(columnsOf(chapter)) !== JSON.stringify(keptColumns(shapeOf(chapter.key))),
  )
  const first = chapters[changed]
  if (!first) return binder
  const again: Chapter = { key: first.key, rows: 0, sums: [], parts: [] }
  return { ...binder, chapters: [...chapters.slice(0, changed), again], cursor: null }
}
