/** Owns residents without a phone at the desk: writing one down, and the cards that stand for them. */
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { callKeyed } from '@/api/request-key'
import type { Input, Output } from '@/contract'

export type RegisteredResident = Output<'desk.registerResident'>
export type PaperCard = Output<'desk.printCards'>['cards'][number]

export const registerResident = (input: Input<'desk.registerResident'>) =>
  callKeyed('desk.registerResident', input)

const cards = createPages({ name: 'paper-cards', action: 'desk.printCards', rows: 'cards' })

export const paperCards = cards.of()

/** A new card for somebody without a phone; the printed one stands for nobody from then on. */
export async function renewPaperCard(personId: string): Promise<Answer<PaperCard>> {
  const answer = await callKeyed('desk.renewCard', { personId })
  if (answer.ok)
    cards.changeRows(undefined, (rows) =>
      rows.map((card) => (card.personId === personId ? answer.data : card)),
    )
  return answer
}
