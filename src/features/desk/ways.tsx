/** The ways on from the desk, by what the person may do. */
import { Tiles } from '@/components/tiles'
import { appPages } from '@/domain/app-pages'
import { openPage } from '@/platform/navigate'
import type { Desk } from './desk-store'

export function DeskWays({ organises, isStaff }: Desk['rights']) {
  const items = [
    { icon: 'calendar', text: '活动', page: appPages.deskActivities, shown: true },
    { icon: 'clock', text: '核时长', page: appPages.deskHours(), shown: organises },
    { icon: 'people', text: '志愿者', page: appPages.volunteers, shown: isStaff },
    { icon: 'person', text: '居民建档', page: appPages.residents, shown: organises },
  ] as const
  return (
    <Tiles
      items={items
        .filter(({ shown }) => shown)
        .map(({ icon, text, page }) => ({ icon, text, onTap: () => openPage(page) }))}
    />
  )
}
