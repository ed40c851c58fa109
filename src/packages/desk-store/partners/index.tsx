/** The partners whose shops hand out prizes. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Empty } from '@/components/states/empty'
import { PartnerSheet } from '@/features/store-desk/partner-sheet'
import { partnersBy, type Partner } from '@/features/store-desk/store'
import { SaidNote, useSaid } from '@/features/screens/said'
import { useListSearch } from '@/features/screens/list-search'
import { ListScreen } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'

function PartnersPage() {
  const [writing, setWriting] = useState<Partner | 'new' | null>(null)
  const saying = useSaid()
  const search = useListSearch({ label: '找商家', placeholder: '店名、联系人' })
  return (
    <ListScreen
      title="共建商家"
      list={partnersBy(search.text)}
      above={search.box}
      action={
        <Stack>
          <SaidNote saying={saying} />
          <Button text="登记一家" onTap={() => setWriting('new')} />
        </Stack>
      }
      sheet={
        writing !== null && (
          <PartnerSheet
            partner={writing === 'new' ? null : writing}
            onSaid={saying.say}
            onClose={() => setWriting(null)}
          />
        )
      }
      empty={search.orNotFound(<Empty title="还没有共建商家" text="登记以后，奖品可以由这家来发" />)}
    >
      {(items) => (
        <RowGroup>
          {items.map((partner) => (
            <Row
              key={partner.partnerId}
              title={partner.name}
              caption={[partner.place, partner.contact].filter(Boolean).join(' · ')}
              {...(!partner.active && { value: '不合作了' })}
              onTap={() => setWriting(partner)}
            />
          ))}
        </RowGroup>
      )}
    </ListScreen>
  )
}

export default wholePage(PartnersPage, DeskFrame)
