/** Booking a room within a time that is free: from when, how long, for what and for how many. */
import { useState } from 'react'
import { failureText } from '@/api/failure'
import { serverNow } from '@/api/server-clock'
import { Caption, Stack } from '@/components/card'
import { Choice } from '@/components/choices'
import { Field } from '@/components/field'
import { PickField } from '@/components/field/pick-field'
import { TextField } from '@/components/field/text-field'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { wholeOf } from '@/domain/kernel/form'
import { holdsOf } from '@/domain/room/decide-book'
import type { Times } from '@/domain/room/opening'
import { roomRules } from '@/domain/room/rules'
import { placePurposes, type PlacePurpose } from '@/domain/station/place-words'
import { durationWord } from '@/domain/words/amounts'
import { timeWord } from '@/domain/words/moments'
import { useDraft } from '@/platform/use-draft'
import { book, type Week } from './store'
import { timesWord } from './words'

interface BookSheetProps {
  week: Week
  free: Times
  onBooked: (times: Times) => void
  onClose: () => void
}

const { stepMs, longestMs } = roomRules

/** The times at which one may begin within what is free. */
const startsIn = ({ startAt, endAt }: Times): number[] =>
  Array.from({ length: Math.floor((endAt - startAt) / stepMs) }, (_, i) => startAt + i * stepMs)

/** How long one may stay from a beginning on, up to the end of what is free. */
const lengthsFrom = (from: number, { endAt }: Times): number[] =>
  Array.from({ length: Math.min(longestMs, endAt - from) / stepMs }, (_, i) => (i + 1) * stepMs)

/** How many people it is for, as it is typed; what was typed last is there again. */
const draft = { people: '', purpose: '' }

export function BookSheet({ week, free, onBooked, onClose }: BookSheetProps) {
  const { place } = week
  const starts = startsIn(free)
  const [from, setFrom] = useState(free.startAt)
  const lengths = lengthsFrom(from, free)
  const [wanted, setWanted] = useState(2 * stepMs)
  const [failed, setFailed] = useState<string | null>(null)
  const { value, edit } = useDraft(`room:${place.placeCode}`, draft)
  const long = lengths.includes(wanted) ? wanted : (lengths[lengths.length - 1] ?? stepMs)
  const times = { startAt: from, endAt: from + long }
  const purpose = place.purposes.find((one) => one === value.purpose) ?? place.purposes[0] ?? null
  const most = holdsOf(place, purpose) ?? 2_000
  const people = wholeOf(value.people === '' ? '1' : value.people, { least: 1, most })
  const send = async () => {
    setFailed(null)
    if (people === null) return setFailed(`请写 1 到 ${most}`)
    const answer = await book({ placeCode: place.placeCode, ...times, purpose, people })
    if (!answer.ok) return setFailed(failureText(answer.failure))
    onBooked(times)
  }
  return (
    <Sheet
      open
      title={`订${place.name}`}
      confirm={`订下 ${timesWord(times, serverNow())}`}
      onConfirm={send}
      onClose={onClose}
    >
      <Stack>
        {starts.length > 1 && (
          <PickField
            label="从几点"
            options={starts.map((at) => ({ value: String(at), text: timeWord(at) }))}
            value={String(from)}
            onChange={(at) => setFrom(Number(at))}
          />
        )}
        <Field label="用多久">
          <Choice
            label="用多久"
            options={lengths.map((ms) => ({ value: String(ms), text: durationWord(ms / 60_000) }))}
            value={String(long)}
            onChange={(ms) => setWanted(Number(ms))}
          />
        </Field>
        {place.purposes.length > 1 && (
          <Field label="做什么">
            <Choice
              label="做什么"
              options={place.purposes.map((one: PlacePurpose) => ({ value: one, text: placePurposes[one] }))}
              value={purpose}
              onChange={(chosen) => edit({ purpose: chosen })}
            />
          </Field>
        )}
        <TextField
          label="几个人"
          value={value.people}
          onChange={(typed) => edit({ people: typed })}
          placeholder="1"
          type="number"
          {...(most < 2_000 && { hint: `这样用最多 ${most} 人` })}
        />
        <Caption text="开始后 15 分钟没到，就让给别人；90 天里三次没来，一个月不能订。不收费，也不做买卖。" />
        {failed !== null && <Note tone="seal" text={failed} onClose={() => setFailed(null)} />}
      </Stack>
    </Sheet>
  )
}
