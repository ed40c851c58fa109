/** The year of the station: the days that come round, and what is prepared for each. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Caption } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Slot } from '@/components/slot'
import { Tag } from '@/components/tag'
import { startOf } from '@/domain/kernel/clock'
import { dateWord, weekdayWord } from '@/domain/words/moments'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { SeasonSheet } from '@/features/seasons/season-sheet'
import { openYear, type SeasonDay, useYear, type Year } from '@/features/seasons/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SaidNote, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'

const wordOf = (day: string, now: number): string =>
  `${dateWord(startOf(day), now)} ${weekdayWord(startOf(day))}`

function captionOf({ day, plan }: SeasonDay, now: number): string {
  const drafted = plan?.draftId && plan.done !== null ? `${dateWord(startOf(plan.done), now)}的已经起草` : ''
  const like = plan === null ? '' : `照「${plan.title}」`
  return [day && wordOf(day, now), like, drafted].filter(Boolean).join('，')
}

function Days({ year }: { year: Year }) {
  const [asked, setAsked] = useState<SeasonDay | null>(null)
  const saying = useSaid()
  const now = serverNow()
  return (
    <>
      <SaidNote saying={saying} />
      <Section title="接下来一年">
        <RowGroup>
          {year.days.map((season) => (
            <Row
              key={season.key}
              icon="calendar"
              title={season.name}
              caption={captionOf(season, now)}
              {...(season.plan === null && { end: <Tag text="还没有定" /> })}
              onTap={() => setAsked(season)}
            />
          ))}
        </RowGroup>
        <Caption text="定好的，提前十四天写成草稿，放在「活动」里等人看；不会自己发布。" />
      </Section>
      <Slot>
        {asked && <SeasonSheet day={asked} year={year} onSaid={saying.say} onClose={() => setAsked(null)} />}
      </Slot>
    </>
  )
}

function SeasonsPage() {
  return (
    <LoadedScreen title="年历" resource={useYear()} open={openYear} count={6}>
      {(year) => <Days year={year} />}
    </LoadedScreen>
  )
}

export default wholePage(SeasonsPage, DeskFrame)
