/** The partners whose shops hand out prizes. */
import { useState } from 'react'
import { useReachBottom } from '@tarojs/taro'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Empty } from '@/components/states/empty'
import { PartnerSheet } from '@/features/store-desk/partner-sheet'
import { openPartners, readOnPartners, usePartners, type Partner } from '@/features/store-desk/store'
import { SaidNote, useSaid } from '@/features/screens/said'
import { useShown } from '@/platform/use-shown'
import { LoadedList } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'

function Partners({ onTap }: { onTap: (partner: Partner) => void }) {
  return (
    <LoadedList
      resource={usePartners()}
      open={openPartners}
      onMore={readOnPartners}
      empty={<Empty icon="people" title="还没有共建商家" text="登记以后，奖品可以由这家来发" />}
    >
      {(items) => (
        <RowGroup>
          {items.map((partner) => (
            <Row
              key={partner.partnerId}
              title={partner.name}
              caption={[partner.place, partner.contact].filter(Boolean).join(' · ')}
              {...(!partner.active && { value: '不合作了' })}
              onTap={() => onTap(partner)}
            />
          ))}
        </RowGroup>
      )}
    </LoadedList>
  )
}

function PartnersPage() {
  const [writing, setWriting] = useState<Partner | 'new' | null>(null)
  const saying = useSaid()
  useShown(openPartners)
  useReachBottom(() => void readOnPartners())
  return (
    <Screen
      title="共建商家"
      action={
        <Stack>
          <SaidNote saying={saying} />
          <Button text="登记一家" onTap={() => setWriting('new')} />
        </Stack>
      }
    >
      <Stack>
        <Partners onTap={setWriting} />
      </Stack>
      {writing !== null && (
        <PartnerSheet
          partner={writing === 'new' ? null : writing}
          onSaid={saying.say}
          onClose={() => setWriting(null)}
        />
      )}
    </Screen>
  )
}

export default wholePage(PartnersPage)
