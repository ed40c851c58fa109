/** Owns importing people without a phone: each is written down with a card, as at the desk, and with how they agreed. */
import {
  evidenceIn,
  likeness,
  type PersonRow,
  type PersonSaid,
  personTable,
  saidIn,
  type Twin,
} from '@/domain/imports/kinds/person'
import type { ImportEntry } from '@/domain/imports/documents'
import { ok, reject } from '@/domain/kernel/errors'
import type { Patch } from '@/domain/kernel/guarded-update'
import { consentTexts, type ConsentScope } from '@/domain/person/consents'
import type { ConsentEntry, PersonDocument } from '@/domain/person/documents'
import { filing } from '@/domain/person/finding'
import { maskPhone } from '@/domain/person/mask'
import { newPerson } from '@/domain/person/new-person'
import { seal } from '../../../platform/cipher'
import { addDoc } from '../../../platform/cloud'
import { cardTokenOf, derivedId } from '../../../platform/identity'
import { type Facts, overtaken, partOf } from '../../../repositories/imported'
import {
  likelyPeople,
  type LikelyPerson,
  peopleInUse,
  takePersonAway,
} from '../../../repositories/imported-people'
import { findPeople, findPerson, revisePerson } from '../../../repositories/people'
import { phoneKeyOf, twinFields } from '../../../repositories/twins'
import { fewAtOnce, type ImportContext, importer, type NewEntry, type Planned } from '../importer'

/** What is written for a row. A number is sealed before it is noted. */
interface Writing {
  said: PersonSaid
  number: Pick<PersonDocument, 'phoneCipher' | 'maskedPhone' | 'phoneKey'> | null
  evidence: string
  twins: Twin[]
}

const writingIn = ({ after }: Pick<ImportEntry, 'after'>): Writing => JSON.parse(after) as Writing

const factsIn = ({ said, number }: Writing): Facts => ({ ...said, ...number })

/** A sealed number is another text each time; what it is compared by is not. */
const sameFacts = (facts: Facts, stands: object): boolean =>
  Object.entries(facts).every(
    ([key, said]) => key === 'phoneCipher' || ((stands as Facts)[key] ?? null) === (said ?? null),
  )

/** One id for one person of a station, so that two imports of one list write the same record. */
const idOf = (row: PersonRow, { caller }: ImportContext): string =>
  derivedId('r', caller.stationId, 'import', personTable.keyOf(row))

const keyOf = ({ phone }: PersonRow): string | null => (phone === undefined ? null : phoneKeyOf(phone))

const numberIn = ({ phone }: PersonRow): Writing['number'] =>
  phone === undefined
    ? null
    : { phoneCipher: seal(phone), maskedPhone: maskPhone(phone), phoneKey: phoneKeyOf(phone) }

/** What stood where facts are written. What was not there is null, as nothing else in these fields but the grid is. */
const stoodIn = (person: LikelyPerson, facts: Facts): Facts =>
  Object.fromEntries(Object.entries(partOf(person, facts)).map(([key, stood]) => [key, stood ?? null]))

/** Fields that are not there at all where nothing was said. */
const ABSENT = ['unit', 'room', 'phoneKey']

/** Facts as a patch: what was not there goes. */
function patchOf(facts: Facts): Pick<Patch, '$set' | '$unset'> {
  const gone = Object.keys(facts).filter((key) => facts[key] === null && ABSENT.includes(key))
  const said = Object.entries(facts).filter(([key]) => !gone.includes(key))
  const $unset = Object.fromEntries(gone.map((key) => [key, '' as const]))
  return { $set: Object.fromEntries(said), ...(gone.length > 0 && { $unset }) }
}

function planOne(row: PersonRow, known: readonly LikelyPerson[], context: ImportContext): Planned {
  const said = saidIn(row, context.station?.grids ?? [], context.now)
  if (!said.ok) return { is: 'refused', problem: said.problem }
  const { realName, birthDate, building = '' } = said.said
  const id = idOf(row, context)
  const found = likeness({ id, realName, birthDate, building, phoneKey: keyOf(row) }, known)
  if (found.is === 'refused') return found
  const { twins } = found
  const writing: Writing = { said: said.said, number: numberIn(row), evidence: evidenceIn(row), twins }
  const after = JSON.stringify(writing)
  if (found.is === 'new') return { is: 'added', entry: { id, isNew: true, version: 0, after, before: '' } }
  const { person } = found
  // A name that says the same stays as it is written.
  const facts = { ...factsIn(writing), realName: person.realName }
  if (sameFacts(facts, person)) return { is: 'same' }
  const changed = JSON.stringify({ ...writing, said: { ...writing.said, realName: person.realName } })
  const before = JSON.stringify(stoodIn(person, facts))
  const version = person.version + 1
  return { is: 'changed', entry: { id: person._id, isNew: false, version, after: changed, before } }
}

/** Written down by somebody else: the evidence says how the person agreed. */
const agreed = (scopes: readonly ConsentScope[], evidence: string, at: number): ConsentEntry[] =>
  scopes.map((scope) => ({
    ...{ scope, version: consentTexts[scope].version, given: true, at },
    ...{ channel: 'proxy', evidence },
  }))

const suspicions = (twins: Writing['twins'], at: number) => twins.map((twin) => ({ at, child: '', ...twin }))

async function add(entry: NewEntry, { caller, now }: ImportContext): Promise<string> {
  const { said, number, evidence, twins } = writingIn(entry)
  const personId = entry.id
  const bare = newPerson({
    ...{ personId, openid: '', stationId: caller.stationId, cardToken: cardTokenOf(personId), now },
  })
  const person: PersonDocument = {
    ...{ ...bare, ...said, ...number, nickname: said.realName },
    ...twinFields(bare, suspicions(twins, now)),
    consents: agreed(number ? ['basics', 'identity', 'phone'] : ['basics', 'identity'], evidence, now),
  }
  if ((await addDoc('people', { ...person, ...filing(person) })) === 'added') return ''
  const stands = await findPerson(personId)
  return stands && sameFacts(factsIn(writingIn(entry)), stands) ? '' : overtaken
}

/** Writes facts over those of a version; a repeat meets what it has written. Who uses the app by now is left alone. */
async function change(
  person: PersonDocument | undefined,
  { facts, version, writing }: { facts: Facts; version: number; writing: Writing | null },
  now: number,
): Promise<boolean> {
  if (!person) return false
  const written = await revisePerson(person, now, (current) => {
    if (current.version === version && sameFacts(facts, current)) return ok(null)
    if (current.openid !== '' || current.version !== version - 1) return reject('STALE')
    const { $set, ...others } = patchOf(facts)
    if (writing === null) return ok({ patch: { $set, ...others } })
    const asks = writing.number !== null && !current.consents.some(({ scope }) => scope === 'phone')
    const consents = asks ? agreed(['phone'], writing.evidence, now) : []
    return ok({
      patch: {
        ...{ $set: { ...$set, ...twinFields(current, suspicions(writing.twins, now)) }, ...others },
        ...(consents.length > 0 && { $push: { consents: { $each: consents } } }),
      },
    })
  })
  return written.ok
}

export const personImporter = importer(personTable, {
  says: ({ realName, building, unit, room, consent }) => [realName, building, unit, room, consent],
  plan: async (rows, context) => {
    const phoneKeys = rows.flatMap((row) => keyOf(row) ?? [])
    const births = rows.map(({ birthDate }) => birthDate)
    const known = await likelyPeople(context.caller.stationId, { phoneKeys, births })
    return rows.map((row) => planOne(row, known, context))
  },
  write: async (entries, context) => {
    const standing = await findPeople(entries.filter(({ isNew }) => !isNew).map(({ id }) => id))
    return fewAtOnce(entries, async (entry) => {
      if (entry.isNew) return add(entry, context)
      const writing = writingIn(entry)
      const wanted = { facts: factsIn(writing), version: entry.version, writing }
      return (await change(standing.get(entry.id), wanted, context.now)) ? '' : overtaken
    })
  },
  // Whoever has done anything by now, or holds a printed card, stays.
  undo: async (entries, { now }) => {
    const added = entries.filter(({ isNew }) => isNew).map(({ id }) => id)
    const inUse = added.length > 0 ? await peopleInUse(added) : new Set<string>()
    const standing = await findPeople(entries.filter(({ isNew }) => !isNew).map(({ id }) => id))
    return fewAtOnce(entries, async ({ id, isNew, version, before }) => {
      if (isNew) return !inUse.has(id) && takePersonAway(id)
      const wanted = { facts: JSON.parse(before) as Facts, version: version + 1, writing: null }
      return change(standing.get(id), wanted, now)
    })
  },
})
