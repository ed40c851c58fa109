/** The finer choices of a list: one of a few or all of them, and what is on or off. It stands there while it is open. */
import { useState } from 'react'
import { Choice } from '@/components/choices'
import { Field } from '@/components/field'
import { PickField } from '@/components/field/pick-field'
import { SwitchRow } from '@/components/field/switch-row'
import { Sheet } from '@/components/sheet'

/** One thing by which a list is narrowed; `wheel` where there are many to choose from. */
type Narrowing =
  | { is: 'choice' | 'wheel'; label: string; options: readonly { value: string; text: string }[] }
  | { is: 'switch'; label: string; hint: string }

interface FilterSheetProps<F extends object> {
  title: string
  /** By the part of the filter that each decides, in the order of the sheet. */
  by: { [K in keyof F]?: Narrowing | false }
  filter: F
  onChoose: (filter: F) => void
  onClose: () => void
}

const any = 'any'

interface OneProps {
  by: Narrowing
  value: unknown
  onChange: (value: string | boolean | null) => void
}

function One({ by, value, onChange }: OneProps) {
  const { label } = by
  if (by.is === 'switch')
    return <SwitchRow label={label} hint={by.hint} on={value === true} onChange={onChange} />
  const choosing = {
    ...{ label, options: [{ value: any, text: '都看' }, ...by.options] },
    value: typeof value === 'string' ? value : any,
    onChange: (chosen: string) => onChange(chosen === any ? null : chosen),
  }
  if (by.is === 'wheel') return <PickField {...choosing} />
  return (
    <Field label={label}>
      <Choice {...choosing} />
    </Field>
  )
}

export function FilterSheet<F extends object>({ title, by, filter, onChoose, onClose }: FilterSheetProps<F>) {
  const [shown, setShown] = useState(filter)
  const confirm = () => {
    onChoose(shown)
    onClose()
  }
  return (
    <Sheet open title={title} confirm="就看这些" onConfirm={confirm} cancel="不改了" onClose={onClose}>
      {(Object.keys(by) as (keyof F & string)[]).map((name) => {
        const one = by[name]
        const onChange = (value: string | boolean | null) => setShown({ ...shown, [name]: value })
        return one && <One key={name} by={one} value={shown[name]} onChange={onChange} />
      })}
    </Sheet>
  )
}
