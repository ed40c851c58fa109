/** The hours that wait for a decision, the most urgent first; one that was asked for stands on top. */
import { useReachBottom } from '@tarojs/taro'
import { useMe } from '@/api/me'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { GRID } from '@/domain/person/roles'
import { openPending, readOnPending, usePending, type PendingRecord } from '@/features/desk/hours-store'
import { RecordCard } from '@/features/desk/record-card'
import { SaidNote, useSaid } from '@/features/desk/said'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'
import { LoadedList } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'

/** The record that somebody came for, before the others. */
const withFirst = (items: readonly PendingRecord[], recordId: string): PendingRecord[] => [
  ...items.filter((record) => record.recordId === recordId),
  ...items.filter((record) => record.recordId !== recordId),
]

function List({ first, onSaid }: { first: string; onSaid: (text: string) => void }) {
  const now = serverNow()
  return (
    <LoadedList
      resource={usePending()}
      open={openPending}
      onMore={readOnPending}
      count={4}
      empty={<Empty icon="check" title="都核完了" text="要人看一眼的时长会出现在这里" />}
    >
      {(items) => (
        <>
          <Caption text="扫码签到签退的按规则自动核定，这里只有要人看一眼的。" />
          {withFirst(items, first).map((record) => (
            <RecordCard key={record.recordId} record={record} now={now} onSaid={onSaid} />
          ))}
        </>
      )}
    </LoadedList>
  )
}

function HoursPage() {
  const { recordId: asked = '' } = usePageParams('recordId')
  const saying = useSaid()
  const me = useMe()
  // Whoever only leads sessions adds no hours for people elsewhere.
  const leadsOnly = me.status === 'ready' && !GRID.some((role) => me.data.profile.roles.includes(role))
  useShown(openPending)
  useReachBottom(() => void readOnPending())
  return (
    <Screen
      title="核时长"
      action={
        <Stack>
          <SaidNote saying={saying} />
          {!leadsOnly && (
            <Button kind="outline" text="补录一笔" onTap={() => openPage(appPages.addHours())} />
          )}
        </Stack>
      }
    >
      <Stack>
        <List first={asked} onSaid={saying.say} />
      </Stack>
    </Screen>
  )
}

export default wholePage(HoursPage)
