/** The days on which the office is closed beside weekends, and the weekend days on which it works in exchange: those to come, adding some, and taking them back. */
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
import { type ClosedSpan, daysIn, decideDays, FARTHEST } from '@/domain/station/closed-days'
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

const nothing = { holidays: [], workedDays: [] }
const problems = {
  DAYS_WRONG: '最后一天在头一天后面，一次最多 31 天',
  DAYS_NO_WEEKEND: '只写周六、周日；平常的日子本来就办公',
}

const dayShown = (day: string, now: number) => (day === '' ? {} : { shown: writtenDayWord(day, now) })

/** The first and the last day of a span; one day is its own last. */
function SpanSheet({
  sheet,
  begun,
  works,
  onSaid,
  onClose,
}: ClosedDaysProps & { begun: ClosedSpan | null; works: boolean; onClose: () => void }) {
  const now = serverNow()
  const [span, setSpan] = useState(begun ?? { from: '', to: '' })
  const [failed, fail] = useState<string | null>(null)
  const whole: ClosedSpan = { from: span.from, to: span.to || span.from }
  const said = works ? ('worked' as const) : ('closed' as const)
  const judged = span.from === '' ? null : decideDays(nothing, { ...whole, said }, now)
  const wrong = judged && !judged.ok ? problems[judged.error.code] : null
  const last = dayOf(now + FARTHEST * DAY)
  const save = async () => {
    fail(null)
    const answer = await closeDays({
      ...{ ...whole, closed: !works, version: sheet.version },
      ...(works && { works }),
    })
    if (!answer.ok) return fail(failureText(answer.failure))
    onSaid(`${closedWord(whole, now)}${works ? '调休上班' : '不办公'}，记下了`)
    onClose()
  }
  return (
    <Paper
      open
      title={works ? '哪几天调休上班' : '哪几天不办公'}
      confirm="记下"
      confirmDisabled={span.from === '' || wrong !== null}
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
          {...(wrong !== null && { error: wrong })}
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

interface SpansProps {
  spans: readonly ClosedSpan[]
  /** What takes one back; without it nobody may. */
  back: string
  onBack: ((span: ClosedSpan) => void) | null
}

function Spans({ spans, back, onBack }: SpansProps) {
  const now = serverNow()
  if (spans.length === 0) return <Slot>{null}</Slot>
  return (
    <RowGroup>
      {spans.map((span) => (
        <Row
          key={span.from}
          title={closedWord(span, now)}
          caption={`${daysIn(span).length} 天`}
          {...(onBack && {
            end: (
              <Button
                small
                kind="second"
                text={back}
                label={`${closedWord(span, now)}${back}`}
                onTap={() => onBack(span)}
              />
            ),
          })}
        />
      ))}
    </RowGroup>
  )
}

export function ClosedDays({ sheet, onSaid }: ClosedDaysProps) {
  const [adding, setAdding] = useState<ClosedSpan | 'closed' | 'worked' | null>(null)
  const [failed, fail] = useState<string | null>(null)
  const now = serverNow()
  const offered = sheet.mayEdit ? legalSpansOpen(sheet.closed, now) : []
  const takeBack = (back: string) => async (span: ClosedSpan) => {
    fail(null)
    const answer = await closeDays({ ...span, closed: false, version: sheet.version })
    if (answer.ok) onSaid(`${closedWord(span, now)}${back}`)
    else fail(failureText(answer.failure))
  }
  const onBack = (back: string) => (sheet.mayEdit ? takeBack(back) : null)
  return (
    <Section title="哪几天不办公">
      <Stack>
        <Spans spans={sheet.closed} back="照常办公" onBack={onBack('照常办公')} />
        {failed !== null && <Note tone="seal" text={failed} onClose={() => fail(null)} />}
        <Caption
          text={
            sheet.closed.length === 0
              ? '还没有写。周末不用写；写上节假日，算「几个工作日内答复」的时候就跳过这几天。'
              : '算「几个工作日内答复」的时候跳过这几天；已经答应居民的日子不变。'
          }
        />
        {offered.length > 0 && <Offered spans={offered} onChoose={setAdding} />}
        {sheet.mayEdit && <Button kind="second" text="加几天" onTap={() => setAdding('closed')} />}
        {sheet.worked.length > 0 && <Caption text="调休上班的周末，照工作日算：" />}
        <Spans spans={sheet.worked} back="照常休息" onBack={onBack('照常休息')} />
        {sheet.mayEdit && <Button kind="quiet" text="加调休上班的周末" onTap={() => setAdding('worked')} />}
        <Slot>
          {adding !== null && (
            <SpanSheet
              {...{ sheet, onSaid }}
              begun={typeof adding === 'string' ? null : adding}
              works={adding === 'worked'}
              onClose={() => setAdding(null)}
            />
          )}
        </Slot>
      </Stack>
    </Section>
  )
}
