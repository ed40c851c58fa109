/** The desk's list of activities follows the calendar. */
import { inDateOrder } from '@/features/activity-desk/activity-row'

const row = (activityId: string, nextStartAt: number | null) => ({
  ...{ activityId, title: activityId, state: 'published' as const, sessions: 1 },
  nextStartAt,
})

it('what is next stands first, what is over behind it, what has no day at the end', () => {
  const rows = [row('none', null), row('old', 10), row('later', 300), row('older', 5), row('soon', 150)]
  expect(inDateOrder(rows, 100).map(({ activityId }) => activityId)).toEqual([
    'soon',
    'later',
    'old',
    'older',
    'none',
  ])
})
