/** Writing what the station tells about itself: what is typed is kept until it is sent, and whoever was quicker is named. */
import { useRef } from 'react'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Sheet as Paper } from '@/components/sheet'
import { draftOf, formOf } from '@/domain/kernel/form'
import { sheetForm, sheetProblems } from '@/domain/station/sheet'
import { Fields } from '@/features/screens/fields'
import { useFilling } from '@/features/screens/form'
import { saveSheet, type Sheet } from './sheet-store'

interface SelfSheetProps {
  sheet: Sheet
  onSaid: (text: string) => void
  onClose: () => void
}

export function SelfSheet({ sheet, onSaid, onClose }: SelfSheetProps) {
  // The draft stays while somebody else's change comes in beneath it, and is of the version it was opened at.
  const begun = useRef({ form: draftOf(sheetForm, sheet.form), version: sheet.version }).current
  const filling = useFilling(`station-sheet:${begun.version}`, begun.form, sheetProblems)
  const { value, edit, wrong, failed, fail } = filling
  const save = async () => {
    const form = formOf(sheetForm, value)
    const answer = await filling.handIn(() => saveSheet({ form, version: sheet.version }))
    if (!answer?.ok) return
    onSaid('存好了，居民马上看得到')
    onClose()
  }
  return (
    <Paper open title="改站的资料" confirm="存好" onConfirm={save} onClose={onClose}>
      <Stack>
        <Fields table={sheetForm} answers={value} {...{ edit, wrong }} />
        {failed !== null && <Note tone="seal" text={failed} onClose={() => fail(null)} />}
        {begun.version !== sheet.version && (
          <Note tone="amber" text={`${sheet.by || '同事'}刚存过一次。您写的还在，再点「存好」就换成您的`} />
        )}
      </Stack>
    </Paper>
  )
}
