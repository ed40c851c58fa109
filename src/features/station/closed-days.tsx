/** The days on which the office is closed beside weekends: those to come, adding some, and working on them after all. */
import { useState } from 'react'
import { failureText } from '@/api/failure'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { MomentField } from '@/components/field/pick-field'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Sheet as Paper } from '@/components/sheet'
import { Slot } from '@/components/slot'
import { DAY, dayOf } from '@/domain/kernel/clock'
import { type ClosedSpan, daysIn, decideClosing, FARTHEST } from '@/domain/station/closed-days'
import { legalSpansOpen, type LegalSpan } from '@/domain/station/legal-days'
import { closedWord } from '@/domain/station/closed-words'
import { writtenDayWord } from '@/domain/words/moments'
import { closeDays, type Sheet } from './sheet-store'

/** So many festivals are offered at once, the next first. */
const OFFERED = 3

interface ClosedDaysProps {
  sheet: Sheet
  onSaid: (text: string) => void
}

const dayShown = (day: string, now: number) => (day === '' ? {} : { shown: writtenDayWord(day, now) })

/** The first and the last day of a span; one day is its own last. */
function SpanSheet({
  sheet,
  begun,
  onSaid,
  onClose,
}: ClosedDaysProps & { begun: ClosedSpan | null; onClose: () => void }) {
  const now = serverNow()
  const [span, setSpan] = useState(begun ?? { from: '', to: '' })
  const [failed, fail] = useState<string | null>(null)
  const whole: ClosedSpan = { from: span.from, to: span.to || span.from }
  const wrong = span.from !== '' && !decideClosing([], { ...whole, closed: true }, now).ok
  const last = dayOf(now + FARTHEST * DAY)
  const save = async () => {
    fail(null)
    const answer = await closeDays({ ...whole, closed: true, version: sheet.version })
    if (!answer.ok) return fail(failureText(answer.failure))
    onSaid(`${closedWord(whole, now)}不办公，记下了`)
    onClose()
  }
  return (
    <Paper
      open
      title="哪几天不办公"
      confirm="记下"
      confirmDisabled={span.from === '' || wrong}
      onConfirm={save}
      onClose={onClose}
    >
      <Stack>
        <MomentField
          mode="date"
          label="从哪天"
          value={span.from || null}
          onChange={(from) => setSpan({ ...span, from })}
          start={dayOf(now)}
          end={last}
          {...dayShown(span.from, now)}
        />
        <MomentField
          mode="date"
          label="到哪天"
          hint="只有一天，这里不用选"
          value={span.to || null}
          onChange={(to) => setSpan({ ...span, to })}
          start={span.from || dayOf(now)}
          end={last}
          {...dayShown(span.to, now)}
          {...(wrong && { error: '最后一天在头一天后面，一次最多 31 天' })}
        />
        {failed !== null && <Note tone="seal" text={failed} onClose={() => fail(null)} />}
      </Stack>
    </Paper>
  )
}

/** The next festivals that are off by law; how long they are this year is added on the sheet. */
function Offered({ spans, onChoose }: { spans: readonly LegalSpan[]; onChoose: (span: ClosedSpan) => void }) {
  const now = serverNow()
  return (
    <>
      <Caption text="法定的节日，点一个再改头尾：每年放几天，以国务院的通知为准。" />
      <RowGroup>
        {spans.slice(0, OFFERED).map(({ name, ...span }) => (
          <Row
            key={span.from}
            icon="calendar"
            title={name}
            caption={closedWord(span, now)}
            onTap={() => onChoose(span)}
          />
        ))}
      </RowGroup>
    </>
  )
}

export function ClosedDays({ sheet, onSaid }: ClosedDaysProps) {
  const [adding, setAdding] = useState<ClosedSpan | 'new' | null>(null)
  const [failed, fail] = useState<string | null>(null)
  const now = serverNow()
  const offered = sheet.mayEdit ? legalSpansOpen(sheet.closed, now) : []
  const openAgain = async (span: ClosedSpan) => {
    fail(null)
    const answer = await closeDays({ ...span, closed: false, version: sheet.version })
    if (answer.ok) onSaid(`${closedWord(span, now)}照常办公`)
    else fail(failureText(answer.failure))
  }
  return (
    <Section title="哪几天不办公">
      <Stack>
        {sheet.closed.length > 0 && (
          <RowGroup>
            {sheet.closed.map((span) => (
              <Row
                key={span.from}
                title={closedWord(span, now)}
                caption={`${daysIn(span).length} 天`}
                {...(sheet.mayEdit && {
                  end: (
                    <Button
                      small
                      kind="second"
                      text="照常办公"
                      label={`${closedWord(span, now)}照常办公`}
                      onTap={() => openAgain(span)}
                    />
                  ),
                })}
              />
            ))}
          </RowGroup>
        )}
        {failed !== null && <Note tone="seal" text={failed} onClose={() => fail(null)} />}
        <Caption
          text={
            sheet.closed.length === 0
              ? '还没有写。周末不用写；写上节假日，算「几个工作日内答复」的时候就跳过这几天。'
              : '算「几个工作日内答复」的时候跳过这几天；已经答应居民的日子不变。'
          }
        />
        {offered.length > 0 && <Offered spans={offered} onChoose={setAdding} />}
        {sheet.mayEdit && <Button kind="second" text="加几天" onTap={() => setAdding('new')} />}
        <Slot>
          {adding !== null && (
            <SpanSheet
              {...{ sheet, onSaid }}
              begun={adding === 'new' ? null : adding}
              onClose={() => setAdding(null)}
            />
          )}
        </Slot>
      </Stack>
    </Section>
  )
}
