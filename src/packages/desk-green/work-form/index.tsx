/** Writing a work for the neighbourhood: what it is, what it costs, its figures one by one, how it looked and looks. */
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/button'
import { Card, Stack, Strong } from '@/components/card'
import { TextField } from '@/components/field/text-field'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { blankForm, draftOf, formOf, problemsIn } from '@/domain/kernel/form'
import { blankMetric, livelihoodForm, type Metric, metricsProblem } from '@/domain/livelihood/form'
import { livelihoodRules as rules } from '@/domain/livelihood/rules'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { type DeskWork, openDeskWorks, saveWork, useDeskWorks } from '@/features/green/works-store'
import { Fields } from '@/features/screens/fields'
import { FormFoot, useFilling } from '@/features/screens/form'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { goBack } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

interface MetricCardProps {
  metric: Metric
  at: number
  onChange: (metric: Metric) => void
  onRemove: () => void
}

function MetricCard({ metric, at, onChange, onRemove }: MetricCardProps) {
  const field = (
    name: keyof Metric,
    label: string,
    most: number,
    more: { hint?: string; optional?: boolean } = {},
  ) => (
    <TextField
      label={label}
      value={metric[name]}
      maxLength={most}
      onChange={(value) => onChange({ ...metric, [name]: value })}
      {...more}
    />
  )
  return (
    <Card>
      <Stack>
        <Strong text={`第 ${at + 1} 个数字`} />
        {field('name', '是什么', rules.nameLetters, { hint: '比如：青石板人行道' })}
        {field('done', '做了多少', rules.amountLetters, { hint: '写数字，可以写 1.8 万、10556 余' })}
        {field('unit', '单位', rules.unitLetters, { hint: '比如：㎡、米、个' })}
        {field('planned', '计划多少', rules.amountLetters, { optional: true })}
        {field('note', '说明', rules.noteLetters, { optional: true })}
        <Button kind="quiet" text={`去掉第 ${at + 1} 个数字`} onTap={onRemove} />
      </Stack>
    </Card>
  )
}

function begun(work: DeskWork | undefined) {
  if (!work) return { ...blankForm(livelihoodForm), metrics: [] as Metric[] }
  const { metrics, ...form } = work.form
  return { ...draftOf(livelihoodForm, form), metrics }
}

function WorkForm({ work: given, stale }: { work: DeskWork | undefined; stale: ReactNode }) {
  // What is written is a change of what was read when it was begun.
  const [work] = useState(given)
  const name = `work:${work?.workId ?? 'new'}:${work?.version ?? 0}`
  const filling = useFilling(name, begun(work), (value) => {
    const wrong = metricsProblem(value.metrics)
    return { ...problemsIn(livelihoodForm, value), ...(wrong !== null && { metrics: wrong }) }
  })
  const { value, edit, wrong, setBusy } = filling
  const { metrics } = value
  const set = (at: number, next: Metric | null) =>
    edit({ metrics: metrics.flatMap((one, i) => (i !== at ? [one] : next === null ? [] : [next])) })
  const save = async () => {
    const known = work ? { workId: work.workId, version: work.version } : {}
    const answer = await filling.handIn(() =>
      saveWork({ ...known, form: { ...formOf(livelihoodForm, value), metrics } }),
    )
    if (answer?.ok) goBack()
  }
  const odd = wrong('metrics').error
  return (
    <Screen
      title={work ? '改资料和数字' : '写一项惠民工程'}
      action={<FormFoot filling={filling} text="存下来，大家看得到" onTap={save} />}
    >
      <Stack>
        {stale}
        <Card>
          <Fields
            table={livelihoodForm}
            answers={value}
            edit={edit}
            wrong={wrong}
            photos={{ folder: 'activity', keepAs: name }}
            onBusy={setBusy}
          />
        </Card>
        {odd !== undefined && <Note tone="seal" text={odd} />}
        {metrics.map((metric, at) => (
          <MetricCard
            key={at}
            {...{ metric, at }}
            onChange={(next) => set(at, next)}
            onRemove={() => set(at, null)}
          />
        ))}
        {metrics.length < rules.metrics && (
          <Button
            kind="second"
            text="加一个数字"
            onTap={() => edit({ metrics: [...metrics, blankMetric] })}
          />
        )}
      </Stack>
    </Screen>
  )
}

function WorkFormPage() {
  const { workId = '' } = usePageParams('workId')
  return (
    <LoadedScreen
      title="惠民工程"
      resource={useDeskWorks()}
      open={openDeskWorks}
      screen={({ items }, stale) => {
        const work = items.find((one) => one.workId === workId)
        return <WorkForm key={work?.workId ?? 'new'} work={work} stale={stale} />
      }}
    />
  )
}

export default wholePage(WorkFormPage, DeskFrame)
