/** Owns changing what has a name that nothing else of its station may have. */
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'
import { changeDoc, isDuplicate } from '../platform/cloud'

/** Changes a document if the guard holds. One request. @returns `taken` when another one of the station has the name */
export async function changeNamed(
  collection: string,
  id: string,
  { guard, patch }: GuardedUpdate,
): Promise<'changed' | 'missed' | 'taken'> {
  try {
    return (await changeDoc(collection, id, guard, patch)) ? 'changed' : 'missed'
  } catch (error) {
    if (isDuplicate(error)) return 'taken'
    throw error
  }
}
