/** Owns adding many documents, of which some may be there already, by few requests. */
import { addDoc, type Doc } from './cloud'

/** So many go into one request, which may carry a hundred kilobytes. */
const AT_ONCE = 20

/**
 * Adds documents with their own ids; where an id is taken, what is there stays as it is. One request for each twenty, and
 * one for each document of a part in which one was there.
 */
export async function addDocs(collection: string, docs: readonly Doc[]): Promise<void> {
  for (let from = 0; from < docs.length; from += AT_ONCE) {
    const part = docs.slice(from, from + AT_ONCE)
    const added = await addDoc(collection, part)
    // How far a part came in which one was there is not told.
    if (added === 'exists' && part.length > 1) await Promise.all(part.map((doc) => addDoc(collection, doc)))
  }
}
