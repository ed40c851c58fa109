/** Owns the prizes at the desk: the list, one of them whole, every change of it and of its stock, and the partners. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type DeskPrize = Output<'store.deskPrize'>
export type PrizeRow = Output<'store.desk'>['items'][number]
export type PrizeState = PrizeRow['state']
export type PrizeForm = Input<'store.savePrize'>['form']
export type Partner = Output<'store.partners'>['items'][number]
type StatementPage = Output<'store.statement'>
export type StockWay = Input<'store.stock'>['how']

export type PrizeView = 'all' | Exclude<PrizeState, 'scheduled'>

export const deskPrizes = createPages({
  name: 'desk-prizes',
  action: 'store.desk',
  inputOf: (view: PrizeView) => (view === 'all' ? {} : { state: view }),
})

export type StoreDays = Output<'store.saveOpening'>

/** The days come with the list of all prizes, and the saved ones take their place there. */
export async function saveDays(input: Input<'store.saveOpening'>): Promise<Answer<StoreDays>> {
  const answer = await call('store.saveOpening', input)
  if (answer.ok) deskPrizes.change('all', (page) => ({ ...page, opening: answer.data }))
  return answer
}

const one = createResource<string, DeskPrize>({
  name: 'desk-prize',
  load: (prizeId) => call('store.deskPrize', { prizeId }),
  keyOf: (prizeId) => prizeId,
})

export const openDeskPrize = (prizeId: string): Promise<void> => one.open(prizeId)
export const useDeskPrize = (prizeId: string) => one.use(one.select(prizeId))

/** Every command answers the prize as it stands then. */
function taken(answer: Answer<DeskPrize>): Answer<DeskPrize> {
  if (answer.ok) one.take(answer.data.prizeId, answer.data)
  return answer
}

/** The page of a new one opens with the answer. */
export async function savePrize(input: Input<'store.savePrize'>): Promise<Answer<DeskPrize>> {
  const answer = await callKeyed('store.savePrize', input)
  if (input.prizeId !== undefined) return taken(answer)
  if (answer.ok) one.hand(answer.data.prizeId, answer.data)
  return answer
}
export const moveShelf = async (input: Input<'store.shelf'>) => taken(await call('store.shelf', input))
export const changeStock = async (input: Input<'store.stock'>) => taken(await callKeyed('store.stock', input))

const allPartners = createPages({ name: 'partners', action: 'store.partners' })

export const partners = allPartners.of()

/** The partners that words find; of none, all of them. */
export const partnersBy = (text: string) => allPartners.of(undefined, text)

/** A partner that is changed keeps its place; a new one comes first. */
export async function savePartner(input: Input<'store.savePartner'>): Promise<Answer<Partner>> {
  const answer = await callKeyed('store.savePartner', input)
  if (!answer.ok) return answer
  const saved = answer.data
  const isSaved = ({ partnerId }: Partner) => partnerId === saved.partnerId
  allPartners.changeRows(undefined, (rows) =>
    rows.some(isSaved) ? rows.map((each) => (isSaved(each) ? saved : each)) : [saved, ...rows],
  )
  return answer
}

const statement = createResource<{ month: string; partnerId?: string }, StatementPage>({
  name: 'statement',
  load: (input) => call('store.statement', input),
  keyOf: ({ month, partnerId = '' }) => `${month}:${partnerId}`,
})

const ofPartner = (month: string, partnerId: string | undefined) => ({
  month,
  ...(partnerId !== undefined && { partnerId }),
})

export const openStatement = (month: string, partnerId?: string): Promise<void> =>
  statement.open(ofPartner(month, partnerId))
export const useStatement = (month: string, partnerId?: string) =>
  statement.use(statement.select(ofPartner(month, partnerId)))
