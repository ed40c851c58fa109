/** What everybody may read about a month: points earned, spent and run out, by rule, and people with masked names. */
import { Caption } from '@/components/card'
import { Figures } from '@/components/figure'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { signed } from '@/domain/words/amounts'
import { dateWord } from '@/domain/words/moments'
import type { MonthSummary as Summary } from './store'

export function MonthSummary({ month, now }: { month: Summary; now: number }) {
  const { summary } = month
  if (summary === null) return <Empty title="这个月还没有公示" text="每月初公布上一个月的，看看前一个月" />
  const { earned, spent, expired, people, byRule, list, madeAt } = summary
  return (
    <>
      <Figures
        items={[
          { value: earned, unit: '分', caption: '得了', tone: 'jade' },
          { value: spent, unit: '分', caption: '用了' },
          ...(expired > 0 ? [{ value: expired, unit: '分', caption: '到期' }] : []),
          { value: people, unit: '人', caption: '有积分来往' },
        ]}
      />
      {byRule.length > 0 && (
        <Section title="怎么得的">
          <RowGroup>
            {byRule.map(({ text, points, times }) => (
              <Row key={text} title={text} caption={`${times} 笔`} value={`${signed(points)} 分`} />
            ))}
          </RowGroup>
        </Section>
      )}
      {list.length > 0 && (
        <Section title="积分明细">
          {people > list.length && <Caption text={`列出其中 ${list.length} 位，先后和多少无关`} />}
          <RowGroup>
            {list.map(({ name, earned: got, spent: used }, index) => (
              <Row
                key={`${name} ${index}`}
                title={name}
                {...(used > 0 && { caption: `用了 ${used} 分` })}
                value={`${signed(got)} 分`}
              />
            ))}
          </RowGroup>
        </Section>
      )}
      <Caption text={`${dateWord(madeAt, now)}公布，姓名已遮。有异议可请社区复核。`} />
    </>
  )
}
