/** Writing a dated rule of the station: it is tried before it can be saved, and begins tomorrow at the earliest. */
import { type ReactNode, useState } from 'react'
import { type Answer, failureText } from '@/api/failure'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Card, Stack } from '@/components/card'
import { MomentField } from '@/components/field/pick-field'
import { Screen } from '@/components/screen'
import { Sheet } from '@/components/sheet'
import { type Answers, type DraftOf, draftOf, formOf, type FormTable, problemsIn } from '@/domain/kernel/form'
import { ruleReason } from '@/domain/kernel/rule-form'
import { writtenDayWord } from '@/domain/words/moments'
import { Fields } from './fields'
import { FormFoot, useFilling } from './form'
import type { RuleWritten } from './rule-page'

interface RuleFrameProps<N extends FormTable, T> extends RuleWritten {
  title: string
  /** What a rule is of; what was typed is kept under it. */
  name: string
  numbers: N
  /** What holds now, with which it begins. */
  now: Answers<N>
  rules: { version: number; earliest: string }
  /** What holds for what was before that day. */
  before: string
  /** What the button says that tries it. */
  tries: string
  onTry: (numbers: Answers<N>) => Promise<Answer<T>>
  onSave: (
    rule: Answers<N> & { version: number; effectiveFrom: string; reason: string },
  ) => Promise<Answer<unknown>>
  /** What would be different. */
  trial: (trial: T) => ReactNode
  /** What is asked before it is saved. */
  says: (trial: T) => string
  /** What was saved. */
  saved: string
}

export function RuleFrame<N extends FormTable, T>(props: RuleFrameProps<N, T>) {
  const { title, name, numbers, now, before, tries, onTry, onSave, trial, says, saved } = props
  const { version, earliest } = props.rules
  const begun: DraftOf & { effectiveFrom: string } = {
    ...draftOf<FormTable>(numbers, now),
    effectiveFrom: earliest,
    reason: '',
  }
  const filling = useFilling(`${name}:${version}`, begun, (draft) => ({
    ...problemsIn(numbers, draft),
    ...(draft.effectiveFrom < earliest && { effectiveFrom: '最早从明天起' }),
    ...problemsIn(ruleReason, draft),
  }))
  const { value, edit, wrong } = filling
  const { effectiveFrom } = value
  const [tried, setTried] = useState<{ of: string; trial: T } | null>(null)
  const [asking, setAsking] = useState(false)
  const isNumber = Object.keys(problemsIn(numbers, value)).length === 0
  const input = isNumber ? formOf(numbers, value) : null
  const isTried = input !== null && tried?.of === JSON.stringify(input)
  const day = writtenDayWord(effectiveFrom, serverNow())
  const tryIt = async () => {
    if (input === null) return filling.check()
    const answer = await onTry(input)
    filling.fail(answer.ok ? null : failureText(answer.failure))
    if (answer.ok) setTried({ of: JSON.stringify(input), trial: answer.data })
  }
  const save = async () => {
    const rule = { version, effectiveFrom, ...formOf(ruleReason, value) }
    const answer = await filling.handIn(input && (() => onSave({ ...input, ...rule })))
    setAsking(false)
    if (answer?.ok) props.onSaved(`${saved} ${day}起用`)
  }
  const goOn = isTried ? () => setAsking(filling.check()) : tryIt
  return (
    <Screen
      title={title}
      action={<FormFoot short filling={filling} text={isTried ? '就这么改' : tries} onTap={goOn} />}
    >
      <Stack>
        <Card>
          <Fields table={numbers as FormTable} answers={value} {...{ edit, wrong }} />
          <MomentField
            label="哪天起"
            mode="date"
            value={effectiveFrom}
            onChange={(chosen) => edit({ effectiveFrom: chosen })}
            shown={day}
            start={earliest}
            hint={before}
            {...wrong('effectiveFrom')}
          />
          <Fields table={ruleReason as FormTable} answers={value} {...{ edit, wrong }} />
        </Card>
        {tried && isTried && trial(tried.trial)}
        <Button kind="quiet" text="先不改了" onTap={props.onClose} />
      </Stack>
      <Sheet
        open={asking}
        title="改成这样？"
        confirm={`${day}起用`}
        onConfirm={save}
        onClose={() => setAsking(false)}
      >
        {tried ? says(tried.trial) : ''}
      </Sheet>
    </Screen>
  )
}
