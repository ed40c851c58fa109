/** Owns who may open a wish. */
import { isMaker, type Viewer } from '@/domain/wish/actors'
import type { WishDocument } from '@/domain/wish/documents'
import { isOfStation } from '@/domain/person/roles'

const hanging = new Set<WishDocument['state']>([
  'published',
  'claimed',
  'fulfilling',
  'delivered',
  'confirmed',
  'closed',
  'stationFulfil',
])

/** Whether somebody may open a wish at all: what hangs on the wall is everybody's. */
export const mayOpenWish = (wish: WishDocument, viewer: Viewer): boolean =>
  hanging.has(wish.state) ||
  isMaker(wish, viewer.personId) ||
  isOfStation(viewer) ||
  wish.helperIds.includes(viewer.personId)
