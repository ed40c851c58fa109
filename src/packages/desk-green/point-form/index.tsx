/** Writing a point: what it is called and when somebody stands there. */
import { Screen } from '@/components/screen'
import { Card, Stack } from '@/components/card'
import { blankForm, draftOf, formOf, problemsIn } from '@/domain/kernel/form'
import { hoursProblems, sortingPointForm } from '@/domain/sorting/form'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { type DeskPoint, openDesk, savePoint, useDesk } from '@/features/green/sort-store'
import { Fields } from '@/features/screens/fields'
import { FormFoot, useFilling } from '@/features/screens/form'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { goBack } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'
import { type ReactNode, useState } from 'react'

function PointForm({ point: given, stale }: { point: DeskPoint | undefined; stale: ReactNode }) {
  // What is written is a change of what was read when it was begun.
  const [point] = useState(given)
  const begun = point ? draftOf(sortingPointForm, point.form) : blankForm(sortingPointForm)
  const name = `sorting-point:${point?.pointId ?? 'new'}:${point?.version ?? 0}`
  const filling = useFilling(name, begun, (answers) => ({
    ...problemsIn(sortingPointForm, answers),
    ...hoursProblems(answers),
  }))
  const { value, edit, wrong } = filling
  const save = async () => {
    const known = point ? { pointId: point.pointId, version: point.version } : {}
    const answer = await filling.handIn(() => savePoint({ ...known, form: formOf(sortingPointForm, value) }))
    if (answer?.ok) goBack()
  }
  return (
    <Screen
      title={point ? '改投放点' : '加一个投放点'}
      action={<FormFoot filling={filling} text="存下来" onTap={save} />}
    >
      <Stack>
        {stale}
        <Card>
          <Fields table={sortingPointForm} answers={value} edit={edit} wrong={wrong} />
        </Card>
      </Stack>
    </Screen>
  )
}

function PointFormPage() {
  const { pointId = '' } = usePageParams('pointId')
  return (
    <LoadedScreen
      title="投放点"
      resource={useDesk()}
      open={openDesk}
      screen={({ points }, stale) => {
        const point = points.find((one) => one.pointId === pointId)
        return <PointForm key={point?.pointId ?? 'new'} point={point} stale={stale} />
      }}
    />
  )
}

export default wholePage(PointFormPage, DeskFrame)
