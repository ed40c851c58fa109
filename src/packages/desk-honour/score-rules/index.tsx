/** How scores are reckoned: what holds since when, who changed it; the head of the station may. */
import { useState, type ReactNode } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { Tag, TagLine } from '@/components/tag'
import { Timeline } from '@/components/timeline'
import { startOf } from '@/domain/kernel/clock'
import { dateWord, momentWord, writtenDayWord } from '@/domain/words/moments'
import { ScoreRuleForm } from '@/features/campaign/score-rule-form'
import { openScoreRules, type ScoreRules, useScoreRules } from '@/features/campaign/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SaidNote, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'

const states = {
  now: { tone: 'jade', text: '现在用的' },
  coming: { tone: 'amber', text: '还没开始' },
  past: { tone: 'plain', text: '以前的' },
} as const

function Ready({ rules, stale }: { rules: ScoreRules; stale: ReactNode }) {
  const saying = useSaid()
  const [editing, setEditing] = useState(false)
  const now = serverNow()
  const saved = (text: string) => {
    setEditing(false)
    saying.say(text)
  }
  if (editing) return <ScoreRuleForm rules={rules} onSaved={saved} onClose={() => setEditing(false)} />
  return (
    <Screen
      title="分怎么算"
      action={rules.mayEdit && <Button text="改算法" onTap={() => setEditing(true)} />}
    >
      <Stack>
        {stale}
        <SaidNote saying={saying} />
        {rules.rules.map(({ ruleId, effectiveFrom, text, state }) => (
          <Card key={ruleId}>
            <Stack>
              <Strong text={text} />
              <TagLine>
                <Tag {...states[state]} />
                <Caption text={`${dateWord(startOf(effectiveFrom), now)}起`} />
              </TagLine>
            </Stack>
          </Card>
        ))}
        <Caption text="时长和次数：和这段时间所有服务过的人比，十个人里做得多的那一位算满。评价：帮过的人打的，不到 5 个不算，它的分摊给别的几样。评议：至少 3 位，取平均。每样算到一位小数，四舍五入，加起来就是总分。" />
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
      </Stack>
    </Screen>
  )
}

const ScoreRulesPage = () => (
  <LoadedScreen
    title="分怎么算"
    resource={useScoreRules()}
    open={openScoreRules}
    screen={(rules, stale) => <Ready rules={rules} stale={stale} />}
  />
)

export default wholePage(ScoreRulesPage)
