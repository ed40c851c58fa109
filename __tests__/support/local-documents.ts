/** Owns the documents of the local cloud as the deployment sees those of any environment: JSON with extended forms. */
import { EJSON } from 'bson'
import type { Documents, Extended } from '../../deploy/cloud'
import type { Cloud } from '../../emulator/start-cloud'

const outside = (document: object): Extended => EJSON.serialize(document, { relaxed: false }) as Extended
const inside = (document: Extended): Record<string, unknown> =>
  EJSON.deserialize(document, { relaxed: true }) as Record<string, unknown>

export const localDocuments = ({ store }: Pick<Cloud, 'store'>): Documents => ({
  collections: () => Promise.resolve(store.collections().map(({ name }) => name)),
  page: async (collection, { after, limit, fields }) => {
    const { docs } = await store.find(collection, {
      query: after === null ? {} : { _id: { $gt: after } },
      order: { _id: 1 },
      limit,
      ...(fields ? { projection: Object.fromEntries(fields.map((field) => [field, 1])) } : {}),
    })
    return docs.map(outside)
  },
  insert: async (collection, documents) => void (await store.insert(collection, documents.map(inside))),
})
