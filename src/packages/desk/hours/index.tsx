/** The hours that wait for a decision, the most urgent first; one that was asked for stands on top. */
import { useMe } from '@/api/me'
import { Button } from '@/components/button'
import { Caption } from '@/components/card'
import { appPages } from '@/domain/app-pages'
import { GRID } from '@/domain/person/roles'
import { pendingHours } from '@/features/hours-desk/store'
import { RecordCard } from '@/features/hours-desk/record-card'
import { DeskQueue, withFirst } from '@/features/screens/desk-queue'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'
import { wholePage } from '@/features/whole-page'

function HoursPage() {
  const { recordId: asked = '' } = usePageParams('recordId')
  const me = useMe()
  // Whoever only leads sessions adds no hours for people elsewhere.
  const leadsOnly = me.status === 'ready' && !GRID.some((role) => me.data.profile.roles.includes(role))
  return (
    <DeskQueue
      title="核时长"
      list={pendingHours}
      start="pending"
      empty={() => ({ title: '都核完了', text: '要人看一眼的时长会出现在这里' })}
      count={4}
      action={() =>
        !leadsOnly && <Button kind="second" text="补录一笔" onTap={() => openPage(appPages.addHours())} />
      }
      head={({ page }) =>
        page.items.length > 0 && <Caption text="扫码签到签退的按规则自动核定，这里只有要人看一眼的。" />
      }
    >
      {(items, { now, saying }) =>
        withFirst(items, ({ recordId }) => recordId === asked).map((record) => (
          <RecordCard key={record.recordId} record={record} now={now} onSaid={saying.say} />
        ))
      }
    </DeskQueue>
  )
}

export default wholePage(HoursPage)
