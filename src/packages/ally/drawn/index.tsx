/** What one of those things that a partner gives each month was drawn for, for the station's own people. */
import { useState } from 'react'
import { Caption, Card, Stack, Title } from '@/components/card'
import { Choice } from '@/components/choices'
import { Section } from '@/components/section'
import { casePages } from '@/domain/case-pages'
import { drawnOf } from '@/features/ally/store'
import { CaseCard } from '@/features/case/card'
import { ListScreen } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

type Which = 'this' | 'next'

const MONTHS: readonly { value: Which; text: string }[] = [
  { value: 'this', text: '这个月' },
  { value: 'next', text: '下个月' },
]

function DrawnPage() {
  const { agreementId = '' } = usePageParams('agreementId')
  const [which, setWhich] = useState<Which>('this')
  return (
    <ListScreen
      title="每月给的"
      list={drawnOf(agreementId, which === 'next')}
      above={
        <Choice
          label="哪个月"
          options={MONTHS}
          value={which}
          onChange={(value) => setWhich(value as Which)}
        />
      }
      head={({ partnerName, what, mostText, leftText }) => (
        <Card>
          <Stack>
            <Title text={`${partnerName} · ${what}`} />
            <Caption text={`${mostText}，${leftText}`} />
          </Stack>
        </Card>
      )}
      empty={<Caption text="还没有约过。在点单里点「请合伙人来做」，会记到这里" />}
    >
      {(items, { serverNow: now }) => (
        <Section title="用在了哪几件上">
          {items.map((one) => (
            <CaseCard
              key={one.caseId}
              one={one}
              now={now}
              onOpen={() => openPage(casePages.case('order', one.caseId))}
            />
          ))}
        </Section>
      )}
    </ListScreen>
  )
}

export default wholePage(DrawnPage)
