/** Owns going through a collection of any size, a page at a time. */
import type { Documents, Extended } from './cloud'

/** So many documents are asked for at once, fewer where an answer with so many is refused for its size. */
const MOST = 100

/** Every page of a collection in the order of ids; with `fields` these alone and the id. */
export async function* pagesOf(
  documents: Pick<Documents, 'page'>,
  collection: string,
  fields?: readonly string[],
): AsyncGenerator<Extended[]> {
  let limit = MOST
  for (let after: unknown = null; ;) {
    let page: Extended[]
    try {
      page = await documents.page(collection, { after, limit, ...(fields ? { fields } : {}) })
    } catch (error) {
      // What one document alone is refused for is not its size.
      if (limit === 1) throw error
      limit = Math.floor(limit / 3)
      continue
    }
    yield page
    if (page.length < limit) return
    after = page[page.length - 1]?._id
  }
}
