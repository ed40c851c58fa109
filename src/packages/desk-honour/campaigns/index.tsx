/** The campaigns of the station at its desk: drafts too, and the way to a new one. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Row, RowGroup } from '@/components/rows'
import { Segments } from '@/components/segments'
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { CampaignCardView } from '@/features/campaign/parts'
import { campaigns, type CampaignView } from '@/features/campaign/store'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { ListScreen } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

const options = [
  { value: 'open', text: '在评' },
  { value: 'notice', text: '公示' },
  { value: 'decided', text: '评完' },
  { value: 'drafts', text: '草稿' },
] as const

function DeskCampaignsPage() {
  const [view, setView] = useState<CampaignView>('open')
  const now = serverNow()
  return (
    <ListScreen
      title="办评选"
      list={campaigns.of(view)}
      above={<Segments options={options} value={view} onChange={setView} label="看哪些评选" />}
      action={<Button text="办一个评选" onTap={() => openPage(appPages.campaignForm())} />}
      head={() => (
        <RowGroup>
          <Row
            icon="book"
            title="分怎么算"
            caption="四样各占多少，改以前先试算"
            onTap={() => openPage(appPages.scoreRules)}
          />
        </RowGroup>
      )}
      empty={<Empty drawing="empty-list" title="这里没有" text="时尚达人、先进集体、最美家庭，都可以办" />}
    >
      {(items) =>
        items.map((one) => (
          <CampaignCardView
            key={one.campaignId}
            campaign={one}
            now={now}
            onTap={() => openPage(appPages.campaignDesk(one.campaignId))}
          />
        ))
      }
    </ListScreen>
  )
}

export default wholePage(DeskCampaignsPage, DeskFrame)
