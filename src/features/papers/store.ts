/** Owns the file of one volunteer at the desk: what was written down, and what is changed about it. */
import { call } from '@/api/client'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type PapersFile = Output<'papers.file'>
export type FiledPaper = PapersFile['papers'][number]

const file = createResource<string, PapersFile>({
  name: 'papers',
  duty: true,
  load: (personId) => call('papers.file', { personId }),
  keyOf: (personId) => personId,
})

export const openFile = (personId: string): Promise<void> => file.open(personId)
export const useFile = (personId: string) => file.use(file.select(personId))

/** Whatever came of it, a colleague may have been quicker: the file is asked for again. */
export async function grantPaper(input: Input<'papers.grant'>) {
  const answer = await callKeyed('papers.grant', input)
  await openFile(input.personId)
  return answer
}

export async function endPaper(input: Input<'papers.end'>) {
  const answer = await call('papers.end', input)
  await openFile(input.personId)
  return answer
}

export const lookAtNumber = (personId: string, paperId: string) =>
  call('papers.number', { personId, paperId })
