/** The station's wishes: those that wait for a step of ours first. */
import { useState } from 'react'
import { useReachBottom } from '@tarojs/taro'
import { serverNow } from '@/api/server-clock'
import { Stack } from '@/components/card'
import { Choice } from '@/components/choices'
import { PickField } from '@/components/field/pick-field'
import { Screen } from '@/components/screen'
import { Empty } from '@/components/states/empty'
import type { WishState } from '@/domain/wish/vocabulary'
import { LoadedList } from '@/features/screens/loaded-list'
import { DeskCard } from '@/features/wish/desk-card'
import { openDesk, readOnDesk, rejectMany, useDesk, type DeskWish } from '@/features/wish/desk-store'
import { RefuseMany } from '@/features/desk/refuse-many'
import { SaidNote, useSaid, type Saying } from '@/features/desk/said'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

type View = Exclude<WishState, 'withdrawn'>

/** What waits for a step of ours. */
const waits: { value: View; text: string }[] = [
  { value: 'submitted', text: '等核实' },
  { value: 'verified', text: '等上墙' },
  { value: 'delivered', text: '等确认' },
  { value: 'stationFulfil', text: '社区来办' },
]

const others: { value: View; text: string }[] = [
  { value: 'published', text: '墙上没人领的' },
  { value: 'claimed', text: '有人认领的' },
  { value: 'fulfilling', text: '正在办的' },
  { value: 'confirmed', text: '圆了，等感谢的' },
  { value: 'closed', text: '圆了的' },
  { value: 'rejected', text: '退回的' },
]

const empties: Partial<Record<View, { title: string; text: string }>> = {
  submitted: { title: '没有等核实的', text: '居民写好的心愿会出现在这里' },
  verified: { title: '没有等上墙的', text: '核实过的会出现在这里' },
  delivered: { title: '没有等确认的', text: '送到了三天没点收到的，打个电话问问' },
  stationFulfil: { title: '没有要社区办的', text: '挂了三十天没人认领的会到这里' },
}

const mayReject = ({ moves }: DeskWish): boolean =>
  moves.some(({ event, allowed }) => event === 'reject' && allowed)

/** What may still be turned down without having hung on the wall. */
const early: readonly View[] = ['submitted', 'verified']

function List({ view, saying }: { view: View; saying: Saying }) {
  const now = serverNow()
  return (
    <LoadedList
      resource={useDesk(view)}
      open={() => openDesk(view)}
      onMore={() => readOnDesk(view)}
      count={4}
      stale={{ again: true }}
      empty={<Empty icon="heart" {...(empties[view] ?? { title: '这里没有心愿', text: '看看别的' })} />}
      head={({ items }) =>
        early.includes(view) && (
          <RefuseMany
            draft={`wishes:${view}`}
            verb="退回"
            text="许愿人会收到消息，里面有您写的理由；可以改了再交。"
            placeholder="比如：同一个心愿写一次就够了"
            items={items.filter(mayReject).map(({ wishId, version, title, wisher }) => ({
              ...{ id: wishId, version, title, who: wisher },
            }))}
            refuse={(wishes, reason) => rejectMany(view, wishes, reason)}
            onSaid={saying.say}
          />
        )
      }
    >
      {(items) => items.map((wish) => <DeskCard key={wish.wishId} wish={wish} now={now} />)}
    </LoadedList>
  )
}

function DeskWishesPage() {
  const { state } = usePageParams('state')
  const [view, setView] = useState<View>(
    [...waits, ...others].find(({ value }) => value === state)?.value ?? 'submitted',
  )
  const saying = useSaid()
  useShown(() => openDesk(view))
  useReachBottom(() => void readOnDesk(view))
  const look = (next: View) => {
    setView(next)
    void openDesk(next)
  }
  return (
    <Screen title="心愿" action={saying.said && <SaidNote saying={saying} />}>
      <Stack>
        <Choice options={waits} value={view} onChange={look} label="等我们办的" />
        <List view={view} saying={saying} />
        <PickField
          label="看别的"
          options={others}
          value={others.some(({ value }) => value === view) ? view : null}
          onChange={look}
          placeholder="墙上的、在办的、圆了的"
        />
      </Stack>
    </Screen>
  )
}

export default wholePage(DeskWishesPage)
