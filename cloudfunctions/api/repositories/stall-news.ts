/** Owns noting what whoever has a stall is told: with the write that gives or takes it, and when the fair itself has moved. */
import type { SessionDocument } from '@/domain/activity/documents'
import { ok } from '@/domain/kernel/errors'
import { together } from '@/domain/kernel/guarded-update'
import { type OutboxItem, takeOff } from '@/domain/kernel/outbox'
import { type Change, decideTold } from '@/domain/stalls/decide'
import type { StallHolder, StallsDocument } from '@/domain/stalls/documents'
import { fairTimeOf, givenNews, movedNews, takenNews } from '@/domain/stalls/news'
import { moveCase } from '../kernel/move-case'
import { itemKinds } from './items'
import { findStalls, STALLS, type StallsDoc } from './stalls'

/** A change with what follows it. */
export interface ChangeTold extends Change {
  items?: readonly OutboxItem[]
}

const { tellStall } = itemKinds

/** The job tells, so that what is undone at once is never told. */
export const notAtOnce = (): readonly OutboxItem[] => []

interface Deed {
  session: SessionDocument
  number: number
  holder: Pick<StallHolder, 'is' | 'id'>
  now: number
}

/** Notes the news of a change; where those of its opposite still wait, they are taken off instead, and nobody hears of either. */
function saying(
  { update, after }: Change,
  stands: StallsDocument,
  { does, undoes }: { does: OutboxItem; undoes: string },
): ChangeTold {
  if (update === null) return { update, after }
  const waiting = stands.outbox.some(({ id }) => id === undoes)
  if (!waiting) return { update, after, items: [does] }
  const outbox = after.outbox.filter(({ id }) => id !== undoes)
  return { update: together(update, takeOff([undoes])), after: { ...after, outbox } }
}

const idOf = (what: 'given' | 'taken', { number, holder }: Deed): string => `${what}-${number}-${holder.id}`

export const sayingGiven = (change: Change, stands: StallsDocument, deed: Deed): ChangeTold => {
  const news = givenNews(deed.session, deed.holder, deed.number, stands.given)
  const does = tellStall.item(idOf('given', deed), deed.now, news)
  return saying(change, stands, { does, undoes: idOf('taken', deed) })
}

export const sayingTaken = (change: Change, stands: StallsDocument, deed: Deed): ChangeTold => {
  const news = takenNews(deed.session, deed.holder, deed.number, stands.given)
  const does = tellStall.item(idOf('taken', deed), deed.now, news)
  return saying(change, stands, { does, undoes: idOf('given', deed) })
}

/** Tells whoever has a stall that the fair is at another time or place, or off. One request, and one where there is news. */
export async function tellHolders(session: SessionDocument, now: number): Promise<void> {
  if (session.type !== 'fair' || now >= session.endAt) return
  const stands = await findStalls(session._id)
  if (stands === null) return
  await moveCase<StallsDoc, never>({
    ...{ collection: STALLS, read: stands, now, atOnce: notAtOnce },
    decide: (current) => {
      const change = decideTold(current, fairTimeOf(session))
      const items = movedNews(current, session).map((news) =>
        tellStall.item(`moved-${news.holder.id}-${current.given}`, now, news),
      )
      return ok(change.update === null ? change : { ...change, items })
    },
  })
}
