/** Owns writing a prize down for the first time, with the check of what residents will read of it. */
import { deskPages } from '@/domain/desk-pages'
import type { CheckDocument } from '@/domain/moderation/documents'
import { pieceOf } from '@/domain/moderation/moderated-content'
import { nameOf } from '@/domain/person/name-of'
import { newPrize, textOf } from '@/domain/store/decide-prize'
import type { PrizeDocument, PrizeFacts } from '@/domain/store/documents'
import type { Caller } from '../../handler'
import { addWithItems } from '../../kernel/move-case'
import { newCheck } from '../../repositories/checks'
import { checkOf } from '../../repositories/items'
import { PRIZES } from '../../repositories/prizes'

/** What somebody writes of a prize, by which request. */
export interface Writing {
  caller: Caller
  form: PrizeFacts
  requestKey: string
  now: number
}

/** What of a prize is checked. */
export const subjectOf = (prizeId: string): CheckDocument['subject'] => ({
  ...{ kind: 'prize', id: prizeId, part: 'body' },
})

/** The check of what residents will read. It is written with the prize and has its say on its own. */
export const checkFor = (
  prizeId: string,
  { caller, form, requestKey, now }: Writing,
  replaces: string | null,
): Promise<CheckDocument> =>
  newCheck({
    subject: subjectOf(prizeId),
    author: {
      personId: caller.personId,
      stationId: caller.stationId,
      openid: caller.person.openid,
      name: nameOf(caller.person),
    },
    title: `奖品「${form.title}」`,
    page: deskPages.prizeForm(prizeId),
    text: textOf(form),
    media: form.photo === null ? [] : [{ fileId: form.photo, kind: 'image' }],
    mark: requestKey,
    replaces,
    now,
  })

/**
 * Writes a new prize; a repeat finds its own. One request, and those of its check.
 * @param stocked the prize with its first stock; a prize has none of itself
 */
export async function addPrize(
  prizeId: string,
  writing: Writing,
  partnerName: string,
  stocked: (bare: PrizeDocument) => PrizeDocument = (bare) => bare,
): Promise<void> {
  const { caller, form, now } = writing
  const check = await checkFor(prizeId, writing, null)
  const given = {
    stationId: caller.stationId,
    partnerName,
    content: pieceOf(check),
    by: caller.personId,
    now,
  }
  const items = [checkOf(check)]
  await addWithItems(PRIZES, stocked(newPrize(prizeId, form, given)), items, now)
}
