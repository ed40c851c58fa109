/** Writing a grid, new or again: its name, its buildings, who looks after it; and taking away one that nobody needs. */
import { useRef, useState } from 'react'
import { failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { blankForm, draftOf, formOf } from '@/domain/kernel/form'
import { gridForm, gridProblems } from '@/domain/station/grids'
import { useAttempt } from '@/features/screens/attempt'
import { Fields } from '@/features/screens/fields'
import { useFilling } from '@/features/screens/form'
import { removeGrid, saveGrid, type Grid } from './grids-store'

interface GridSheetProps {
  /** The grid that is changed; a new one without it. */
  grid: Grid | null
  /** Of the station, as it stands now. */
  version: number
  onSaid: (text: string) => void
  onClose: () => void
}

export function GridSheet({ grid, version, onSaid, onClose }: GridSheetProps) {
  // The draft stays while somebody else's change comes in beneath it.
  const begun = useRef({
    form: grid === null ? blankForm(gridForm) : draftOf(gridForm, grid.form),
    name: grid === null ? 'grid' : `grid:${grid.gridId}:${version}`,
  }).current
  const filling = useFilling(begun.name, begun.form, gridProblems)
  const { value, edit, wrong, failed, fail } = filling
  const [asked, setAsked] = useState(false)
  const known = grid && { gridId: grid.gridId }
  const attempt = useAttempt(version)
  const save = async () => {
    const form = formOf(gridForm, value)
    const answer = await attempt((seen) => filling.handIn(() => saveGrid({ ...known, form, version: seen })))
    if (!answer?.ok) return
    onSaid(`${form.name}存好了`)
    onClose()
  }
  const remove = async () => {
    if (!known) return
    fail(null)
    setAsked(false)
    const answer = await removeGrid({ ...known, version })
    if (!answer.ok) return fail(failureText(answer.failure))
    onSaid(`${value.name}去掉了`)
    onClose()
  }
  return (
    <Sheet
      open
      title={grid === null ? '加一个网格' : '改网格'}
      confirm="存好"
      confirmDisabled={value.name.trim() === ''}
      onConfirm={save}
      onClose={onClose}
    >
      <Stack>
        <Fields table={gridForm} answers={value} {...{ edit, wrong }} />
        {failed !== null && <Note tone="seal" text={failed} onClose={() => fail(null)} />}
        {grid && !asked && <Button kind="second" text="去掉这个网格" onTap={() => setAsked(true)} />}
        {grid && asked && (
          <Note
            tone="amber"
            text={`去掉${grid.form.name}？里面没有人住、没有网格员管着才去得掉`}
            action="确定去掉"
            onAction={() => void remove()}
            onClose={() => setAsked(false)}
          />
        )}
      </Stack>
    </Sheet>
  )
}
