/** Writing a paper into a volunteer's file: its kind, and what its sort asks for. */
import { Stack } from '@/components/card'
import { MomentField, PickField } from '@/components/field/pick-field'
import { TextField } from '@/components/field/text-field'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { startOf } from '@/domain/kernel/clock'
import { paperFacts, type PaperField, type PaperSort } from '@/domain/papers/vocabulary'
import { missingOfPaper, type PaperForm } from '@/domain/papers/rules'
import { dateWord } from '@/domain/words/moments'
import { serverNow } from '@/api/server-clock'
import { useFilling } from '@/features/screens/form'
import { grantPaper, type PapersFile } from './store'

interface GrantSheetProps {
  file: PapersFile
  sort: PaperSort
  onSaid: (text: string) => void
  onClose: () => void
}

/** As it is typed: hours in digits, a day that is still open as null. */
type Draft = Omit<PaperForm, 'sort' | 'hours'> & { hours: string }

const blank: Draft = { kind: '', title: '', organiser: '', number: '', from: null, until: null, hours: '' }

const formOf = (sort: PaperSort, { hours, ...draft }: Draft): PaperForm => ({
  ...draft,
  ...{ sort, hours: /^[1-9]\d{0,2}$/.test(hours.trim()) ? Number(hours) : null },
})

/** What is still open, beneath the field where it is asked. */
function problemsOf(sort: PaperSort, draft: Draft): Partial<Record<keyof Draft, string>> {
  if (draft.kind === '') return { kind: '请选一种' }
  const missing = missingOfPaper(formOf(sort, draft))
  const at = Object.entries(paperFacts(sort).asks).find(([, { label }]) => label === missing)?.[0]
  return at === undefined ? {} : { [at]: '请写上' }
}

const isDay = (field: PaperField): field is 'from' | 'until' => field === 'from' || field === 'until'

interface AnswerProps {
  sort: PaperSort
  field: PaperField
  filling: ReturnType<typeof useFilling<Draft>>
}

function AnswerField({ sort, field, filling: { value, edit, wrong } }: AnswerProps) {
  const { label, placeholder, optional } = paperFacts(sort).asks[field] ?? { label: '' }
  const common = { label, ...(optional && { optional }), ...wrong(field) }
  if (isDay(field)) {
    const day = value[field]
    return (
      <MomentField
        {...common}
        mode="date"
        value={day}
        {...(day !== null && { shown: dateWord(startOf(day), serverNow()) })}
        onChange={(chosen) => edit({ [field]: chosen })}
      />
    )
  }
  return (
    <TextField
      {...common}
      value={value[field]}
      onChange={(typed) => edit({ [field]: typed })}
      {...(placeholder !== undefined && { placeholder })}
      {...(field === 'hours' && { type: 'number' as const, maxLength: 3 })}
      {...(field === 'title' && { multiline: true, maxLength: 100 })}
      {...((field === 'organiser' || field === 'number') && { maxLength: 40 })}
    />
  )
}

export function GrantSheet({ file, sort, onSaid, onClose }: GrantSheetProps) {
  const { name, kinds, asks } = paperFacts(sort)
  const filling = useFilling<Draft>(`paper:${sort}:${file.personId}`, blank, (draft) =>
    problemsOf(sort, draft),
  )
  const { value, edit, wrong, failed, fail } = filling
  const save = async () => {
    const answer = await filling.handIn(() => grantPaper({ personId: file.personId, ...formOf(sort, value) }))
    if (!answer?.ok) return
    onSaid(`「${kinds[value.kind] ?? name}」登记好了，已告诉本人`)
    onClose()
  }
  return (
    <Sheet
      open
      title={`给${file.name}登记${name}`}
      confirm={sort === 'training' ? '登记' : '看过原件，登记'}
      onConfirm={save}
      onClose={onClose}
    >
      <Stack>
        {failed !== null && <Note tone="seal" text={failed} onClose={() => fail(null)} />}
        <PickField
          label={`哪一种${name}`}
          options={Object.entries(kinds).map(([kind, text]) => ({ value: kind, text }))}
          value={value.kind === '' ? null : value.kind}
          onChange={(kind) => edit({ kind })}
          {...wrong('kind')}
        />
        {(Object.keys(asks) as PaperField[]).map((field) => (
          <AnswerField key={field} {...{ sort, field, filling }} />
        ))}
      </Stack>
    </Sheet>
  )
}
