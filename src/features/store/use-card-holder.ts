/** Owns for whom a page of the store was opened: the card holder of a card that was scanned at the counter, or whoever holds the phone. */
import type { CardBearer } from '@/domain/app-pages'
import { usePageParams } from '@/platform/page-params'

/** The card holder; null when the person who holds the phone acts for themselves. */
export function useBearer(): CardBearer | null {
  const { card, bearerId, name = '' } = usePageParams('card', 'bearerId', 'name')
  return card === undefined || bearerId === undefined ? null : { card, bearerId, name }
}
