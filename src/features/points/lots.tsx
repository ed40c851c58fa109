/** Until when points hold: those of each year, and a word in time before some fall due. */
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { appPages } from '@/domain/app-pages'
import { dateWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import type { Points } from './store'

export function Expiring({ points, now }: { points: Points; now: number }) {
  if (points.expiring === null) return null
  const { amount, at } = points.expiring
  return (
    <Note
      tone="amber"
      text={`有 ${amount} 分 ${dateWord(at, now)}到期，先用这些吧`}
      action="去积分超市"
      onAction={() => openPage(appPages.store)}
    />
  )
}

export function Lots({ points, now }: { points: Points; now: number }) {
  if (points.lots.length === 0) return null
  return (
    <Section title="什么时候到期">
      <RowGroup>
        {points.lots.map(({ year, amount, expiresAt }) => (
          <Row
            key={year}
            title={`${year} 年得的`}
            caption={`${dateWord(expiresAt, now)}到期，花的时候先用早的`}
            value={`${amount} 分`}
          />
        ))}
      </RowGroup>
    </Section>
  )
}
