/** The station's wishes: those that wait for a step of ours first. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { appPages } from '@/domain/app-pages'
import type { WishState } from '@/domain/wish/vocabulary'
import { DeskQueue } from '@/features/screens/desk-queue'
import { isAllowed } from '@/features/screens/moves'
import { DeskCard } from '@/features/wish/desk-card'
import { deskWishes, rejectMany } from '@/features/wish/store'
import { usePageParams } from '@/platform/page-params'
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

function DeskWishesPage() {
  const { state } = usePageParams('state')
  return (
    <DeskQueue
      title="心愿"
      search={{ label: '找心愿', placeholder: '心愿、许愿人' }}
      list={deskWishes}
      start={[...waits, ...others].find(({ value }) => value === state)?.value ?? 'submitted'}
      views={waits}
      label="等我们办的"
      further={{ label: '看别的', placeholder: '墙上的、在办的、圆了的', views: others }}
      drawing="empty-wish"
      opens={({ wishId }) => appPages.wish(wishId)}
      empty={(view) => empties[view] ?? { title: '这里没有心愿', text: '看看别的' }}
      count={4}
      stale={{ again: true }}
      refuseMany={{
        // What may still be turned down without having hung on the wall.
        views: ['submitted', 'verified'],
        draft: (view) => `wishes:${view}`,
        verb: '退回',
        text: '许愿人会收到消息，里面有您写的理由；可以改了再交。',
        placeholder: '比如：同一个心愿写一次就够了',
        of: (wish) =>
          isAllowed(wish, 'reject') && {
            ...{ id: wish.wishId, version: wish.version, title: wish.title, who: wish.wisher },
          },
        refuse: rejectMany,
      }}
    >
      {(items, { now }) => items.map((wish) => <DeskCard key={wish.wishId} wish={wish} now={now} />)}
    </DeskQueue>
  )
}

export default wholePage(DeskWishesPage, DeskFrame)
