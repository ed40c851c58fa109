/** Owns a form in short steps: what was answered is kept, whichever way the page is left; what is missing is said where it is asked. */
import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { failureText, type Answer as Reply } from '@/api/failure'
import type { FileFolder } from '@/api/file-path'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Title } from '@/components/card'
import { Meter } from '@/components/meter'
import { Note } from '@/components/note'
import { forgetUnsent } from '@/components/photo-field'
import { Screen } from '@/components/screen'
import { askedIn, formOf, type Answers as Form, type FormTable, problemOf } from '@/domain/kernel/form'
import { backToTop } from '@/platform/navigate'
import type { useDraft } from '@/platform/use-draft'
import { type Answers, Fields } from './fields'

/** What is kept while it is written: the answers, the step one stands at, and what a form asks beside its table. */
export type StepDraft = Answers & { step: number }

interface Step {
  title: string
  /** Names of the table's fields, a sheet of them under the other. */
  sheets: readonly (readonly string[])[]
  /** What is asked before them, beside the table, and what is still missing of it, in a sentence. */
  lead?: { asks: ReactNode; missing: string | null }
  /** What stands beneath. */
  note?: string
}

interface StepFormProps<F extends FormTable, D extends StepDraft, T> {
  title: string
  table: F
  draft: ReturnType<typeof useDraft<D>>
  photos: { folder: FileFolder; keepAs: string }
  steps: readonly Step[]
  confirm: string
  /** The step at which a refusal can be put right, by its code. */
  stepOf: Readonly<Record<string, number>>
  send: (form: Form<F>) => Promise<Reply<T>>
  onSent: (data: T) => void
}

/** What stands in the way of going on, and sending it all. */
function useSteps<F extends FormTable, D extends StepDraft, T>(props: StepFormProps<F, D, T>) {
  const { table, draft, photos, steps, stepOf } = props
  const { value, dropSent } = draft
  const edit = draft.edit as (some: Answers) => void
  const [problem, setProblem] = useState<string | null>(null)
  const at = Math.min(steps.length - 1, value.step)

  const problemIn = ({ lead, sheets }: Step): string | null => {
    const fields = askedIn(table, value).filter(([name]) => sheets.flat().includes(name))
    const found = fields.map(([name, field]) => problemOf(field, value[name]))
    return [lead?.missing, ...found].find((one) => one != null) ?? null
  }
  const go = (next: number, told: string | null = null) => {
    setProblem(told)
    if (next === at) return
    edit({ step: next })
    backToTop()
  }
  /** Goes to the first of the steps in which something is wrong. @returns whether there is one */
  const stopAt = (asked: readonly Step[]): boolean => {
    const wrong = asked.find((step) => problemIn(step) !== null)
    if (wrong) go(steps.indexOf(wrong), problemIn(wrong))
    return wrong !== undefined
  }
  const next = () => {
    if (!stopAt(steps.slice(at, at + 1))) go(at + 1)
  }
  async function send(): Promise<void> {
    if (stopAt(steps)) return
    const answer = await props.send(formOf(table, value))
    if (answer.ok) {
      dropSent(value)
      forgetUnsent(photos.keepAs)
      return props.onSent(answer.data)
    }
    const { failure } = answer
    const step = failure.kind === 'rejected' ? stepOf[failure.code] : undefined
    if (step !== undefined) edit({ step })
    setProblem(failureText(failure))
  }
  return { value, edit, at, problem, hush: () => setProblem(null), go, next, send }
}

export function StepForm<F extends FormTable, D extends StepDraft, T>(props: StepFormProps<F, D, T>) {
  const { title, table, photos, steps, confirm } = props
  const { value, edit, at, problem, hush, go, next, send } = useSteps(props)
  const [sending, setSending] = useState(false)
  const { sheets, lead, note, ...step } = steps[at] as Step
  const count = `第 ${at + 1} 步，共 ${steps.length} 步`
  return (
    <Screen
      title={title}
      action={
        <Stack>
          {problem !== null && <Note tone="seal" text={problem} onClose={hush} />}
          {at < steps.length - 1 ? (
            <Button text={sending ? '照片正在传…' : '下一步'} disabled={sending} onTap={next} />
          ) : (
            <Button text={confirm} busyText="正在交…" onTap={send} />
          )}
        </Stack>
      }
    >
      <Stack>
        <View>
          <Caption text={count} />
          <Title text={step.title} />
          <Meter value={at + 1} max={steps.length} label={count} />
        </View>
        {sheets.map((names, i) => (
          // A switch is a row of its own, as wide as the sheet.
          <Card key={names.join()} flush={names.every((name) => table[name]?.is === 'switch')}>
            {i === 0 && lead?.asks}
            <Fields<FormTable> {...{ table, names, edit, photos }} answers={value} onBusy={setSending} />
          </Card>
        ))}
        {at > 0 && <Button kind="quiet" text="上一步" onTap={() => go(at - 1)} />}
        {note && <Caption text={note} />}
      </Stack>
    </Screen>
  )
}
