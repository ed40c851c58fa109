/** Those who want to be at home at the station: who waits for an answer, and who was answered lately. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { DeskQueue } from '@/features/screens/desk-queue'
import { dueTag } from '@/features/screens/due'
import { MoverCard } from '@/features/units/mover-card'
import { homeMoves, type MovesView } from '@/features/units/home-moves'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

const views: { value: MovesView; text: string }[] = [
  { value: 'waiting', text: '等答复' },
  { value: 'answered', text: '答复过的' },
]

const empties: Record<MovesView, { title: string; text: string }> = {
  waiting: { title: '没有人等答复', text: '别的站的居民想搬来本站，会出现在这里' },
  answered: { title: '最近没有答复过', text: '答复过的在这里留 30 天' },
}

function HomeMovesPage() {
  const { view } = usePageParams('view')
  return (
    <DeskQueue
      title="换站"
      list={homeMoves}
      start={views.find(({ value }) => value === view)?.value ?? 'waiting'}
      views={views}
      label="哪些人"
      faces={(items, now) =>
        items.map((mover) => ({
          key: mover.personId,
          title: mover.name,
          caption: `从「${mover.from}」换过来`,
          tag: dueTag(mover.dueAt, now),
          items: [mover],
        }))
      }
      empty={(one) => empties[one]}
    >
      {(items, { view: listed, now, saying }) =>
        items.map((mover) => <MoverCard key={mover.personId} {...{ mover, listed, now, saying }} />)
      }
    </DeskQueue>
  )
}

export default wholePage(HomeMovesPage, DeskFrame)
