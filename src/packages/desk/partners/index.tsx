/** The partners whose shops hand out prizes. */
import { useState } from 'react'
import { useReachBottom } from '@tarojs/taro'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Empty } from '@/components/states/empty'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { PartnerSheet } from '@/features/desk/prizes/partner-sheet'
import { openPartners, readOnPartners, usePartners, type Partner } from '@/features/desk/prizes/store'
import { SaidNote, useSaid } from '@/features/desk/said'
import { ReadOn } from '@/features/paging/read-on'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function PartnersPage() {
  const [writing, setWriting] = useState<Partner | 'new' | null>(null)
  const partners = usePartners()
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
        {partners.status === 'failed' && <Failed failure={partners.failure} onRetry={openPartners} />}
        {(partners.status === 'idle' || partners.status === 'loading') && <Loading />}
        {partners.status === 'ready' && (
          <>
            {partners.failure && <Note tone="amber" text="没有连上网络，下面是上次看到的" />}
            {partners.data.items.length === 0 && (
              <Empty icon="people" title="还没有共建商家" text="登记以后，奖品可以由这家来发" />
            )}
            {partners.data.items.length > 0 && (
              <RowGroup>
                {partners.data.items.map((partner) => (
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
            <ReadOn more={partners.data.more} onMore={readOnPartners} />
          </>
        )}
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
