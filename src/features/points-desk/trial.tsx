/** Last month under the new rule beside what it was: in sum, and for a few people. */
import { Caption, Stack } from '@/components/card'
import { Figures } from '@/components/figure'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { durationWord, signed } from '@/domain/words/amounts'
import { monthWord } from '@/domain/words/moments'
import type { Trial as TrialData } from './store'

export function Trial({ trial }: { trial: TrialData }) {
  const { month, says, records, counted, before, after, examples } = trial
  const difference = after - before
  return (
    <Section title={`拿 ${monthWord(month)}试算`}>
      <Stack>
        <Caption text={`${says.join('；')}。那个月有 ${[`${records} 笔时长`, ...counted].join('、')}。`} />
        <Figures
          items={[
            { value: before, unit: '分', caption: '实际发了' },
            { value: after, unit: '分', caption: '照新规则', tone: 'jade' },
            { value: signed(difference), unit: '分', caption: '差', tone: difference < 0 ? 'seal' : 'amber' },
          ]}
        />
        {examples.length > 0 && (
          <RowGroup>
            {examples.map(({ name, minutes, before: was, after: would }, index) => (
              <Row
                key={`${name} ${index}`}
                title={name}
                caption={durationWord(minutes)}
                value={`${was} → ${would} 分`}
              />
            ))}
          </RowGroup>
        )}
      </Stack>
    </Section>
  )
}
