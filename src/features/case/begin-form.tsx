/** Writing a case: what its kind asks, kept as it is typed, handed in once. */
import { useState } from 'react'
import { type Failure, failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { Caption, Card, Stack } from '@/components/card'
import { goToFirstWrong, MissingNote } from '@/components/field/missing-note'
import { SwitchRow } from '@/components/field/switch-row'
import { Note } from '@/components/note'
import { forgetUnsent, hasUnsent } from '@/components/photo-field'
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
import { beginCase, putBy, useForm } from './store'
import { behalfOf, forOneself, lacksCard, Whom, type WhomDraft } from './whom'

interface Draft extends WhomDraft {
  answers: Answers
  unnamed: boolean
}

/** The piece or the case that it is begun from, and what the page before called it. */
interface BeganFrom {
  source: Pick<Input<CaseAction<'begin'>>, 'on' | 'of'>
  what: string
}

/** A draft for each thing that it is begun from. */
const draftOf = (name: string, { on, of }: BeganFrom['source'] = {}): string =>
  [name, ...(on ? [on.id, on.part] : of ? [of] : [])].join(':')

interface FootProps {
  problem: Failure | null
  onClose: () => void
  /** Lets it wait on the phone; null where photos have not gone, which wait in the form alone. */
  onPutBy: (() => unknown) | null
  button: string
  busy: boolean
  onSend: () => Promise<void>
}

/** Handing it in; why that could not be, and without a signal the way to let it wait. */
function Foot({ problem, onClose, onPutBy, button, busy, onSend }: FootProps) {
  return (
    <Stack>
      <Slot>
        {problem !== null && <Note tone="seal" text={failureText(problem)} onClose={onClose} />}
        {problem?.kind === 'offline' && onPutBy && (
          <Button kind="second" text="先放着，连上就交" onTap={() => void onPutBy()} />
        )}
      </Slot>
      <Button text={button} busyText="正在交…" disabled={busy} onTap={onSend} />
    </Stack>
  )
}

export function BeginForm({ kind, from }: { kind: CaseKind; from: BeganFrom | null }) {
  const { name, title, form: table, begin } = kind
  const { value, edit, dropSent } = useDraft<Draft>(draftOf(name, from?.source), {
    answers: {},
    unnamed: false,
    ...forOneself,
  })
  const form = useForm(name)
  const [strict, setStrict] = useState(false)
  const [problem, setProblem] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const preset = from?.source.on ? begin.fromPiece?.preset : {}
  const answers = { ...blankForm(table), ...preset, ...value.answers } as Answers
  const missing = missingIn(table, answers)

  const input = { form: answers, unnamed: value.unnamed, ...from?.source, ...behalfOf(value) }

  async function send(): Promise<void> {
    setProblem(null)
    setStrict(true)
    if (missing.length > 0 || lacksCard(value)) return goToFirstWrong()
    const answer = await beginCase(name, input)
    if (!answer.ok) return setProblem(answer.failure)
    leave(appPages.case(name, answer.data.caseId, 'begun'))
  }

  function leave(page: string): void {
    dropSent(value)
    forgetUnsent(name)
    replacePage(page)
  }

  return (
    <Screen
      title={title}
      action={
        <Foot
          problem={problem}
          onClose={() => setProblem(null)}
          onPutBy={hasUnsent(name) ? null : () => putBy(name, input) && leave(appPages.myCases(name))}
          button={busy ? '照片正在传…' : begin.confirm}
          busy={busy}
          onSend={send}
        />
      }
    >
      <Stack>
        <Caption text={begin.intro} />
        <Slot>{from && <Note tone="sky" text={`说的是${from.what}`} />}</Slot>
        <Slot>{strict && <MissingNote count={missing.length + (lacksCard(value) ? 1 : 0)} />}</Slot>
        <Card>
          {form.status === 'ready' && <Whom {...form.data} draft={value} edit={edit} />}
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
