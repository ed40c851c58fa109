/** Owns the database as data: collections, indexes and permissions. The local cloud and the deployment both read it. */
import { activities } from './activities'
import { counted } from './counted'
import type { CollectionDeclaration } from './declare'
import { people } from './people'
import { station } from './station'
import { written } from './written'

export const database: { collections: CollectionDeclaration[] } = {
  collections: [...station, ...people, ...activities, ...counted, ...written],
}
