/** The campaigns of the station at its desk: drafts too, and the way to a new one. */
import { Button } from '@/components/button'
import { honourPages } from '@/domain/honour-pages'
import { CampaignList } from '@/features/campaign/list'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

const views = [
  { value: 'open', text: '在评' },
  { value: 'notice', text: '公示' },
  { value: 'decided', text: '评完' },
  { value: 'drafts', text: '草稿' },
] as const

const DeskCampaignsPage = () => (
  <CampaignList
    title="办评选"
    views={views}
    rules={{ title: '分怎么算', caption: '四样各占多少，改以前先试算' }}
    empty={{ title: '这里没有', text: '时尚达人、先进集体、最美家庭，都可以办' }}
    action={<Button text="办一个评选" onTap={() => openPage(honourPages.campaignForm())} />}
    pageOf={(campaignId) => honourPages.campaignDesk(campaignId)}
  />
)

export default wholePage(DeskCampaignsPage, DeskFrame)
