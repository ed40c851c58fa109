/** Owns the way past the rota of the demo station: its week at the desk, and a turn that was handed over. */
import { appPages } from '../../../src/domain/app-pages'
import { deskPages } from '../../../src/domain/desk-pages'
import type { DutyNoteDocument } from '../../../src/domain/duty/note'
import type { DutySwapDocument } from '../../../src/domain/duty/swap'
import type { TestCloud } from '../../support/test-cloud'
import type { Stop } from './tour'

const ZHOU = 'demo-staff-zhou'

const phoneOf = async (test: TestCloud, personId: string): Promise<string> => {
  const [person] = await test.rows<{ openid: string }>('people', { _id: personId })
  return person?.openid ?? ''
}

export async function dutyStops(test: TestCloud): Promise<Stop[]> {
  const [swap] = await test.rows<DutySwapDocument>('dutySwaps', { state: 'asked' })
  const [note] = await test.rows<DutyNoteDocument>('dutyNotes')
  const sessionId = swap?.sessionIds[0]
  if (!swap || !note || sessionId === undefined)
    throw new Error('the demo has no rota that was handed over and on')
  return [
    { name: 'duty-week', openid: ZHOU, page: deskPages.dutyWeek(swap.activityId), main: true },
    {
      ...{ name: 'duty-place', openid: ZHOU, page: deskPages.dutyWeek(swap.activityId) },
      first: async (phone) => {
        await phone.tap(/^换个人/)
        await phone.see('谁来不了')
      },
    },
    { name: 'duty-turn', openid: await phoneOf(test, note.personId), page: appPages.session(note.sessionId) },
    { name: 'duty-asked', openid: await phoneOf(test, swap.otherId), page: appPages.session(sessionId) },
    {
      ...{ name: 'duty-ask', openid: await phoneOf(test, swap.askerId), page: appPages.session(sessionId) },
      first: async (phone) => {
        await phone.tap('来不了，找人换班')
        await phone.see('请谁来')
      },
    },
  ]
}
