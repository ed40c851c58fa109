/** The counter of the points store, for staff and for the people of a partner: scan, see whose, hand over. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Slot } from '@/components/slot'
import { furtherPages } from '@/domain/further-pages'
import { FoundItems, PickUpDigits } from '@/features/counter/parts'
import { Reservations } from '@/features/counter/reservations'
import { reservations, type WhichState } from '@/features/counter/store'
import { useCounter } from '@/features/counter/use-counter'
import { useListShown } from '@/features/screens/loaded-list'
import { openPage } from '@/platform/navigate'
import { wholePage } from '@/features/whole-page'

function CounterPage() {
  const [view, setView] = useState<WhichState>('reserved')
  const [taken, setTaken] = useState<string | null>(null)
  const counter = useCounter(() => setTaken(null))
  const [text, setText] = useState('')
  useListShown(reservations.of(view, text))
  const { found, said, card } = counter
  const ready = found?.items.some(({ mayRedeem }) => mayRedeem) ?? false
  return (
    <Screen
      title="兑换柜台"
      action={
        <Stack>
          <Slot>{said && <Note {...said} onClose={counter.hush} />}</Slot>
          <Slot>{taken !== null && <Note tone="jade" text={taken} onClose={() => setTaken(null)} />}</Slot>
          <Button kind={ready ? 'second' : 'primary'} text="扫领取码或居民卡" onTap={counter.scan} />
        </Stack>
      }
    >
      <Stack>
        {found === null ? (
          <>
            <PickUpDigits onDone={counter.look} />
            <Reservations {...{ view, text }} onView={setView} onText={setText} onSaid={setTaken} />
          </>
        ) : (
          <>
            <FoundItems
              found={found}
              onHand={counter.hand}
              {...(card !== null && {
                onChoose: ({ personId, name }) => {
                  if (personId !== null) openPage(furtherPages.storeFor({ card, bearerId: personId, name }))
                },
              })}
            />
            <Button kind="quiet" text="下一位" onTap={counter.next} />
          </>
        )}
      </Stack>
    </Screen>
  )
}

export default wholePage(CounterPage, DeskFrame)
