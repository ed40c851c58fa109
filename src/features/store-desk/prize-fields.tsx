/** The questions of a prize that no table draws: who hands it out where and when, and how long it stands there. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Card } from '@/components/card'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { MomentField, PickField } from '@/components/field/pick-field'
import { SwitchRow } from '@/components/field/switch-row'
import { Section } from '@/components/section'
import { dayOf } from '@/domain/kernel/clock'
import { prizeForm } from '@/domain/store/prize-form'
import { writtenDayWord } from '@/domain/words/moments'
import { Fields } from '@/features/screens/fields'
import type { Filling } from '@/features/screens/form'
import type { PrizeDraft } from './prize-draft'
import { weekdayOptions } from './weekdays'

type PartProps = Pick<Filling<PrizeDraft>, 'value' | 'edit' | 'wrong'>

interface PickUpFieldsProps extends PartProps {
  partners: readonly { partnerId: string; name: string }[]
}

/** The station stands first among those who hand out. */
const station = { value: '', text: '社区自己' }

export function PickUpFields({ partners, ...part }: PickUpFieldsProps) {
  const { value, edit, wrong } = part
  return (
    <Section title="谁发，在哪里领">
      <Card>
        <PickField
          label="谁来发"
          options={[station, ...partners.map(({ partnerId, name }) => ({ value: partnerId, text: name }))]}
          value={value.partnerId}
          onChange={(partnerId) => edit({ partnerId })}
        />
        <Fields table={prizeForm} names={['place']} answers={value} {...part} />
        <Field label="哪几天能领">
          <Choices
            label="哪几天能领"
            options={weekdayOptions}
            values={value.weekdays}
            onChange={(days) => edit({ weekdays: days })}
          />
        </Field>
        <MomentField label="从几点" mode="time" value={value.from} onChange={(from) => edit({ from })} />
        <MomentField
          label="到几点"
          mode="time"
          value={value.until}
          onChange={(until) => edit({ until })}
          {...wrong('until')}
        />
      </Card>
    </Section>
  )
}

/** A day that may be left open: the switch says that there is one. */
function OpenDay(props: {
  label: string
  hint: string
  dayLabel: string
  day: string | null
  onDay: (day: string | null) => void
  error?: string
}) {
  const { label, hint, dayLabel, day, onDay, error } = props
  const now = serverNow()
  const [today] = useState(() => dayOf(now))
  return (
    <>
      <SwitchRow label={label} hint={hint} on={day !== null} onChange={(on) => onDay(on ? today : null)} />
      {day !== null && (
        <MomentField
          label={dayLabel}
          mode="date"
          value={day}
          onChange={onDay}
          shown={writtenDayWord(day, now)}
          start={today}
          {...(error !== undefined && { error })}
        />
      )}
    </>
  )
}

export function ShelfFields({ value, edit, wrong }: PartProps) {
  return (
    <Section title="上架时间">
      <Card>
        <OpenDay
          label="到了日子再摆"
          hint="不选就是一上架就能换"
          dayLabel="哪天起"
          day={value.shelfFrom}
          onDay={(shelfFrom) => edit({ shelfFrom })}
        />
        <OpenDay
          label="有最后一天"
          hint="不选就一直摆着"
          dayLabel="最后一天"
          day={value.shelfUntil}
          onDay={(shelfUntil) => edit({ shelfUntil })}
          {...wrong('shelfUntil')}
        />
      </Card>
    </Section>
  )
}
