/** The campaigns of the station: those one may still enter, those on notice, and what came of the others. */
import { honourPages } from '@/domain/honour-pages'
import { CampaignList } from '@/features/campaign/list'
import { wholePage } from '@/features/whole-page'

const views = [
  { value: 'open', text: '正在评' },
  { value: 'notice', text: '公示中' },
  { value: 'decided', text: '评出来的' },
] as const

const CampaignsPage = () => (
  <CampaignList
    title="评选"
    views={views}
    rules={{ title: '分是怎么算的', caption: '时长、次数、评价、评议，各占多少' }}
    empty={{ title: '这里还没有', text: '站里办了评选，会出现在这里' }}
    pageOf={honourPages.campaign}
  />
)

export default wholePage(CampaignsPage)
