/** What stands where no activity answers the filter, and the way to see some. */
import { serverNow } from '@/api/server-clock'
import { Empty } from '@/components/states/empty'
import { writtenDayWord } from '@/domain/words/moments'
import { anything, choose, countChoices, useFilter } from './list-store'

export function Nothing() {
  const filter = useFilter()
  const { day, text } = filter
  if (text !== '' || countChoices(filter) > 0)
    return (
      <Empty
        title="没有找到"
        text="换个说法，或少选几样试试"
        action="看全部活动"
        onAction={() => choose(anything)}
      />
    )
  if (day === null) return <Empty drawing="empty-day" title="还没有活动" text="有新的活动会出现在这里" />
  return (
    <Empty
      drawing="empty-day"
      title={`${writtenDayWord(day, serverNow())}没有活动`}
      text="看看别的日子"
      action="看往后全部"
      onAction={() => choose({ day: null })}
    />
  )
}
