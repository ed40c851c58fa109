/** Owns where in the program an item of the inventory can stand: each shelf is what one page shows, read as its people read it. */
import type { ActionName, Input, Output } from '../../src/contract'
import { activityTypeNames, audienceNames } from '../../src/domain/activity/vocabulary'
import { honourKinds } from '../../src/domain/honour/kinds'
import { incidentForm } from '../../src/domain/incident/form'
import { mediationForm } from '../../src/domain/mediation/form'
import { orderMenu } from '../../src/domain/order/menu'
import { stageOf } from '../../src/domain/star/stages'
import { placePurposes } from '../../src/domain/station/place-words'

/** Calls an action as somebody. */
export type Ask = <A extends ActionName>(action: A, input: Input<A>) => Promise<Output<A>>

/** Who reads: a resident of the station, its head, and whoever looks after the district. */
export interface Readers {
  resident: Ask
  head: Ask
  center: Ask
}

interface Shelf {
  /** The page, as its title says it. */
  page: string
  /** Everything that stands there. */
  read: (as: Readers) => Promise<readonly unknown[]>
}

interface Listed {
  items: readonly unknown[]
  next: string | null
}

/** Something of each, one after the other. */
async function eachOf<T>(rows: readonly T[], read: (row: T) => Promise<unknown>): Promise<unknown[]> {
  const all: unknown[] = []
  for (const row of rows) all.push(await read(row))
  return all
}

/** Everybody whom the wall of honours has of a kind, by the length of the time; also those who stand there only as a number. */
async function winnersOf(kind: 'fashionStar' | 'advancedGroup', ask: Ask): Promise<unknown[]> {
  const rows = await allOf((cursor) => ask('honour.board', { board: 'honours', kind, ...cursor }))
  return (rows as Output<'honour.board'>['items']).flatMap(({ period, honour, hidden }) => {
    const by = period.includes('月') ? 'month' : period.includes('季') ? 'quarter' : 'year'
    return Array.from({ length: honour ? 1 : hidden }, () => ({ kind, by }))
  })
}

/** What a page says by itself, of whatever station. */
const words = (table: Readonly<Record<string, unknown>>) => () => Promise.resolve(Object.values(table))

/** All the pages of a list. */
async function allOf(part: (cursor: { cursor?: string }) => Promise<Listed>): Promise<unknown[]> {
  const items: unknown[] = []
  let next: string | null = null
  do {
    const one: Listed = await part(next === null ? {} : { cursor: next })
    items.push(...one.items)
    next = one.next
  } while (next !== null)
  return items
}

export const shelves = {
  station: {
    page: '实践站',
    read: async ({ resident }) => [await resident('station.open', {})],
  },
  servicePoints: {
    page: '实践站',
    read: async ({ resident }) =>
      (await resident('station.open', {})).points.filter(({ name }) => name.endsWith('服务点')),
  },
  people: {
    page: '实践站',
    read: async ({ resident }) => (await resident('station.open', {})).people,
  },
  district: {
    page: '区里的站',
    read: async ({ resident }) => [await resident('units.stations', {})],
  },
  units: {
    page: '区里的站（中心）',
    read: async ({ center }) => (await center('units.tree', {})).units,
  },
  grids: {
    page: '网格和楼',
    read: async ({ head }) => (await head('station.grids', {})).grids,
  },
  places: {
    page: '用地方',
    read: async ({ head }) => (await head('station.places', {})).places,
  },
  projects: {
    page: '岗位和项目',
    read: ({ resident }) => allOf((cursor) => resident('project.list', cursor)),
  },
  projectPages: {
    page: '项目',
    read: async ({ resident }) => {
      const rows = await allOf((cursor) => resident('project.list', cursor))
      return eachOf(rows as { projectId: string }[], ({ projectId }) =>
        resident('project.open', { projectId }),
      )
    },
  },
  allProjects: {
    page: '岗位和项目（工作台）',
    read: ({ head }) => allOf((cursor) => head('project.desk', cursor)),
  },
  positions: {
    page: '岗位和项目（工作台）',
    read: async ({ head }) => (await head('project.desk', {})).positions,
  },
  teams: {
    page: '队伍',
    read: ({ resident }) => allOf((cursor) => resident('team.list', cursor)),
  },
  teamPages: {
    page: '队伍',
    read: async ({ resident }) => {
      const rows = await allOf((cursor) => resident('team.list', cursor))
      return eachOf(rows as { teamId: string }[], ({ teamId }) => resident('team.open', { teamId }))
    },
  },
  activities: {
    page: '活动',
    read: ({ resident }) => allOf((cursor) => resident('activity.list', cursor)),
  },
  held: {
    page: '本站的活动',
    read: async ({ head }) => {
      const states = ['published', 'archived'] as const
      const all = states.map((state) => allOf((cursor) => head('desk.activities', { state, ...cursor })))
      return (await Promise.all(all)).flat()
    },
  },
  courses: {
    page: '课程',
    read: async ({ resident }) => (await resident('course.list', {})).items,
  },
  seasons: {
    page: '年历',
    read: async ({ head }) => (await head('season.list', {})).days,
  },
  honours: {
    page: '荣誉墙',
    read: ({ resident }) =>
      allOf((cursor) => resident('honour.board', { board: 'honours', kind: null, ...cursor })),
  },
  winners: {
    page: '荣誉墙',
    read: async ({ resident }) => {
      const kinds = ['fashionStar', 'advancedGroup'] as const
      const all = kinds.map((kind) => winnersOf(kind, resident))
      return (await Promise.all(all)).flat()
    },
  },
  deeds: {
    page: '善行义举榜',
    read: ({ resident }) =>
      allOf((cursor) => resident('honour.board', { board: 'deeds', kind: null, ...cursor })),
  },
  campaigns: {
    page: '评选',
    read: async ({ resident }) => {
      const views = ['open', 'notice', 'decided'] as const
      const all = views.map((view) => allOf((cursor) => resident('campaign.list', { view, ...cursor })))
      return (await Promise.all(all)).flat()
    },
  },
  shown: {
    page: '变废为宝',
    read: ({ resident }) => allOf((cursor) => resident('reuse.board', cursor)),
  },
  traditions: {
    page: '家风家训',
    read: ({ resident }) => allOf((cursor) => resident('tradition.board', cursor)),
  },
  figures: {
    page: '一个月的数字',
    read: async ({ head }) => [await head('figures.station', {})],
  },
  districtFigures: {
    page: '各站的数字',
    read: async ({ center }) => [await center('figures.below', {})],
  },
  surveys: {
    page: '问卷',
    read: async ({ resident }) => {
      const { items } = await resident('survey.list', {})
      const told = items.filter(({ state }) => state === 'analysed')
      const reports = told.map(({ surveyId }) => resident('survey.report', { surveyId }))
      return [...items, ...(await Promise.all(reports))]
    },
  },
  store: {
    page: '积分超市',
    read: async ({ resident }) => [await resident('store.open', {})],
  },
  partners: {
    page: '共建商家',
    read: ({ head }) => allOf((cursor) => head('store.partners', cursor)),
  },
  wishes: {
    page: '心愿墙',
    read: async ({ resident }) => {
      const views = ['open', 'granted'] as const
      const all = views.map((view) => allOf((cursor) => resident('wish.wall', { view, ...cursor })))
      return (await Promise.all(all)).flat()
    },
  },
  orders: { page: '点单', read: ({ resident }) => allOf((cursor) => resident('order.board', cursor)) },
  incidents: {
    page: '小哨音',
    read: ({ resident }) => allOf((cursor) => resident('incident.board', cursor)),
  },
  whistles: { page: '吹哨', read: ({ resident }) => allOf((cursor) => resident('whistle.board', cursor)) },
  recaps: { page: '办过的活动', read: ({ resident }) => allOf((cursor) => resident('recap.list', cursor)) },
  articles: {
    page: '文章',
    read: async ({ resident }) => {
      const rows = await allOf((cursor) => resident('article.list', { column: null, ...cursor }))
      return eachOf(rows as { articleId: string }[], ({ articleId }) =>
        resident('article.open', { articleId }),
      )
    },
  },
  allies: {
    page: '公益合伙人',
    read: async ({ resident }) => {
      const rows = await allOf((cursor) => resident('ally.list', cursor))
      return eachOf(
        rows as { partnerId: string }[],
        async ({ partnerId }) => (await resident('ally.open', { partnerId })).ally,
      )
    },
  },
  works: {
    page: '惠民工程',
    read: async ({ resident }) => {
      const { items } = await resident('livelihood.list', {})
      return eachOf(items, ({ workId }) => resident('livelihood.open', { workId }))
    },
  },
  gigs: { page: '零工驿站', read: async ({ resident }) => (await resident('gig.board', {})).items },
  sorting: { page: '垃圾分类', read: async ({ resident }) => [await resident('sort.mine', {})] },
  departments: {
    page: '请部门来办',
    read: async ({ head }) => (await head('whistle.form', {})).departments ?? [],
  },
  audiences: { page: '活动', read: words(audienceNames) },
  activityTypes: { page: '活动', read: words(activityTypeNames) },
  placePurposes: { page: '用地方', read: words(placePurposes) },
  mediationKinds: { page: '调解', read: words(mediationForm.sort) },
  menu: { page: '点单', read: words(orderMenu) },
  incidentKinds: { page: '小哨音', read: words(incidentForm.category) },
  honourKinds: { page: '荣誉墙', read: words(honourKinds) },
  stages: {
    page: '我的星级',
    read: () =>
      Promise.resolve(
        [
          { came: false, provedMinutes: 0, leads: false },
          { came: true, provedMinutes: 0, leads: false },
          { came: true, provedMinutes: 0, leads: true },
        ].map(stageOf),
      ),
  },
} satisfies Record<string, Shelf>

export type ShelfName = keyof typeof shelves
