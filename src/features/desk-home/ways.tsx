/** The ways on from the desk in groups, by what the person may do. */
import { Section } from '@/components/section'
import { Tiles, type Tile } from '@/components/tiles'
import { appPages } from '@/domain/app-pages'
import { furtherPages } from '@/domain/further-pages'
import { honourPages } from '@/domain/honour-pages'
import { deskPages } from '@/domain/desk-pages'
import { surveyPages } from '@/domain/survey-pages'
import { casePages } from '@/domain/case-pages'
import { readPages } from '@/domain/read-pages'
import { greenPages } from '@/domain/green-pages'
import { gigPages } from '@/domain/gig-pages'
import { openPage } from '@/platform/navigate'
import type { Desk, ToDo } from './store'

/** `counts` says which of the things that wait are waiting there. */
type Way = Pick<Tile, 'icon' | 'text'> & { page: string; shown: boolean; counts?: (toDo: ToDo) => boolean }

const of =
  (...kinds: ToDo['kind'][]) =>
  ({ kind }: ToDo): boolean =>
    kinds.includes(kind)

/** What an answer of an earlier version does not say. */
const noKinds: Desk['kinds'] = []

type Rights = Desk['rights']

const activityWays = ({ organises, audits, isStaff }: Rights): Way[] => [
  { icon: 'calendar', text: '活动', page: deskPages.deskActivities, shown: true, counts: of('activity') },
  {
    ...{ icon: 'clock', text: '核时长', page: deskPages.deskHours(), shown: organises },
    counts: of('hours', 'appeal', 'forgotten'),
  },
  { icon: 'gift', text: '年历', page: deskPages.seasons, shown: isStaff },
  { icon: 'list', text: '岗位与项目', page: deskPages.deskProjects, shown: isStaff },
  { icon: 'book', text: '时长台账', page: deskPages.ledger(), shown: audits },
  { icon: 'receipt', text: '本月台账', page: deskPages.binder, shown: audits },
  { icon: 'list', text: '数字', page: deskPages.figures(), shown: audits },
  { icon: 'people', text: '志愿者', page: deskPages.volunteers, shown: isStaff, counts: of('volunteer') },
  { icon: 'medal', text: '荣誉', page: honourPages.deskHonours, shown: isStaff },
  { icon: 'heart', text: '办评选', page: honourPages.deskCampaigns, shown: isStaff },
  { icon: 'people', text: '队伍', page: deskPages.deskTeams(), shown: isStaff, counts: of('team') },
  { icon: 'receipt', text: '证明和盖章', page: honourPages.seals(), shown: isStaff, counts: of('seal') },
]

const residentWays = ({ knowsGrid, isStaff }: Rights): Way[] => [
  { icon: 'pin', text: '走访', page: deskPages.visits, shown: knowsGrid },
  { icon: 'search', text: '找居民', page: deskPages.directory, shown: knowsGrid },
  { icon: 'person', text: '居民建档', page: deskPages.residents, shown: knowsGrid },
  { icon: 'home', text: '换站', page: deskPages.homeMoves(), shown: isStaff, counts: of('homeMove') },
  { icon: 'tools', text: '档案核对', page: deskPages.peopleCheck(), shown: knowsGrid, counts: of('absent') },
]

const stationWays = ({ isStaff, reviews }: Rights): Way[] => [
  { icon: 'search', text: '查一查', page: deskPages.audit, shown: reviews === true },
  { icon: 'tools', text: '零工驿站', page: gigPages.desk, shown: isStaff },
  { icon: 'people', text: '同事', page: appPages.colleagues, shown: isStaff },
  { icon: 'list', text: '导入表格', page: deskPages.imports, shown: isStaff },
  { icon: 'pin', text: '网格和楼栋', page: appPages.grids, shown: isStaff },
  { icon: 'clock', text: '功能室', page: furtherPages.roomBoard, shown: isStaff },
  { icon: 'room', text: '地方', page: appPages.places, shown: isStaff },
  { icon: 'home', text: '站的资料', page: deskPages.stationSheet, shown: isStaff },
  { icon: 'check', text: '开站九步', page: deskPages.setup, shown: isStaff },
]

const caseWays = ({ knowsGrid, isStaff }: Rights, kinds: Desk['kinds']): Way[] => [
  { icon: 'bell', text: '通知', page: deskPages.deskNotices, shown: knowsGrid },
  { icon: 'edit', text: '问卷', page: surveyPages.deskSurveys, shown: isStaff },
  { icon: 'book', text: '文章', page: readPages.deskArticles, shown: isStaff, counts: of('article') },
  { icon: 'heart', text: '心愿', page: deskPages.deskWishes(), shown: knowsGrid, counts: of('wish') },
  { icon: 'check', text: '审核', page: deskPages.checks(), shown: isStaff, counts: of('check') },
  { icon: 'tools', text: '惠民工程', page: greenPages.deskWorks, shown: isStaff },
  { icon: 'bag', text: '垃圾分类', page: greenPages.deskSorting, shown: isStaff },
  ...kinds.map(({ kind, title }) => ({
    ...{ icon: 'edit' as const, text: title, page: casePages.deskCases(kind), shown: true },
  })),
  { icon: 'service', text: '消息投递', page: deskPages.outbox, shown: isStaff },
]

const storeWays = ({ isStaff }: Rights): Way[] => [
  { icon: 'scan', text: '柜台', page: appPages.counter, shown: isStaff },
  { icon: 'gift', text: '货架', page: deskPages.deskPrizes, shown: isStaff, counts: of('stock') },
  { icon: 'receipt', text: '对账单', page: deskPages.statement(), shown: isStaff },
  { icon: 'book', text: '积分规则', page: deskPages.pointsRules, shown: isStaff },
  { icon: 'tools', text: '开放哪些', page: deskPages.switches, shown: isStaff },
]

const groupsOf = ({ rights, kinds = noKinds }: Pick<Desk, 'rights' | 'kinds'>) => [
  { title: '活动和志愿者', ways: activityWays(rights) },
  { title: '居民', ways: residentWays(rights) },
  { title: '邻里的事', ways: caseWays(rights, kinds) },
  { title: '积分超市', ways: storeWays(rights) },
  { title: '站里', ways: stationWays(rights) },
]

/** All of them that somebody may go, one after the other. */
export const waysOf = (desk: Pick<Desk, 'rights' | 'kinds'>): Way[] =>
  groupsOf(desk).flatMap(({ ways }) => ways.filter(({ shown }) => shown))

export function DeskWays({ desk }: { desk: Desk }) {
  return groupsOf(desk).map(({ title, ways }) => {
    const shown = ways.filter((way) => way.shown)
    if (shown.length === 0) return null
    return (
      <Section key={title} title={title}>
        <Tiles items={shown.map(({ icon, text, page }) => ({ icon, text, onTap: () => openPage(page) }))} />
      </Section>
    )
  })
}
