/** Owns residents at the desk: finding one, writing down somebody without a phone, and the cards that stand for them. */
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { call } from '@/api/client'
import { callKeyed } from '@/api/request-key'
import type { Input, Output } from '@/contract'

export type RegisteredResident = Output<'desk.registerResident'>
export type Resident = Output<'residents.find'>['items'][number]
export type SeenResident = Output<'residents.look'>
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

/** Residents by what was typed. None of it is kept on the phone. */
export const directory = createPages({
  ...{ name: 'directory', action: 'residents.find', duty: true },
  inputOf: ({ text, at }: { text: string; at?: string | undefined }) => ({ text, ...(at && { at }) }),
})

/** Looks at a name and a door, or at a number; the cloud writes down who saw it. */
export const lookAt = (personId: string, at: Input<'residents.look'>['at']): Promise<Answer<SeenResident>> =>
  call('residents.look', { personId, at })
