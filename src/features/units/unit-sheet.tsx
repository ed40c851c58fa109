/** A unit of the district: its name, where it is, whether it is open; what is typed is kept until it is sent. */
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { blankForm, draftOf, formOf, problemsIn } from '@/domain/kernel/form'
import { unitForm } from '@/domain/station/unit-form'
import { type AddedType, calledOf } from '@/domain/station/units'
import { Fields } from '@/features/screens/fields'
import { useFilling } from '@/features/screens/form'
import { addUnit, changeUnit, type Unit } from './tree'

/** One that is changed, or a new one of a kind below another. */
export type Writing = { unit: Unit } | { type: AddedType; above: Unit }

interface UnitSheetProps {
  writing: Writing
  onSaid: (text: string) => void
  onClose: () => void
}

export const added: Record<AddedType, string> = {
  institute: '加一个所',
  department: '加一个部门',
  station: '开一个站',
  point: '加一个点',
  base: '加一个基地',
}

const titleOf = (writing: Writing): string =>
  'unit' in writing ? `修改${calledOf(writing.unit)}` : `${calledOf(writing.above)}：${added[writing.type]}`

const draftName = (writing: Writing): string =>
  'unit' in writing
    ? `unit:${writing.unit.unitId}:${writing.unit.version}`
    : `unit:${writing.type}:${writing.above.unitId}`

export function UnitSheet({ writing, onSaid, onClose }: UnitSheetProps) {
  const isNew = !('unit' in writing)
  const begun = isNew ? blankForm(unitForm) : draftOf(unitForm, writing.unit)
  const filling = useFilling(draftName(writing), begun, (draft) => problemsIn(unitForm, draft))
  const { value, edit, wrong, failed } = filling
  const send = () => {
    const { name, address, active } = formOf(unitForm, value)
    if (isNew) return addUnit({ parentId: writing.above.unitId, type: writing.type, name, address })
    const { unitId, version } = writing.unit
    return changeUnit({ unitId, version, name, address, active })
  }
  const save = async () => {
    const answer = await filling.handIn(send)
    if (!answer?.ok) return
    onSaid(isNew ? `${calledOf(answer.data)}开好了` : `${calledOf(answer.data)}改好了`)
    onClose()
  }
  return (
    <Sheet
      open
      title={titleOf(writing)}
      confirm="存好"
      confirmDisabled={value.name.trim() === ''}
      onConfirm={save}
      onClose={onClose}
    >
      <Stack>
        <Fields
          table={unitForm}
          names={isNew ? ['name', 'address'] : ['name', 'address', 'active']}
          answers={value}
          {...{ edit, wrong }}
        />
        {failed !== null && <Note tone="seal" text={failed} />}
      </Stack>
    </Sheet>
  )
}
