/** The questions of a prize: what it is, what it costs, who hands it out where and when, how long it stands there. */
import { useState } from 'react'
import { fileSrc, upload } from '@/api/files'
import { serverNow } from '@/api/server-clock'
import { Card } from '@/components/card'
import { Choice, Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { MomentField, PickField } from '@/components/field/pick-field'
import { TextField } from '@/components/field/text-field'
import { PhotoField } from '@/components/photo-field'
import { Section } from '@/components/section'
import { dayOf } from '@/domain/kernel/clock'
import { prizeKindNames, prizeKinds } from '@/domain/store/vocabulary'
import { writtenDayWord } from '@/domain/words/moments'
import { SwitchRow } from '@/components/field/switch-row'
import type { PrizeDraft } from './prize-draft'
import { weekdayOptions } from './weekdays'

export interface PrizePartProps {
  value: PrizeDraft
  edit: (some: Partial<PrizeDraft>) => void
  /** What is wrong with an answer, once saving was tried. */
  wrong: (key: keyof PrizeDraft) => { error?: string }
}

const kinds = prizeKinds.map((value) => ({ value, text: prizeKindNames[value] }))

async function sendPhoto(path: string, onProgress: (percent: number) => void) {
  const answer = await upload(path, 'prize', onProgress)
  return answer.ok
    ? { ok: true as const, fileId: answer.data.fileId }
    : { ok: false as const, text: `${answer.failure.text}，点一下重传` }
}

export function WhatFields({
  value,
  edit,
  wrong,
  onBusy,
}: PrizePartProps & { onBusy: (busy: boolean) => void }) {
  return (
    <Card>
      <TextField
        label="奖品名称"
        value={value.title}
        onChange={(title) => edit({ title })}
        maxLength={30}
        placeholder="比如：洗衣液一瓶"
        {...wrong('title')}
      />
      <Field label="物品还是服务">
        <Choice label="物品还是服务" options={kinds} value={value.kind} onChange={(kind) => edit({ kind })} />
      </Field>
      <PhotoField
        label="照片"
        value={value.photo === null ? [] : [value.photo]}
        onChange={([photo = null]) => edit({ photo })}
        max={1}
        upload={sendPhoto}
        keepAs="prize"
        srcOf={fileSrc}
        onBusy={onBusy}
        optional
      />
      <TextField
        label="介绍"
        value={value.intro}
        onChange={(intro) => edit({ intro })}
        multiline
        maxLength={500}
        placeholder="多大、什么牌子、要带什么来领"
        optional
      />
    </Card>
  )
}

export function PriceFields({ value, edit, wrong }: PrizePartProps) {
  return (
    <Section title="多少分，每人几份">
      <Card>
        <TextField
          label="要多少分"
          type="number"
          value={value.points}
          onChange={(points) => edit({ points })}
          maxLength={6}
          hint="已经订好的按订时的分"
          {...wrong('points')}
        />
        <TextField
          label="每人每月最多几份"
          type="number"
          value={value.limitPerMonth}
          onChange={(limitPerMonth) => edit({ limitPerMonth })}
          maxLength={3}
          hint="不限就空着"
          optional
          {...wrong('limitPerMonth')}
        />
        <TextField
          label="剩几份时提醒补货"
          type="number"
          value={value.lowMark}
          onChange={(lowMark) => edit({ lowMark })}
          maxLength={2}
          hint="到了会出现在工作台的待办里，写 0 不提醒"
          {...wrong('lowMark')}
        />
      </Card>
    </Section>
  )
}

interface PickUpFieldsProps extends PrizePartProps {
  partners: readonly { partnerId: string; name: string }[]
}

/** The station stands first among those who hand out. */
const station = { value: '', text: '社区自己' }

export function PickUpFields({ value, edit, wrong, partners }: PickUpFieldsProps) {
  return (
    <Section title="谁发，在哪里领">
      <Card>
        <PickField
          label="谁来发"
          options={[station, ...partners.map(({ partnerId, name }) => ({ value: partnerId, text: name }))]}
          value={value.partnerId}
          onChange={(partnerId) => edit({ partnerId })}
        />
        <TextField
          label="在哪里领"
          value={value.place}
          onChange={(place) => edit({ place })}
          maxLength={40}
          placeholder="比如：党群服务中心一楼服务台"
        />
        <Field label="哪几天能领">
          <Choices
            label="哪几天能领"
            options={weekdayOptions}
            values={value.weekdays}
            onChange={(days) => edit({ weekdays: days })}
          />
        </Field>
        <MomentField
          label="从几点"
          mode="time"
          value={value.from}
          onChange={(from) => edit({ from })}
          {...wrong('from')}
        />
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

export function ShelfFields({ value, edit, wrong }: PrizePartProps) {
  return (
    <Section title="摆多久">
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
