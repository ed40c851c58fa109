/** The rules that hold, held and will hold, and who changed them why. */
import { serverNow } from '@/api/server-clock'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Section } from '@/components/section'
import { Tag, TagLine, type Tone } from '@/components/tag'
import { Timeline } from '@/components/timeline'
import { startOf } from '@/domain/kernel/clock'
import { dateWord, momentWord, writtenDayWord } from '@/domain/words/moments'
import type { Rule, Rules } from './store'

const states: Record<Rule['state'], { tone: Tone; text: string }> = {
  now: { tone: 'jade', text: '现在用的' },
  coming: { tone: 'amber', text: '还没开始' },
  past: { tone: 'plain', text: '以前的' },
}

export function RuleList({ rules }: { rules: Rules }) {
  const now = serverNow()
  return (
    <>
      {rules.rules.map(({ ruleId, effectiveFrom, hoursText, wishText, sortingText, state }) => (
        <Card key={ruleId}>
          <Stack>
            <Strong text={hoursText} />
            <Strong text={wishText} />
            <Strong text={sortingText} />
            <TagLine>
              <Tag {...states[state]} />
              <Caption text={`${dateWord(startOf(effectiveFrom), now)}起`} />
            </TagLine>
          </Stack>
        </Card>
      ))}
      <Caption text={rules.expiry} />
      {rules.changes.length > 0 && (
        <Section title="谁改过">
          <Timeline
            steps={rules.changes.map(({ at, by, text, reason, effectiveFrom }) => ({
              at: momentWord(at, now),
              text,
              caption: `${by}，${writtenDayWord(effectiveFrom, now)}起。因为：${reason}`,
            }))}
          />
        </Section>
      )}
    </>
  )
}
