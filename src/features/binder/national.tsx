/** The way into the national system: a file to compare, and how far that is, as the head says. */
import { Caption, Stack } from '@/components/card'
import { Choice } from '@/components/choices'
import { Field } from '@/components/field'
import { Section } from '@/components/section'
import { nationalStates } from '@/domain/registers/national-states'
import { momentWord } from '@/domain/words/moments'
import { FileButtons } from '@/features/screens/paper-sheet'
import type { Saying } from '@/features/screens/said'
import { type Binder, markNational, nationalFile, type NationalMark } from './store'

const options = (Object.keys(nationalStates) as NationalMark[]).map((value) => ({
  value,
  text: nationalStates[value],
}))

interface NationalProps {
  binder: Binder
  shownAs: string
  saying: Saying
  now: number
}

export function National({ binder: { month, national }, shownAs, saying, now }: NationalProps) {
  if (national === null) return null
  const mark = async (state: NationalMark) => {
    saying.sayAnswer(await markNational(month, state, shownAs), `记下了：${nationalStates[state]}`)
  }
  const { state, byName, at } = national
  return (
    <Section title="全国志愿服务系统">
      <Stack>
        <Field label="这个月报到哪一步了">
          <Choice label="这个月报到哪一步了" options={options} value={state} onChange={mark} />
        </Field>
        {at !== null && <Caption text={`${momentWord(at, now)} ${byName}记的`} />}
        <FileButtons take={() => nationalFile(month)} kinds={['sheet']} second />
        <Caption text="五类记录各一张表，写的是全名；没有同意报给全国系统的不在表里，几位写在表头上面。表头待核对：导入前请和系统的模板对一遍，证件号和电话另填。" />
      </Stack>
    </Section>
  )
}
