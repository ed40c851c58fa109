/** The dated rules of a station that hold, held and will hold, who changed them why, and the way to change them. */
import { type ReactNode, useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong, TagLine } from '@/components/card'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { Tag, type Tone } from '@/components/tag'
import { Timeline } from '@/components/timeline'
import { startOf } from '@/domain/kernel/clock'
import { dateWord, momentWord, writtenDayWord } from '@/domain/words/moments'
import { SaidNote, useSaid } from './said'

interface DatedRule {
  ruleId: string
  /** A day, `YYYY-MM-DD`. */
  effectiveFrom: string
  state: 'now' | 'coming' | 'past'
}

interface RuleChange {
  at: number
  by: string
  text: string
  reason: string
  effectiveFrom: string
}

interface DatedRules<R extends DatedRule> {
  rules: R[]
  changes: RuleChange[]
  mayEdit: boolean
}

/** What a form of a rule is told to do when it is done. */
export interface RuleWritten {
  onSaved: (text: string) => void
  onClose: () => void
}

const states: Record<DatedRule['state'], { tone: Tone; text: string }> = {
  now: { tone: 'jade', text: '现在用的' },
  coming: { tone: 'amber', text: '还没开始' },
  past: { tone: 'plain', text: '以前的' },
}

const Changes = ({ changes, now }: { changes: RuleChange[]; now: number }) =>
  changes.length > 0 && (
    <Section title="谁改过">
      <Timeline
        steps={changes.map(({ at, by, text, reason, effectiveFrom }) => ({
          at: momentWord(at, now),
          text,
          caption: `${by}，${writtenDayWord(effectiveFrom, now)}起。因为：${reason}`,
        }))}
      />
    </Section>
  )

interface RulePageProps<R extends DatedRule> {
  title: string
  rules: DatedRules<R>
  stale: ReactNode
  /** What a rule says, a sentence a line. */
  says: (rule: R) => string[]
  /** What holds for every rule. */
  note: string
  /** What the button says that changes it. */
  edits: string
  form: (then: RuleWritten) => ReactNode
}

export function RulePage<R extends DatedRule>(props: RulePageProps<R>) {
  const { title, rules, stale, says, note, edits, form } = props
  const saying = useSaid()
  const [editing, setEditing] = useState(false)
  const now = serverNow()
  const saved = (text: string) => {
    setEditing(false)
    saying.say(text)
  }
  if (editing) return form({ onSaved: saved, onClose: () => setEditing(false) })
  return (
    <Screen title={title} action={rules.mayEdit && <Button text={edits} onTap={() => setEditing(true)} />}>
      <Stack>
        {stale}
        <SaidNote saying={saying} />
        {rules.rules.map((rule) => (
          <Card key={rule.ruleId}>
            <Stack>
              {says(rule).map((line) => (
                <Strong key={line} text={line} />
              ))}
              <TagLine>
                <Tag {...states[rule.state]} />
                <Caption text={`${dateWord(startOf(rule.effectiveFrom), now)}起`} />
              </TagLine>
            </Stack>
          </Card>
        ))}
        <Caption text={note} />
        <Changes changes={rules.changes} now={now} />
      </Stack>
    </Screen>
  )
}
