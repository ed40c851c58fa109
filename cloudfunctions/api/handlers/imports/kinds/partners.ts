/** Owns importing partners. */
import { contactIn, partnerTable } from '@/domain/imports/kinds/partner'
import { nameKeyOf } from '@/domain/project/rules'
import { partnerForm } from '@/domain/store/partner-form'
import { MOST_PARTNERS } from '@/domain/store/rules'
import { type Facts, overtaken, same, type Shelf } from '../../../repositories/imported'
import {
  addPartner,
  allPartners,
  changePartner,
  findPartner,
  type PartnerDoc,
  partnersInUse,
  removePartner,
} from '../../../repositories/partners'
import { documentImporter, ownId } from '../documents'
import type { ImportContext } from '../importer'

const contactLong = `联系人和电话合起来太长，最多 ${partnerForm.contact.most} 个字`

/** Writes facts over those of a version; a repeat meets what it has written. */
async function change(id: string, facts: Facts, version: number): Promise<boolean> {
  const patch = { $set: { ...facts, version: version + 1 } }
  if (await changePartner(id, { guard: { version }, patch })) return true
  const stands = await findPartner(id)
  return stands?.version === version + 1 && same(facts, stands)
}

/** A station has so few partners that all of them are read; one that somebody gave the same name meanwhile is met by its id. */
const shelf: Shelf<PartnerDoc, ImportContext> = {
  standing: async (_, { caller }) =>
    new Map((await allPartners(caller.stationId)).map((one) => [nameKeyOf(one.name), one])),
  write: async ({ id, version, after }, added) => {
    if (!added) return (await change(id, JSON.parse(after) as Facts, version - 1)) ? '' : overtaken
    if ((await addPartner(added)) === 'added') return ''
    const stands = await findPartner(id)
    return stands && same(JSON.parse(after) as Facts, stands) ? '' : overtaken
  },
  undo: async ({ id, isNew, version, before }, isNamed) => {
    if (!isNew) return change(id, JSON.parse(before) as Facts, version)
    if (!isNamed && (await removePartner(id, version))) return true
    return (await findPartner(id)) === null
  },
}

export const partnerImporter = documentImporter<typeof partnerTable.columns, PartnerDoc, { free: number }>(
  partnerTable,
  {
    shelf,
    idOf: ownId('b'),
    says: ({ name, place, contact }) => [name, place, contact],
    around: (_rows, standing) => ({ free: MOST_PARTNERS - standing.size }),
    facts: (row, { stands, around }) => {
      const contact = contactIn(row) ?? stands?.contact ?? ''
      if ([...contact].length > partnerForm.contact.most) return { ok: false, problem: contactLong }
      if (!stands && --around.free < 0) return { ok: false, problem: `一个站最多 ${MOST_PARTNERS} 家` }
      return { ok: true, facts: { name: row.name, place: row.place ?? stands?.place ?? '', contact } }
    },
    make: (_id, facts, { caller, now }) =>
      ({
        ...{ _id, stationId: caller.stationId, ...facts, active: true, fetchUntil: null },
        ...{ version: 1, createdAt: now },
      }) as unknown as PartnerDoc,
    named: (ids, { caller }) => partnersInUse(caller.stationId, ids),
  },
)
