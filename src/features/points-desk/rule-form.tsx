/** Writing a new rule: it is tried on last month before it can be saved, and begins tomorrow at the earliest. */
import { useState } from 'react'
import { failureText } from '@/api/failure'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Card, Stack } from '@/components/card'
import { MomentField } from '@/components/field/pick-field'
import { Screen } from '@/components/screen'
import { Sheet } from '@/components/sheet'
import { formOf, draftOf, problemsIn } from '@/domain/kernel/form'
import { ruleNumbers, ruleReason } from '@/domain/points/rule-form'
import { writtenDayWord } from '@/domain/words/moments'
import { Fields } from '@/features/screens/fields'
import { FormFoot, useFilling } from '@/features/screens/form'
import { saveRule, tryRule, type Rules, type Trial as TrialData, type TrialInput } from './store'
import { Trial } from './trial'

interface TrialResult {
  input: TrialInput
  trial: TrialData
}

/** Begins with what holds now. */
function begun({ rules, earliest }: Rules) {
  const {
    minutesPerPoint = 60,
    wishPoints = 0,
    sortingPoints = 0,
  } = rules.find(({ state }) => state === 'now') ?? rules[0] ?? {}
  return {
    ...draftOf(ruleNumbers, { minutesPerPoint, wishPoints, sortingPoints }),
    effectiveFrom: earliest,
    reason: '',
  }
}

const same = (a: TrialInput | null, b: TrialInput | null): boolean =>
  a !== null &&
  b !== null &&
  a.minutesPerPoint === b.minutesPerPoint &&
  a.wishPoints === b.wishPoints &&
  a.sortingPoints === b.sortingPoints

interface RuleFormProps {
  rules: Rules
  onSaved: (text: string) => void
  onClose: () => void
}

export function RuleForm({ rules, onSaved, onClose }: RuleFormProps) {
  const { version, earliest } = rules
  const filling = useFilling(`points-rule:${version}`, begun(rules), (draft) => ({
    ...problemsIn(ruleNumbers, draft),
    ...(draft.effectiveFrom < earliest && { effectiveFrom: '最早从明天起' }),
    ...problemsIn(ruleReason, draft),
  }))
  const { value, edit, wrong } = filling
  const [tried, setTried] = useState<TrialResult | null>(null)
  const [asking, setAsking] = useState(false)
  const isNumber = Object.keys(problemsIn(ruleNumbers, value)).length === 0
  const input = isNumber ? formOf(ruleNumbers, value) : null
  const isTried = same(input, tried?.input ?? null)
  const day = writtenDayWord(value.effectiveFrom, serverNow())
  const tryIt = async () => {
    if (input === null) return filling.check()
    const answer = await tryRule(input)
    filling.fail(answer.ok ? null : failureText(answer.failure))
    if (answer.ok) setTried({ input, trial: answer.data })
  }
  const save = async () => {
    const { effectiveFrom, reason } = value
    const rule = { version, effectiveFrom, reason: reason.trim() }
    const answer = await filling.handIn(input && (() => saveRule({ ...input, ...rule })))
    setAsking(false)
    if (answer?.ok) onSaved(`新规则 ${day}起用`)
  }
  return (
    <Screen
      title="改积分规则"
      action={
        isTried ? (
          <FormFoot short filling={filling} text="就这么改" onTap={() => setAsking(filling.check())} />
        ) : (
          <FormFoot short filling={filling} text="先拿上个月试算" onTap={tryIt} />
        )
      }
    >
      <Stack>
        <Card>
          <Fields table={ruleNumbers} answers={value} edit={edit} wrong={wrong} />
          <MomentField
            label="哪天起"
            mode="date"
            value={value.effectiveFrom}
            onChange={(effectiveFrom) => edit({ effectiveFrom })}
            shown={day}
            start={earliest}
            hint="那天以前的照旧规则"
            {...wrong('effectiveFrom')}
          />
          <Fields table={ruleReason} answers={value} edit={edit} wrong={wrong} />
        </Card>
        {tried && isTried && <Trial trial={tried.trial} />}
        <Button kind="quiet" text="先不改了" onTap={onClose} />
      </Stack>
      <Sheet
        open={asking}
        title="改成这样？"
        confirm={`${day}起用`}
        onConfirm={save}
        onClose={() => setAsking(false)}
      >
        {`${tried?.trial.hoursText ?? ''}；${tried?.trial.wishText ?? ''}。以前得的积分不变，改动和原因会公开。`}
      </Sheet>
    </Screen>
  )
}
