/** Owns notes of duty that wait on this phone: written when leaving, handed in once when there is signal. */
import type { Input, Output } from '@/contract'
import { call } from './client'
import { phoneQueue } from './phone-queue'

type Note = Input<'duty.handOver'>

export const dutyNotes = phoneQueue<Note, Output<'duty.handOver'>>('duty-notes', {
  idOf: ({ sessionId, version }) => `${sessionId} ${version}`,
  lineOf: ({ sessionId }) => sessionId,
  send: ({ sessionId, version, text }) => call('duty.handOver', { sessionId, version, text }),
  stays: () => false,
})
