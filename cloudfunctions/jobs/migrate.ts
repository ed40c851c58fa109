/**
 * Owns making documents of earlier versions what this version writes: one migration after the other, a page at a run. How
 * far it has come is kept after the work, so a run that is cut off does its page again and changes nothing by it.
 */
import { type Migration, migrations } from '@/domain/migrations/migrations'
import { addDoc, BusyError } from '../api/platform/cloud'
import { newNameOf } from '../api/platform/file-names'
import { copyUnderNewName, deleteFiles } from '../api/platform/kept-files'
import { keepWalk, moveDoc, pageBehind, readWalk, untilMigrated } from '../api/repositories/migrations'
import type { Job } from './job'

/** So many documents are read whole at once, and no more are gone on to in a run that has moved so many files. */
const WHOLE = 20
const MOST_FILES = 20

type Document = Awaited<ReturnType<typeof pageBehind>>[number]

/** Makes one document what this version writes. @returns how many files have other names now */
async function moveOne({ collection, changes, adds, files }: Migration, document: Document, now: number) {
  for (const added of adds?.({ ...document }, now) ?? []) await addDoc(added.collection, added.document)
  const former = new Set<string>()
  const moves = changes({ ...document }, (fileId) => {
    const name = newNameOf(fileId)
    if (name !== null) former.add(fileId)
    return name
  })
  // A name that leads nowhere is done again by the next run; a file under two names would stay for ever.
  for (const fileId of former) await copyUnderNewName(fileId)
  if (former.size > 0) await deleteFiles([...former])
  for (const { guard, patch } of moves) {
    const moved = await moveDoc(collection, document._id, guard, patch)
    if (!moved && files)
      throw new BusyError(`${collection} ${document._id} was changed while its files were moved`)
  }
  return former.size
}

export const migrate: Job = {
  name: 'migrate',
  due: () => [untilMigrated],
  run: async (now, limit) => {
    const { walk: begun, version } = await readWalk()
    let walk = begun
    let left = limit
    let files = 0
    for (let next = migrations[walk.done]; next !== undefined && left > 0; next = migrations[walk.done]) {
      const { collection, fields } = next
      const most = next.files ? Math.min(left, WHOLE) : left
      const page = await pageBehind(collection, walk.after, { limit: most, fields })
      for (const document of page) {
        files += await moveOne(next, document, now)
        walk = { done: walk.done, after: document._id }
        left--
        if (files >= MOST_FILES) break
      }
      if (files >= MOST_FILES) break
      if (page.length < most) walk = { done: next.number, after: null }
    }
    if (walk !== begun) await keepWalk(version, walk)
    return { done: limit - left, more: walk.done < migrations.length }
  },
}
