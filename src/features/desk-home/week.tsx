/** The station's week: who came each day, and behind the bars the sessions that are counted, each the way to its people. */
import { useState } from 'react'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Columns, Road } from '@/components/chart'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { deskPages } from '@/domain/desk-pages'
import { dayOf, startOf } from '@/domain/kernel/clock'
import { timeWord, weekdayWord, writtenDayWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import type { Desk } from './store'

type Week = Desk['week']

/** 一 for 周一: the days of one week need no more. */
const short = (day: string): string => weekdayWord(startOf(day)).slice(1)

function DayPart({ one, now }: { one: Week[number]; now: number }) {
  const isAhead = one.day > dayOf(now)
  return (
    <Section title={`${writtenDayWord(one.day, now)} ${isAhead ? '报了' : '来了'} ${one.people} 人`}>
      <Road
        stretches={one.sessions.map(({ sessionId, title, startAt, people }) => ({
          word: `${timeWord(startAt)} ${title}`,
          value: people,
          said: `${people} 人`,
          onTap: () => openPage(deskPages.roster(sessionId)),
        }))}
      />
    </Section>
  )
}

export function WeekCard({ week, now }: { week: Week; now: number }) {
  const [open, setOpen] = useState(false)
  const today = dayOf(now)
  const held = week.filter(({ sessions }) => sessions.length > 0)
  if (held.length === 0) return null
  const came = week.filter(({ day }) => day <= today).reduce((all, { people }) => all + people, 0)
  const ahead = week.filter(({ day }) => day > today).reduce((all, { people }) => all + people, 0)
  const title = `这一周来了 ${came} 人`
  const label = ahead > 0 ? `${title}，后面几天报了 ${ahead} 人` : title
  return (
    <>
      <Card onTap={() => setOpen(true)} label={`${label}，一场一场看`}>
        <Stack>
          <Strong text={title} />
          <Columns
            label={label}
            columns={week.map(({ day, people }) => ({
              ...{ word: short(day), value: people, now: day === today },
            }))}
          />
          {ahead > 0 && <Caption text={`虚线是后面几天报了名的，${ahead} 人`} />}
        </Stack>
      </Card>
      <Sheet open={open} title="这一周" cancel="关上" onClose={() => setOpen(false)}>
        {held.map((one) => (
          <DayPart key={one.day} one={one} now={now} />
        ))}
      </Sheet>
    </>
  )
}
