/** The finer choices of the list: what kind, for whom, in which grid. */
import { useState } from 'react'
import { Choice } from '@/components/choices'
import { Field } from '@/components/field'
import { PickField } from '@/components/field/pick-field'
import { Sheet } from '@/components/sheet'
import {
  activityTypeNames,
  activityTypes,
  audienceNames,
  audiences,
  type ActivityType,
  type Audience,
} from '@/domain/activity/vocabulary'
import type { Filter } from './list-store'

type Choices = Pick<Filter, 'type' | 'audience' | 'gridId'>

interface FilterSheetProps {
  open: boolean
  filter: Choices
  /** The grids of the station, once known. */
  grids: readonly { gridId: string; name: string }[]
  onChoose: (choices: Choices) => void
  onClose: () => void
}

const any = 'any'
const types = [
  { value: any, text: '都看' },
  ...activityTypes.map((value) => ({ value, text: activityTypeNames[value] })),
]
const people = audiences.map((value) => ({ value, text: value === 'all' ? '都看' : audienceNames[value] }))

export function FilterSheet({ open, filter, grids, onChoose, onClose }: FilterSheetProps) {
  const [choices, setChoices] = useState<Choices | null>(null)
  const shown = choices ?? filter
  const edit = (some: Partial<Choices>) => setChoices({ ...shown, ...some })
  const close = () => {
    setChoices(null)
    onClose()
  }
  const confirm = () => {
    onChoose(shown)
    close()
  }
  return (
    <Sheet
      open={open}
      title="想看哪些"
      confirm="就看这些"
      onConfirm={confirm}
      cancel="不改了"
      onClose={close}
    >
      <PickField
        label="类型"
        options={types}
        value={shown.type ?? any}
        onChange={(value) => edit({ type: value === any ? null : (value as ActivityType) })}
      />
      {grids.length > 0 && (
        <PickField
          label="网格"
          options={[
            { value: any, text: '都看' },
            ...grids.map(({ gridId, name }) => ({ value: gridId, text: name })),
          ]}
          value={shown.gridId ?? any}
          onChange={(value) => edit({ gridId: value === any ? null : value })}
        />
      )}
      <Field label="适合谁">
        <Choice
          label="适合谁"
          options={people}
          value={shown.audience ?? 'all'}
          onChange={(value: Audience) => edit({ audience: value === 'all' ? null : value })}
        />
      </Field>
    </Sheet>
  )
}
