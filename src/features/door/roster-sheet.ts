/** Owns the attendance sheet of a session, as the desk shows it: a part at a time where thousands stand on it. */
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

type Part = Input<'desk.printRoster'>

const sheet = createResource<Part, Output<'desk.printRoster'>>({
  name: 'roster-sheet',
  load: (of) => call('desk.printRoster', of),
  keyOf: ({ sessionId, part = 1 }) => `${sessionId} ${part}`,
})

export const openSheet = (of: Part): Promise<void> => sheet.open(of)
export const useSheet = (of: Part) => sheet.use(sheet.select(of))
