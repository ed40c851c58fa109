/** Owns the attendance sheet of a session, as the desk shows it. */
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'

const sheet = createResource<string, Output<'desk.printRoster'>>({
  name: 'roster-sheet',
  load: (sessionId) => call('desk.printRoster', { sessionId }),
  keyOf: (sessionId) => sessionId,
})

export const openSheet = (sessionId: string): Promise<void> => sheet.open(sessionId)
export const useSheet = (sessionId: string) => sheet.use(sheet.select(sessionId))
