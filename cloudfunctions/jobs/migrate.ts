/**
 * Owns making documents of earlier versions what this version writes: one migration after the other, a page at a run. How
 * far it has come is kept after the work, so a run that is cut off does its page again and changes nothing by it.
 */
import { migrations } from '@/domain/migrations/migrations'
import { addDoc } from '../api/platform/cloud'
import { keepWalk, moveDoc, pageBehind, readWalk, untilMigrated } from '../api/repositories/migrations'
import type { Job } from './job'

export const migrate: Job = {
  name: 'migrate',
  due: () => [untilMigrated],
  run: async (now, limit) => {
    const { walk: begun, version } = await readWalk()
    let walk = begun
    let left = limit
    for (let next = migrations[walk.done]; next !== undefined && left > 0; next = migrations[walk.done]) {
      const { collection, fields, changes, adds } = next
      const page = await pageBehind(collection, walk.after, { limit: left, fields })
      for (const document of page) {
        for (const added of adds?.({ ...document }, now) ?? []) await addDoc(added.collection, added.document)
        for (const { guard, patch } of changes({ ...document }))
          await moveDoc(collection, document._id, guard, patch)
      }
      const last = page[page.length - 1]
      walk =
        last && page.length === left
          ? { done: walk.done, after: last._id }
          : { done: next.number, after: null }
      left -= page.length
    }
    if (walk !== begun) await keepWalk(version, walk)
    return { done: limit - left, more: walk.done < migrations.length }
  },
}
