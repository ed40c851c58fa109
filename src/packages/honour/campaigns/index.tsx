/** The campaigns of the station: those one may still enter, those on notice, and what came of the others. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Row, RowGroup } from '@/components/rows'
import { Segments } from '@/components/segments'
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { CampaignCardView } from '@/features/campaign/parts'
import { campaigns, type CampaignView } from '@/features/campaign/store'
import { ListScreen } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

const options = [
  { value: 'open', text: '正在评' },
  { value: 'notice', text: '公示中' },
  { value: 'decided', text: '评出来的' },
] as const

function CampaignsPage() {
  const [view, setView] = useState<CampaignView>('open')
  const now = serverNow()
  return (
    <ListScreen
      title="评选"
      list={campaigns.of(view)}
      above={<Segments options={options} value={view} onChange={setView} label="看哪些评选" />}
      head={() => (
        <RowGroup>
          <Row
            icon="book"
            title="分是怎么算的"
            caption="时长、次数、评价、评议，各占多少"
            onTap={() => openPage(appPages.scoreRules)}
          />
        </RowGroup>
      )}
      empty={<Empty drawing="empty-list" title="这里还没有" text="站里办了评选，会出现在这里" />}
    >
      {(items) =>
        items.map((one) => (
          <CampaignCardView
            key={one.campaignId}
            campaign={one}
            now={now}
            onTap={() => openPage(appPages.campaign(one.campaignId))}
          />
        ))
      }
    </ListScreen>
  )
}

export default wholePage(CampaignsPage)
