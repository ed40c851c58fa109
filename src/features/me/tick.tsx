/** One thing to agree to, with one tick of its own. */
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'

interface TickProps {
  label: string
  text: string
  on: boolean
  onChange: (on: boolean) => void
  error?: string
}

export function Tick({ label, text, on, onChange, ...error }: TickProps) {
  return (
    <Field label={label} {...error}>
      <Choices
        label={text}
        options={[{ value: 'on', text }]}
        values={on ? ['on'] : []}
        onChange={(values) => onChange(values.length > 0)}
      />
    </Field>
  )
}
