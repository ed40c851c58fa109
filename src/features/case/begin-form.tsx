/** Writing a case: what its kind asks, kept as it is typed, handed in once. */
import { type ReactNode, useState } from 'react'
import { View } from '@tarojs/components'
import { type Failure, failureText } from '@/api/failure'
import { dropWritten, type Written as Kept } from '@/api/written'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { goToFirstWrong, MissingNote } from '@/components/field/missing-note'
import { SwitchRow } from '@/components/field/switch-row'
import { Note } from '@/components/note'
import { forgetUnsent, hasUnsent } from '@/components/photo-field'
import { Screen } from '@/components/screen'
import { Slot } from '@/components/slot'
import type { Input } from '@/contract'
import type { CaseAction } from '@/contract/case'
import { appPages } from '@/domain/app-pages'
import { casePages } from '@/domain/case-pages'
import type { CaseKind } from '@/domain/case/define-case'
import { typedTable } from '@/domain/case/form'
import { askedIn, blankForm, missingIn } from '@/domain/kernel/form'
import { replacePage } from '@/platform/navigate'
import { useDraft } from '@/platform/use-draft'
import { type Answers, Fields } from '@/features/screens/fields'
import { Moves } from '@/features/screens/moves'
import { Alike } from './alike'
import { CallFirst } from './call-first'
import { Elsewhere } from './elsewhere'
import { beginCase, putBy, useForm } from './store'
import { behalfAt, behalfOf, forOneself, lacksCard, Whom, type WhomDraft } from './whom'

interface Draft extends WhomDraft {
  answers: Answers
  unnamed: boolean
}

/** The piece or the case that it is begun from, or what it objects to, and what the page before called it. */
interface BeganFrom {
  source: Pick<Input<CaseAction<'begin'>>, 'on' | 'of' | 'about'>
  what: string
}

/** A draft for each thing that it is begun from. */
function draftOf(name: string, { on, of, about }: BeganFrom['source'] = {}): string {
  const piece = on ?? about
  return [name, ...(piece ? [piece.id, piece.part] : of ? [of] : [])].join(':')
}

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

/** What stands by itself before all else, where it is, and the other questions. */
function partsOf(kind: CaseKind): { first: string | null; spot: string | null; others: string[] } {
  const { board } = kind
  const form = typedTable(kind)
  const names = Object.keys(form)
  const first = names.find((name) => form[name]?.is === 'choice' && 'tiles' in (form[name] ?? {})) ?? null
  const spot = board?.alike ? (names.find((name) => form[name]?.is === 'spot') ?? null) : null
  return { first, spot, others: names.filter((name) => name !== first && name !== spot) }
}

/** An answer that the page before knew: where it is, for which team, of which partner. */
export function presetOf({ form }: CaseKind, is: 'spot' | 'team' | 'partner', answer: string): Answers {
  const name = Object.keys(form).find((one) => form[one]?.is === is)
  return name === undefined ? {} : { [name]: answer }
}

/** Whether the question that stands by itself is still open. */
const isAskedFirst = (kind: CaseKind, answers: Answers): boolean => {
  const { first } = partsOf(kind)
  return first !== null && answers[first] === ''
}

interface ChosenProps {
  table: CaseKind['form']
  name: string
  answers: Answers
  onAgain: () => void
}

/** What was answered first, with the way to answer it again. */
function Chosen({ table, name, answers, onAgain }: ChosenProps) {
  const [, field] = askedIn(table, answers).find(([asked]) => asked === name) ?? []
  const text = field?.is === 'choice' ? field.options[String(answers[name])] : undefined
  return (
    <Card>
      <Stack>
        <View>
          <Strong text={text ?? ''} />
          {field?.hint !== undefined && <Caption text={field.hint} />}
        </View>
        <Moves>
          <Button small kind="second" text="换一样" onTap={onAgain} />
        </Moves>
      </Stack>
    </Card>
  )
}

interface WrittenProps {
  kind: CaseKind
  value: Draft
  edit: (some: Partial<Draft>) => void
  answers: Answers
  strict: boolean
  onBusy: (busy: boolean) => void
  /** Whose it is has been said already. */
  isFor: boolean
  /** What stands above the questions. */
  above: ReactNode
}

/** The questions; of a kind that begins with one by itself, that one alone while it is open. */
function Written({ kind, value, edit, answers, strict, onBusy, isFor, above }: WrittenProps) {
  const { name, begin, board } = kind
  const table = typedTable(kind)
  const form = useForm(name)
  const change = (some: Partial<Answers>) => edit({ answers: { ...value.answers, ...some } as Answers })
  const asked = {
    ...{ table, answers, strict, onBusy, edit: change },
    photos: { folder: 'case' as const, keepAs: name },
    colleagues: form.status === 'ready' ? form.data.colleagues : [],
    spots: form.status === 'ready' ? form.data.spots : null,
    departments: (form.status === 'ready' ? form.data.departments : null) ?? [],
    teams: (form.status === 'ready' ? form.data.teams : null) ?? [],
    partners: (form.status === 'ready' ? form.data.partners : null) ?? [],
  }
  const { first, spot, others } = partsOf(kind)
  if (first !== null && isAskedFirst(kind, answers))
    return (
      <>
        {begin.callFirst && <CallFirst {...begin.callFirst} />}
        <Fields {...asked} names={[first]} />
      </>
    )
  const chosen = first !== null && (
    <Chosen table={table} name={first} answers={answers} onAgain={() => change({ [first]: '' })} />
  )
  const elsewhere = begin.elsewhere?.(answers as never) ?? null
  if (elsewhere)
    return (
      <>
        {chosen}
        <Elsewhere kind={kind} said={elsewhere} />
      </>
    )
  const same = String(answers[board?.alike?.same ?? ''] ?? '')
  const where = String(answers[spot ?? ''] ?? '')
  const isAsked = others.length > 0 || begin.mayBeUnnamed === true || begin.onBehalf !== undefined
  return (
    <>
      {above}
      {chosen}
      {spot !== null && (
        <Card>
          <Fields {...asked} names={[spot]} />
        </Card>
      )}
      <Slot>{same !== '' && where !== '' && <Alike kind={name} spot={where} same={same} />}</Slot>
      {isAsked && (
        <Card>
          {form.status === 'ready' && !isFor && <Whom {...form.data} draft={value} edit={edit} />}
          <Fields {...asked} names={others} />
          {begin.mayBeUnnamed && (
            <SwitchRow
              label="不留名字"
              hint="站里看不到是谁写的；答复还是会发到您手机上"
              on={value.unnamed}
              onChange={(unnamed) => edit({ unnamed })}
            />
          )}
        </Card>
      )}
    </>
  )
}

interface BeginFormProps {
  kind: CaseKind
  from: BeganFrom | null
  /** What the page before knew. */
  preset?: Answers
  /** For whom it is written, when somebody is called on and says it. */
  visited?: { personId: string; name: string }
  /** What had waited on this phone and was refused: it is written once more, for whom and about what it was. */
  again?: Kept
}

/** What is typed, kept under what it is begun from. */
function useWriting({ kind: { name }, from, visited, again }: BeginFormProps) {
  const whose = again?.requestKey ?? visited?.personId
  return useDraft<Draft>(draftOf(whose === undefined ? name : `${name}:${whose}`, from?.source), {
    answers: (again?.input.form ?? {}) as Answers,
    unnamed: again?.input.unnamed ?? false,
    ...forOneself,
  })
}

function inputOf({ from, visited, again }: BeginFormProps, value: Draft, form: Answers) {
  const { unnamed } = value
  if (again) return { ...again.input, form, unnamed }
  return { form, unnamed, ...from?.source, ...(visited ? behalfAt(visited) : behalfOf(value)) }
}

export function BeginForm(props: BeginFormProps) {
  const { kind, from, preset: here = {}, visited, again } = props
  const { name, title, begin } = kind
  const table = typedTable(kind)
  const { value, edit, dropSent } = useWriting(props)
  const [strict, setStrict] = useState(false)
  const [problem, setProblem] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const preset = from?.source.on ? begin.fromPiece?.preset[from.source.on.kind] : {}
  const answers = { ...blankForm(table), ...preset, ...here, ...value.answers } as Answers
  const missing = missingIn(table, answers)
  const elsewhere = begin.elsewhere?.(answers as never) ?? null
  const input = inputOf(props, value, answers)

  async function send(): Promise<void> {
    setProblem(null)
    setStrict(true)
    if (missing.length > 0 || lacksCard(value)) return goToFirstWrong()
    const answer = await beginCase(name, input)
    if (!answer.ok) return setProblem(answer.failure)
    leave(casePages.case(name, answer.data.caseId, 'begun'))
  }

  function leave(page: string): void {
    dropSent(value)
    forgetUnsent(name)
    if (again) dropWritten(again.requestKey)
    replacePage(page)
  }

  const foot = (
    <Foot
      problem={problem}
      onClose={() => setProblem(null)}
      onPutBy={hasUnsent(name) ? null : () => putBy(name, input) && leave(appPages.myCases(name))}
      button={busy ? '正在传…' : begin.confirm}
      busy={busy}
      onSend={send}
    />
  )
  return (
    <Screen title={title} action={isAskedFirst(kind, answers) || elsewhere ? null : foot}>
      <Stack>
        <Slot>{visited && <Note tone="sky" text={`替 ${visited.name} 写，走访时说的`} />}</Slot>
        <Slot>{from && <Note tone="sky" text={`说的是${from.what}`} />}</Slot>
        <Written
          {...{
            kind,
            value,
            edit,
            answers,
            strict,
            onBusy: setBusy,
            isFor: (visited ?? again) !== undefined,
          }}
          above={
            <>
              <Caption text={begin.intro} />
              <Slot>{strict && <MissingNote count={missing.length + (lacksCard(value) ? 1 : 0)} />}</Slot>
            </>
          }
        />
      </Stack>
    </Screen>
  )
}
