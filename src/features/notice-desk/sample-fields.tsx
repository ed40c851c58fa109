/** A notice that comes again and again: its sentence with the words that differ underlined, and a choice for each. */
import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card, Stack } from '@/components/card'
import { Choice } from '@/components/choices'
import { Field } from '@/components/field'
import type { FormTable } from '@/domain/kernel/form'
import { hoursProblem, noticeSamples, type Piece, type SampleName } from '@/domain/notice/samples'
import { Fields } from '../screens/fields'
import type { Filling } from '../screens/form'
import { beginSample, type NoticeDraft, sampleWords, withOwnWords } from './notice-draft'
import styles from './sample-fields.module.scss'
import type { FormChoices } from './store'

interface SampleProps {
  value: NoticeDraft
  edit: (some: Partial<NoticeDraft>) => void
  choices: FormChoices
  now: number
}

const OWN = 'own'

const options = [
  ...Object.entries(noticeSamples).map(([name, { name: text }]) => ({ value: name as SampleName, text })),
  { value: OWN, text: '自己写' },
] as const

/** What it is about; one's own words are there at once and stay. */
export function SampleChoice({ value, edit, choices, now }: SampleProps) {
  const choose = (chosen: SampleName | typeof OWN) =>
    edit(chosen === OWN ? withOwnWords(value, choices, now) : beginSample(chosen, now))
  return <Choice label="什么事" options={options} value={value.sample ?? OWN} onChange={choose} />
}

function Sentence({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <View className={styles.sentence}>
      {pieces.map(({ text, chosen }, i) => (
        <Text key={i} className={chosen ? styles.chosen : undefined}>
          {text}
        </Text>
      ))}
    </View>
  )
}

export function SampleFields({
  value,
  edit,
  wrong,
  choices,
  now,
  sample,
}: SampleProps & Pick<Filling<NoticeDraft>, 'wrong'> & { sample: SampleName }) {
  const { title, text } = sampleWords({ ...value, sample }, choices, now)
  const { slots } = value
  const table: FormTable = noticeSamples[sample].form
  const strict = wrong('slots').error !== undefined
  const hours = strict ? hoursProblem(slots) : null
  return (
    <Stack>
      <View className={styles.paper}>
        <View className={styles.title}>
          <Sentence pieces={title} />
        </View>
        <Sentence pieces={text} />
      </View>
      <Card>
        <Fields
          table={table}
          answers={slots}
          edit={(some) => {
            const next = { ...slots, ...some }
            // The notice is over with its day.
            edit({ slots: next, ...(typeof next.day === 'string' && { lastDay: next.day }) })
          }}
          strict={strict}
        />
        {hours !== null && (
          <Field label="" error={hours}>
            {null}
          </Field>
        )}
        <Button kind="quiet" text="改成自己的话" onTap={() => edit(withOwnWords(value, choices, now))} />
      </Card>
    </Stack>
  )
}
