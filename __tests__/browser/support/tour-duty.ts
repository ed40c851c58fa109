/** Owns the way past the rota of the demo station: its week at the desk, and a turn that was handed over. */
import type { SessionDocument } from '../../../src/domain/activity/documents'
import { appPages } from '../../../src/domain/app-pages'
import type { DutyNoteDocument } from '../../../src/domain/duty/note'
import type { TestCloud } from '../../support/test-cloud'
import type { Stop } from './tour'

const ZHOU = 'demo-staff-zhou'

export async function dutyStops(test: TestCloud): Promise<Stop[]> {
  const [turn] = await test.rows<SessionDocument>('sessions', { duty: true, listed: true })
  const notes = await test.rows<DutyNoteDocument>('dutyNotes')
  const [note] = notes
  if (!turn || !note) throw new Error('the demo has no rota that was handed over')
  const owners = await test.rows<{ _id: string; openid: string }>('people', { _id: note.personId })
  const openid = owners[0]?.openid ?? ''
  return [
    { name: 'duty-week', openid: ZHOU, page: appPages.dutyWeek(turn.activityId), main: true },
    { name: 'duty-turn', openid, page: appPages.session(note.sessionId) },
  ]
}
