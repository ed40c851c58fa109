/** Writing a new rule: it is tried on last month before it can be saved, and begins tomorrow at the earliest. */
import { useState } from 'react'
import { failureText } from '@/api/failure'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Card, Stack } from '@/components/card'
import { MomentField } from '@/components/field/pick-field'
import { TextField } from '@/components/field/text-field'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Sheet } from '@/components/sheet'
import { writtenDayWord } from '@/domain/words/moments'
import { useDraft } from '@/platform/use-draft'
import { ruleDraftOf, ruleProblems, trialOf, type RuleDraft } from './rule-draft'
import { saveRule, tryRule, type Rules, type Trial as TrialData, type TrialInput } from './store'
import { Trial } from './trial'

interface Tried {
  input: TrialInput
  trial: TrialData
}

interface FieldsProps {
  value: RuleDraft
  edit: (some: Partial<RuleDraft>) => void
  wrong: (key: keyof RuleDraft) => { error?: string }
  earliest: string
}

function Fields({ value, edit, wrong, earliest }: FieldsProps) {
  return (
    <Card>
      <TextField
        label="每满多少分钟记 1 分"
        type="number"
        value={value.minutesPerPoint}
        onChange={(minutesPerPoint) => edit({ minutesPerPoint })}
        maxLength={3}
        hint="60 就是一小时一分"
        {...wrong('minutesPerPoint')}
      />
      <TextField
        label="圆一个心愿记多少分"
        type="number"
        value={value.wishPoints}
        onChange={(wishPoints) => edit({ wishPoints })}
        maxLength={3}
        {...wrong('wishPoints')}
      />
      <MomentField
        label="哪天起"
        mode="date"
        value={value.effectiveFrom}
        onChange={(effectiveFrom) => edit({ effectiveFrom })}
        shown={writtenDayWord(value.effectiveFrom, serverNow())}
        start={earliest}
        hint="那天以前的照旧规则"
        {...wrong('effectiveFrom')}
      />
      <TextField
        label="为什么改"
        value={value.reason}
        onChange={(reason) => edit({ reason })}
        multiline
        maxLength={100}
        placeholder="比如：居民代表会上大家商量的"
        {...wrong('reason')}
      />
    </Card>
  )
}

const same = (a: TrialInput | null, b: TrialInput | null): boolean =>
  a !== null && b !== null && a.minutesPerPoint === b.minutesPerPoint && a.wishPoints === b.wishPoints

interface RuleFormProps {
  rules: Rules
  onSaved: (text: string) => void
  onClose: () => void
}

export function RuleForm({ rules, onSaved, onClose }: RuleFormProps) {
  const { version, earliest } = rules
  const { value, edit, dropSent } = useDraft(`points-rule:${version}`, ruleDraftOf(rules))
  const [pressed, setPressed] = useState(false)
  const [tried, setTried] = useState<Tried | null>(null)
  const [asking, setAsking] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const problems = ruleProblems(value, earliest)
  const input = trialOf(value)
  const isTried = same(input, tried?.input ?? null)
  const wrong = (key: keyof RuleDraft) => {
    const error = pressed ? problems[key] : undefined
    return error === undefined ? {} : { error }
  }
  const tryIt = async () => {
    if (input === null) return setPressed(true)
    const answer = await tryRule(input)
    setFailed(answer.ok ? null : failureText(answer.failure))
    if (answer.ok) setTried({ input, trial: answer.data })
  }
  const ask = () => {
    setPressed(true)
    if (Object.keys(problems).length === 0) setAsking(true)
  }
  const save = async () => {
    if (input === null) return
    const { effectiveFrom, reason } = value
    const answer = await saveRule({ ...input, version, effectiveFrom, reason: reason.trim() })
    setAsking(false)
    if (!answer.ok) return setFailed(failureText(answer.failure))
    dropSent(value)
    onSaved(`新规则 ${writtenDayWord(effectiveFrom, serverNow())}起用`)
  }
  return (
    <Screen
      title="改积分规则"
      action={
        <Stack>
          {failed !== null && <Note tone="seal" text={failed} onClose={() => setFailed(null)} />}
          {isTried ? <Button text="就这么改" onTap={ask} /> : <Button text="先拿上个月试算" onTap={tryIt} />}
        </Stack>
      }
    >
      <Stack>
        <Fields value={value} edit={edit} wrong={wrong} earliest={earliest} />
        {tried && isTried && <Trial trial={tried.trial} />}
        <Button kind="text" text="先不改了" onTap={onClose} />
      </Stack>
      <Sheet
        open={asking}
        title="改成这样？"
        confirm={`${writtenDayWord(value.effectiveFrom, serverNow())}起用`}
        onConfirm={save}
        onClose={() => setAsking(false)}
      >
        {`${tried?.trial.hoursText ?? ''}；${tried?.trial.wishText ?? ''}。以前得的积分不变，改动和原因会公开。`}
      </Sheet>
    </Screen>
  )
}
