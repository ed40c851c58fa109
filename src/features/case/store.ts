/** Owns the cases of every kind as a phone knows them: one of them, one's own, the desk's, what everybody may see. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import { keepWritten } from '@/api/written'
import type { Input, Output } from '@/contract'
import type { CaseAction } from '@/contract/case'
import { type CaseKindName, caseKinds } from '@/domain/case-kinds'
import { gridOfSpot } from '@/domain/station/spots'
import { momentWord } from '@/domain/words/moments'

export type CaseCard = Output<CaseAction<'mine'>>['items'][number]
export type CaseDetail = Output<CaseAction<'open'>>
export type Rated = Output<CaseAction<'helped'>>['rated']
export type Suggested = Output<CaseAction<'suggest'>>['people']
type CaseForm = Output<CaseAction<'form'>>

/** A case, at a station below one's unit where that is said. */
interface Place {
  caseId: string
  at?: string | undefined
}

/** Everything of the station, or what lies where I live. */
export type BoardView = 'all' | 'home'

const storesOf = (kind: CaseKindName) => ({
  one: createResource<Place, CaseDetail>({
    name: `${kind}-one`,
    load: (place) => call(`${kind}.open`, place),
    keyOf: ({ caseId }) => caseId,
    keep: 6,
  }),
  form: createResource<void, CaseForm>({ name: `${kind}-form`, load: () => call(`${kind}.form`, {}) }),
  mine: createPages({ name: `${kind}-mine`, action: `${kind}.mine`, keep: 1 }),
  board: createPages({
    ...{ name: `${kind}-board`, action: `${kind}.board`, keep: 2 },
    inputOf: (view: BoardView): Input<CaseAction<'board'>> => (view === 'home' ? { spot: 'home' } : {}),
  }),
  sent: createPages({ name: `${kind}-sent`, action: `${kind}.sent` as CaseAction<'sent'>, keep: 1 }),
  helped: createPages({ name: `${kind}-helped`, action: `${kind}.helped` as CaseAction<'helped'>, keep: 1 }),
  desk: createPages({
    ...{ name: `${kind}-desk`, duty: true, action: `${kind}.desk`, keep: 2 },
    inputOf: (view: string) => ({ view }),
  }),
})

const stores = Object.fromEntries(
  (Object.keys(caseKinds) as CaseKindName[]).map((kind) => [kind, storesOf(kind)]),
) as Record<string, ReturnType<typeof storesOf>>

const of = (kind: string) => stores[kind] as ReturnType<typeof storesOf>

export const openCase = (kind: string, place: Place): Promise<void> => of(kind).one.open(place)
export const useCase = (kind: string, place: Place) => of(kind).one.use(of(kind).one.select(place))

export const openForm = (kind: string): Promise<void> => of(kind).form.open()
export const useForm = (kind: string) => of(kind).form.use(of(kind).form.select())

export const myCases = (kind: string) => of(kind).mine.of()
export const boardOf = (kind: string, view: BoardView) => of(kind).board.of(view)
/** What was sent to the department whose contact one is. */
export const sentOf = (kind: string) => of(kind).sent.of()
/** What I have helped with. */
export const helpedOf = (kind: string) => of(kind).helped.of()
export const deskOf = (kind: string) => of(kind).desk

/** Every step answers with the case as it is then. */
function taken(kind: string, answer: Answer<CaseDetail>): Answer<CaseDetail> {
  if (answer.ok) of(kind).one.take(answer.data, answer.data)
  return answer
}

/** Hands a case in; its page opens with the answer. */
export async function beginCase(
  kind: string,
  input: Input<CaseAction<'begin'>>,
): Promise<Answer<CaseDetail>> {
  const answer = await callKeyed(`${kind}.begin` as CaseAction<'begin'>, input)
  if (answer.ok) of(kind).one.hand(answer.data, answer.data)
  return answer
}

/** Keeps on the phone what could not be handed in. False when the phone is full. */
export const putBy = (kind: string, input: Input<CaseAction<'begin'>>): boolean =>
  keepWritten(`${kind}.begin` as CaseAction<'begin'>, input)

/** The number of whoever began it, or of its second person; each look is written down. */
export const askContact = (kind: string, input: Input<CaseAction<'contact'>>) =>
  call(`${kind}.contact` as CaseAction<'contact'>, input)

/** A file that is made of it. */
export const askPaper = (kind: string, { caseId, at }: CaseDetail) =>
  call(`${kind}.paper` as CaseAction<'paper'>, { caseId, ...(at !== undefined && { at }) })

/** Whom the station may ask for it, the best first. */
export const askSuggestions = (kind: string, caseId: string) =>
  call(`${kind}.suggest` as CaseAction<'suggest'>, { caseId })

export const moveCase = async (kind: string, input: Input<CaseAction<'move'>>) =>
  taken(kind, await call(`${kind}.move` as CaseAction<'move'>, input))

/** What is open at a spot and may be the same thing. */
export const alikeCases = (kind: string, at: { spot: string; same: string }) =>
  call(`${kind}.board` as CaseAction<'board'>, at)

/** What every step says of the case it is about, and where it is. */
export const stepOf = ({ caseId, version, at }: CaseDetail, event: string) => ({
  ...{ caseId, version, event },
  ...(at !== undefined && { at }),
})

type Chosen = Answer<readonly { value: string; text: string }[]>

/** Those to whom a case can be handed. */
export async function openHands(kind: string): Promise<Chosen> {
  const answer = await call(`${kind}.hands` as CaseAction<'hands'>, {})
  if (!answer.ok) return answer
  return {
    ...answer,
    data: answer.data.colleagues.map(({ personId, called }) => ({ value: personId, text: called })),
  }
}

interface Sessions {
  items: readonly { sessionId: string; title: string; startAt: number }[]
  serverNow: number
}

function sessionsIn(answer: Answer<Sessions>): Chosen {
  if (!answer.ok) return answer
  const { items, serverNow } = answer.data
  const data = items.map(({ sessionId, title, startAt }) => ({
    ...{ value: sessionId, text: `${title} · ${momentWord(startAt, serverNow)}` },
  }))
  return { ...answer, data }
}

/** The activities of the station that are ahead, the next first. */
export const openSessions = async (): Promise<Chosen> => sessionsIn(await call('activity.list', {}))

/** Those in which cases of a kind may have come about, the newest first. */
export const openBegunSessions = async (kind: string): Promise<Chosen> =>
  sessionsIn(await call(`${kind}.sessions` as CaseAction<'sessions'>, {}))

/** What partners give in the month of a case, each with how much of it is left. */
export async function openGifts(kind: string, caseId: string): Promise<Chosen> {
  const answer = await call(`${kind}.gifts` as CaseAction<'gifts'>, { caseId })
  if (!answer.ok) return answer
  const data = answer.data.items.map(({ agreementId, partnerName, what, leftText }) => ({
    ...{ value: agreementId, text: `${partnerName} · ${what} · ${leftText}` },
  }))
  return { ...answer, data }
}

/** The grids of the station. */
export async function openGrids(kind: string): Promise<Chosen> {
  const answer = await call(`${kind}.form` as CaseAction<'form'>, {})
  if (!answer.ok) return answer
  const grids = answer.data.spots?.grids ?? []
  return { ...answer, data: grids.map(({ spot, name }) => ({ value: gridOfSpot(spot), text: name })) }
}

/** The departments that the station may call upon. */
export async function openDepartments(kind: string): Promise<Chosen> {
  const answer = await call(`${kind}.form` as CaseAction<'form'>, {})
  if (!answer.ok) return answer
  const departments = answer.data.departments ?? []
  return { ...answer, data: departments.map(({ unitId, name }) => ({ value: unitId, text: name })) }
}

/** Joins what somebody else has brought, or leaves it again. */
export const joinCase = async (kind: string, input: Input<CaseAction<'join'>>) =>
  taken(kind, await call(`${kind}.join` as CaseAction<'join'>, input))
