/** Writing a case: what its kind asks, kept as it is typed, handed in once. */
import { useState } from 'react'
import { failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { Caption, Card, Stack } from '@/components/card'
import { goToFirstWrong, MissingNote } from '@/components/field/missing-note'
import { SwitchRow } from '@/components/field/switch-row'
import { Note } from '@/components/note'
import { forgetUnsent } from '@/components/photo-field'
import { Screen } from '@/components/screen'
import { Slot } from '@/components/slot'
import type { Input } from '@/contract'
import type { CaseAction } from '@/contract/case'
import { appPages } from '@/domain/app-pages'
import type { CaseKind } from '@/domain/case/define-case'
import { blankForm, missingIn } from '@/domain/kernel/form'
import { replacePage } from '@/platform/navigate'
import { useDraft } from '@/platform/use-draft'
import { type Answers, Fields } from '@/features/screens/fields'
import { beginCase, useForm } from './store'

interface Draft {
  answers: Answers
  unnamed: boolean
}

/** The piece that it is begun from, and what the page before called it. */
export interface BeganFrom {
  on: NonNullable<Input<CaseAction<'begin'>>['on']>
  what: string
}

export function BeginForm({ kind, from }: { kind: CaseKind; from: BeganFrom | null }) {
  const { name, title, form: table, begin } = kind
  const { value, edit, dropSent } = useDraft<Draft>(from ? `${name}:${from.on.id}:${from.on.part}` : name, {
    answers: {},
    unnamed: false,
  })
  const form = useForm(name)
  const [strict, setStrict] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const preset = from ? begin.fromPiece?.preset : {}
  const answers = { ...blankForm(table), ...preset, ...value.answers } as Answers
  const missing = missingIn(table, answers)

  async function send(): Promise<void> {
    setProblem(null)
    setStrict(true)
    if (missing.length > 0) return goToFirstWrong()
    const answer = await beginCase(name, {
      ...{ form: answers, unnamed: value.unnamed },
      ...(from && { on: from.on }),
    })
    if (!answer.ok) return setProblem(failureText(answer.failure))
    dropSent(value)
    forgetUnsent(name)
    replacePage(appPages.case(name, answer.data.caseId, 'begun'))
  }

  return (
    <Screen
      title={title}
      action={
        <Stack>
          <Slot>
            {problem !== null && <Note tone="seal" text={problem} onClose={() => setProblem(null)} />}
          </Slot>
          <Button
            text={busy ? '照片正在传…' : begin.confirm}
            busyText="正在交…"
            disabled={busy}
            onTap={send}
          />
        </Stack>
      }
    >
      <Stack>
        <Caption text={begin.intro} />
        <Slot>{from && <Note tone="sky" text={`说的是${from.what}`} />}</Slot>
        <Slot>{strict && <MissingNote count={missing.length} />}</Slot>
        <Card>
          <Fields
            table={table}
            answers={answers}
            edit={(some) => edit({ answers: { ...value.answers, ...some } })}
            photos={{ folder: 'case', keepAs: name }}
            colleagues={form.status === 'ready' ? form.data.colleagues : []}
            strict={strict}
            onBusy={setBusy}
          />
          {begin.mayBeUnnamed && (
            <SwitchRow
              label="不留名字"
              hint="站里看不到是谁写的；答复还是会发到您手机上"
              on={value.unnamed}
              onChange={(unnamed) => edit({ unnamed })}
            />
          )}
        </Card>
      </Stack>
    </Screen>
  )
}
