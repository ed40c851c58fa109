/** Owns the honours of a station at its desk: what was given, what is told of it, and giving another one. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { callKeyed } from '@/api/request-key'
import type { Input, Output } from '@/contract'

export type DeskHonour = Output<'honour.move'>
export type DeskEvent = Input<'honour.move'>['event']

const honours = createPages({ name: 'desk-honours', action: 'honour.desk' })

/** Those that words find; of none, all of them. */
export const honoursBy = (text: string) => honours.of(undefined, text)

/** Somebody else may have been quicker: what is shown is asked for again, whatever came of it. */
async function afterwards(answer: Answer<DeskHonour>): Promise<Answer<DeskHonour>> {
  await honours.of().open()
  return answer
}

export const moveHonour = async (input: Input<'honour.move'>) => afterwards(await call('honour.move', input))
export const writeStory = async (input: Input<'honour.writeStory'>) =>
  afterwards(await call('honour.writeStory', input))

export const grantHonour = (input: Input<'honour.grant'>) => callKeyed('honour.grant', input)
