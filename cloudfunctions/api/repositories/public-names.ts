/** Owns reading who is called by the whole name in public: at the moment of looking, so that a withdrawal holds at once. */
import type { PersonDocument } from '@/domain/person/documents'
import { publicNameFields, publicNameOf } from '@/domain/person/public-name'
import { type Doc, findDocs } from '../platform/cloud'

/** The whole names of those among them who agree to that, by id. One request, none without an id. */
export async function publicNames(ids: readonly string[], now: number): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return new Map()
  const fields = Object.fromEntries(publicNameFields.map((field) => [field, 1 as const]))
  const where = { _id: { $in: asked } }
  const people = await findDocs<PersonDocument & Doc>('people', where, { limit: asked.length, fields })
  return new Map(
    people.flatMap((person) => {
      const name = publicNameOf(person, now)
      return name === null ? [] : [[person._id, name]]
    }),
  )
}
