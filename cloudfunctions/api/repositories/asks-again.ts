/** Owns what is looked at again before a case goes on: whether its owner still has what it was begun with. */
import type { CaseKind } from '@/domain/case/define-case'
import type { CaseDocument } from '@/domain/case/documents'
import { starShort } from './star-facts'

const readings: Record<string, (one: CaseDocument, now: number) => Promise<string | null>> = {
  star: starShort,
}

/** Why a case does not go on by an event, in words; null where it does. None, or the requests of the reading. */
export const shortBefore = async (
  { name, asksAgain }: CaseKind,
  one: CaseDocument,
  event: string,
  now: number,
): Promise<string | null> =>
  asksAgain?.before.includes(event) ? ((await readings[name]?.(one, now)) ?? null) : null
