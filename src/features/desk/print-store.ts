/** Owns what the desk prints: attendance sheets and the cards of people without a phone. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'

export type RosterSheet = Output<'desk.printRoster'>
export type PaperCard = Output<'desk.printCards'>['cards'][number]

const sheet = createResource<string, RosterSheet>({
  name: 'roster-sheet',
  load: (sessionId) => call('desk.printRoster', { sessionId }),
  keyOf: (sessionId) => sessionId,
})

export const openSheet = (sessionId: string): Promise<void> => sheet.open(sessionId)
export const useSheet = (sessionId: string) => sheet.use(sheet.select(sessionId))

const cards = createPages({
  name: 'paper-cards',
  action: 'desk.printCards',
  rows: (page) => page.cards,
  withRows: (page, rows) => ({ ...page, cards: rows }),
})

export const openCards = (): Promise<void> => cards.open({})
export const readOnCards = (): Promise<void> => cards.readOn({})
/** A new card for somebody without a phone; the printed one stands for nobody from then on. */
export async function renewPaperCard(personId: string): Promise<Answer<PaperCard>> {
  const answer = await callKeyed('desk.renewCard', { personId })
  if (answer.ok)
    cards.change({}, (page) => ({
      ...page,
      cards: page.cards.map((card) => (card.personId === personId ? answer.data : card)),
    }))
  return answer
}

export const useCards = () => cards.use(cards.select({}))
