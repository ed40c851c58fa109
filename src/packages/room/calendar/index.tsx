/** Everything that one has promised to be at, day by day; and the whole as a file that every calendar opens. */
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { Tag } from '@/components/tag'
import { appPages } from '@/domain/app-pages'
import { dayOf } from '@/domain/kernel/clock'
import { calendarFile } from '@/domain/words/calendar-file'
import { dayWord, spanInDayWord, spanWord, weekdayWord } from '@/domain/words/moments'
import { type Entry, openCalendar, useCalendar } from '@/features/calendar/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SaidNote, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'
import { saveText } from '@/platform/save-file'

/** The entries by the day on which they begin, in their order. */
function byDay(entries: readonly Entry[]): [day: string, entries: Entry[]][] {
  const days = new Map<string, Entry[]>()
  for (const entry of entries) {
    const day = dayOf(entry.startAt)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return [...days]
}

/** 周六 or 11 月 29 日 周日: the weekday is always said. */
function headOf(startAt: number, now: number): string {
  const word = dayWord(startAt, now)
  const weekday = weekdayWord(startAt)
  return word === weekday ? word : `${word} ${weekday}`
}

const timesOf = ({ startAt, endAt }: Entry, now: number): string =>
  dayOf(startAt) === dayOf(endAt - 1) ? spanInDayWord(startAt, endAt) : spanWord(startAt, endAt, now)

function EntryRow({ entry, now }: { entry: Entry; now: number }) {
  const { title, place, name, word, fixed, page } = entry
  return (
    <Row
      title={title}
      caption={[timesOf(entry, now), place === title ? '' : place, name].filter(Boolean).join('，')}
      end={<Tag tone={fixed ? 'jade' : 'amber'} text={word} />}
      onTap={() => openPage(page)}
    />
  )
}

function Days({ entries, now }: { entries: readonly Entry[]; now: number }) {
  const saying = useSaid()
  const fixed = entries.filter((entry) => entry.fixed)
  const save = async () => {
    const text = calendarFile(
      fixed.map((entry) => ({ ...entry, words: entry.name })),
      now,
    )
    if (await saveText('我的日程.ics', text)) saying.say('日程文件好了，手机和电脑的日历都打得开')
    else saying.sayProblem('没有存成，再点一次；也可以在每一场里点「记到手机日历」')
  }
  if (entries.length === 0)
    return (
      <Empty
        drawing="empty-day"
        title="接下来没有安排"
        text="报了活动、订了地方，都会排在这里"
        action="去看活动"
        onAction={() => openPage(appPages.activities)}
      />
    )
  return (
    <>
      {byDay(entries).map(([day, ofDay]) => (
        <Section key={day} title={headOf(ofDay[0]?.startAt ?? now, now)}>
          <RowGroup>
            {ofDay.map((entry) => (
              <EntryRow key={entry.id} entry={entry} now={now} />
            ))}
          </RowGroup>
        </Section>
      ))}
      {fixed.length > 0 && (
        <Stack>
          <SaidNote saying={saying} />
          <Button kind="second" text="存成日历文件" onTap={save} />
          <Caption text="是现在这些安排；以后改了，再存一次。" />
        </Stack>
      )}
    </>
  )
}

function CalendarPage() {
  return (
    <LoadedScreen title="我的日程" resource={useCalendar()} open={openCalendar} count={4}>
      {({ entries, serverNow }) => <Days entries={entries} now={serverNow} />}
    </LoadedScreen>
  )
}

export default wholePage(CalendarPage)
