/** What waits at the counter and what was handed out lately; staff may take a thing back. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Row, RowGroup } from '@/components/rows'
import { Segments } from '@/components/segments'
import { Empty } from '@/components/states/empty'
import { furtherPages } from '@/domain/further-pages'
import { openPage } from '@/platform/navigate'
import { ListSearch, NotFound } from '@/features/screens/list-search'
import { LoadedList } from '@/features/screens/loaded-list'
import { HandedCard } from './parts'
import { RefundSheet } from './refund-sheet'
import { reservations, type CounterRedemption, type WhichState } from './store'

const views: { value: WhichState; text: string }[] = [
  { value: 'reserved', text: '等着领的' },
  { value: 'redeemed', text: '领走的' },
]

const empties: Record<WhichState, { title: string; text: string }> = {
  reserved: { title: '没有等着领的', text: '有人订了会出现在这里' },
  redeemed: { title: '还没有领走的', text: '交出去的会记在这里' },
}

interface ReservationsProps {
  view: WhichState
  onView: (view: WhichState) => void
  /** What was typed to look through it by. */
  text: string
  onText: (text: string) => void
  onSaid: (text: string) => void
}

export function Reservations({ view, onView, text, onText, onSaid }: ReservationsProps) {
  const [taking, setTaking] = useState<CounterRedemption | null>(null)
  return (
    <>
      <ListSearch label="找领取" placeholder="奖品、谁的" text={text} onText={onText} />
      <Segments options={views} value={view} onChange={onView} label="等着领的还是领走的" />
      <LoadedList
        list={reservations.of(view, text)}
        count={2}
        tail={({ own }) =>
          own && (
            <RowGroup>
              <Row
                icon="heart"
                title={own.name}
                caption="街坊看到的这一页：答应的事、每月给的、做到没有"
                onTap={() => openPage(furtherPages.ally(own.partnerId))}
              />
            </RowGroup>
          )
        }
        empty={text === '' ? <Empty {...empties[view]} /> : <NotFound text={text} onText={onText} />}
      >
        {(items, { serverNow: now }) =>
          items.map((item) => (
            <HandedCard key={item.redemptionId} item={item} now={now}>
              {item.mayRefund && (
                <Button
                  small
                  kind="quiet"
                  text="退回"
                  label={`退回${item.name}的${item.title}`}
                  onTap={() => setTaking(item)}
                />
              )}
            </HandedCard>
          ))
        }
      </LoadedList>
      {taking && (
        <RefundSheet
          key={taking.redemptionId}
          item={taking}
          onDone={(text) => {
            setTaking(null)
            onSaid(text)
          }}
          onClose={() => setTaking(null)}
        />
      )}
    </>
  )
}
