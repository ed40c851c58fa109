/** The campaigns of the station under their heads, for residents and for the desk. */
import { useState, type ReactNode } from 'react'
import { serverNow } from '@/api/server-clock'
import { Row, RowGroup } from '@/components/rows'
import { Segments } from '@/components/segments'
import { Empty } from '@/components/states/empty'
import { honourPages } from '@/domain/honour-pages'
import { ListScreen } from '@/features/screens/loaded-list'
import { openPage } from '@/platform/navigate'
import { CampaignCardView } from './parts'
import { campaigns, type CampaignView } from './store'

interface CampaignListProps {
  title: string
  views: readonly { value: CampaignView; text: string }[]
  /** The way to how scores come about. */
  rules: { title: string; caption: string }
  empty: { title: string; text: string }
  action?: ReactNode
  /** Where one of them leads. */
  pageOf: (campaignId: string) => string
}

export function CampaignList({ title, views, rules, empty, action, pageOf }: CampaignListProps) {
  const [view, setView] = useState<CampaignView>('open')
  const now = serverNow()
  return (
    <ListScreen
      title={title}
      list={campaigns.of(view)}
      above={<Segments options={views} value={view} onChange={setView} label="看哪些评选" />}
      action={action}
      head={() => (
        <RowGroup>
          <Row icon="book" {...rules} onTap={() => openPage(honourPages.scoreRules)} />
        </RowGroup>
      )}
      empty={<Empty drawing="empty-list" {...empty} />}
    >
      {(items) =>
        items.map((one) => (
          <CampaignCardView
            key={one.campaignId}
            campaign={one}
            now={now}
            onTap={() => openPage(pageOf(one.campaignId))}
          />
        ))
      }
    </ListScreen>
  )
}
