/**
 * Owns on whose phone the past of a closed record is shown. Only the owner of a document changes, never whom it is about:
 * a visit, a record of hours and a prize stay under the id by which they were made.
 */
import type { Work } from '../kernel/outbox'
import { changeDocs } from '../platform/cloud'
import type { Adopted } from '../repositories/items'

/** Only what still lies with the one moves, so doing it again changes nothing. Six requests at once. */
export const adopt: Work<Adopted> = async ({ from, to, selves, members }) => {
  const of = (ids: readonly string[]) => ({ ownerId: from, personId: { $in: [...ids] } })
  const all = of([...selves, ...members])
  await Promise.all([
    changeDocs('serviceRecords', of(selves), { $set: { ownerId: to, standsFor: to } }),
    changeDocs('serviceRecords', of(members), { $set: { ownerId: to } }),
    changeDocs('enrollments', all, { $set: { ownerId: to } }),
    changeDocs('redemptions', all, { $set: { ownerId: to } }),
    changeDocs('certificates', all, { $set: { ownerId: to } }),
    changeDocs('visits', of(selves), { $set: { ownerId: to } }),
    changeDocs('honours', all, { $set: { ownerId: to } }),
  ])
}
