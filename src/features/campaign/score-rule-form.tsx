/** Writing a new sheet of scores: it is tried on the last campaign before it can be saved, and begins tomorrow at the earliest. */
import { useState } from 'react'
import { failureText } from '@/api/failure'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack } from '@/components/card'
import { MomentField } from '@/components/field/pick-field'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { draftOf, formOf, problemsIn } from '@/domain/kernel/form'
import { scoreNumbers, scoreReason } from '@/domain/score/form'
import { writtenDayWord } from '@/domain/words/moments'
import { Fields } from '@/features/screens/fields'
import { FormFoot, useFilling } from '@/features/screens/form'
import { saveScoreRules, type ScoreRules, type ScoreTrial, tryScoreRules } from './store'

/** Begins with what holds now. */
function begun({ rules, earliest }: ScoreRules) {
  const now = rules.find(({ state }) => state === 'now')?.weights
  const weights = now ?? { hours: 40, times: 20, rating: 20, panel: 20 }
  return { ...draftOf(scoreNumbers, weights), effectiveFrom: earliest, reason: '' }
}

const placeWord = (was: boolean, would: boolean): string =>
  was === would ? '' : would ? '，会评上' : '，不会评上'

function Trial({ trial: { title, changed } }: { trial: ScoreTrial }) {
  return (
    <Section title="试算">
      {title === null || changed.length === 0 ? (
        <Caption text={title === null ? '还没有评完的评选可以拿来试。' : `「${title}」照新算法没有变化。`} />
      ) : (
        <RowGroup>
          {changed.map(({ name, before, after, was, would }, index) => (
            <Row
              key={`${name} ${index}`}
              title={name}
              caption={`「${title}」${placeWord(was, would)}`}
              value={`${before} → ${after} 分`}
            />
          ))}
        </RowGroup>
      )}
    </Section>
  )
}

interface ScoreRuleFormProps {
  rules: ScoreRules
  onSaved: (text: string) => void
  onClose: () => void
}

export function ScoreRuleForm({ rules, onSaved, onClose }: ScoreRuleFormProps) {
  const { version, earliest } = rules
  const filling = useFilling(`score-rule:${version}`, begun(rules), (draft) => ({
    ...problemsIn(scoreNumbers, draft),
    ...(draft.effectiveFrom < earliest && { effectiveFrom: '最早从明天起' }),
    ...problemsIn(scoreReason, draft),
  }))
  const { value, edit, wrong } = filling
  const [tried, setTried] = useState<{ of: string; trial: ScoreTrial } | null>(null)
  const numbers = formOf(scoreNumbers, value)
  const isNumber = Object.keys(problemsIn(scoreNumbers, value)).length === 0
  const isTried = tried?.of === JSON.stringify(numbers)
  const day = writtenDayWord(value.effectiveFrom, serverNow())
  const tryIt = async () => {
    if (!isNumber) return filling.check()
    const answer = await tryScoreRules(numbers)
    filling.fail(answer.ok ? null : failureText(answer.failure))
    if (answer.ok) setTried({ of: JSON.stringify(numbers), trial: answer.data })
  }
  const save = async () => {
    const { effectiveFrom, reason } = value
    const rule = { version, effectiveFrom, reason: reason.trim() }
    const answer = await filling.handIn(() => saveScoreRules({ ...numbers, ...rule }))
    if (answer?.ok) onSaved(`新算法 ${day}起用`)
  }
  return (
    <Screen
      title="改算法"
      action={
        <FormFoot
          short
          filling={filling}
          text={isTried ? `就这么改，${day}起用` : '先拿上一个评选试算'}
          onTap={isTried ? save : tryIt}
        />
      }
    >
      <Stack>
        <Card>
          <Fields table={scoreNumbers} answers={value} {...{ edit, wrong }} />
          <MomentField
            label="哪天起"
            mode="date"
            value={value.effectiveFrom}
            onChange={(effectiveFrom) => edit({ effectiveFrom })}
            shown={day}
            start={earliest}
            hint="发布过的评选照旧算法"
            {...wrong('effectiveFrom')}
          />
          <Fields table={scoreReason} answers={value} {...{ edit, wrong }} />
        </Card>
        {isTried && tried && <Trial trial={tried.trial} />}
        <Button kind="quiet" text="先不改了" onTap={onClose} />
      </Stack>
    </Screen>
  )
}
