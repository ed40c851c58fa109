/** What the station has given: to whom, how far its story is, and giving another one. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Empty } from '@/components/states/empty'
import { honourPages } from '@/domain/honour-pages'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { DeskHonourCard } from '@/features/honour/desk-honour'
import { type DeskHonour, honoursBy } from '@/features/honour/desk-store'
import { StorySheet } from '@/features/honour/story-sheet'
import { useListSearch } from '@/features/screens/list-search'
import { ListScreen } from '@/features/screens/loaded-list'
import { SaidNote, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

function DeskHonoursPage() {
  const [writing, setWriting] = useState<DeskHonour | null>(null)
  const saying = useSaid()
  const search = useListSearch({ label: '找荣誉', placeholder: '荣誉、单位' })
  return (
    <ListScreen
      title="荣誉"
      list={honoursBy(search.text)}
      above={search.box}
      action={
        <Stack>
          <SaidNote saying={saying} />
          <Button text="登记一份荣誉" onTap={() => openPage(honourPages.grantHonour())} />
        </Stack>
      }
      sheet={
        writing && (
          <StorySheet
            key={writing.honourId}
            honour={writing}
            onSaid={saying.say}
            onClose={() => setWriting(null)}
          />
        )
      }
      empty={search.orNotFound(
        <Empty drawing="empty-list" title="还没有登记荣誉" text="站里的、居民的、早年的，都可以登记" />,
      )}
    >
      {(items) =>
        items.map((honour) => (
          <DeskHonourCard
            key={honour.honourId}
            honour={honour}
            onSaid={saying.say}
            onWrite={() => setWriting(honour)}
          />
        ))
      }
    </ListScreen>
  )
}

export default wholePage(DeskHonoursPage, DeskFrame)
