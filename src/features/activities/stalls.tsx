/** What there is at a fair: each stall with its number, what it is for and who stands there; and for the staff the way to lay them out. */
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { stallPages } from '@/domain/stall-pages'
import { stallWord } from '@/domain/stalls/words'
import { openPage } from '@/platform/navigate'
import type { SessionDetail } from './detail-store'

type Plan = NonNullable<SessionDetail['stalls']>

export function Stalls({ sessionId, plan: { stalls, mayLay } }: { sessionId: string; plan: Plan }) {
  if (stalls.length === 0 && !mayLay) return null
  return (
    <Section title="大集上有什么">
      <RowGroup>
        {stalls.map(({ number, sort, offer, who }) => (
          <Row key={number} title={stallWord(number, sort, offer)} {...(who !== '' && { caption: who })} />
        ))}
        {mayLay && (
          <Row
            icon="edit"
            title="摆摊位"
            caption="几个、做什么、给谁，打印摊位表"
            onTap={() => openPage(stallPages.desk(sessionId))}
          />
        )}
      </RowGroup>
    </Section>
  )
}
