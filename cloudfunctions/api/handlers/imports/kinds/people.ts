/**
 * Owns importing people without a phone: each is written down with a card, as at the desk, and with how they agreed; a
 * volunteer with an application that waits for somebody to decide about it, as every other.
 */
import {
  evidenceIn,
  likeness,
  type PersonRow,
  type PersonSaid,
  personTable,
  saidIn,
  type Twin,
} from '@/domain/imports/kinds/person'
import { type Offered, offeredIn, volunteerTable } from '@/domain/imports/kinds/volunteer'
import type { Columns, ImportTable, RowOf } from '@/domain/imports/define-kind'
import type { ImportEntry } from '@/domain/imports/documents'
import { applied } from '@/domain/kernel/applied'
import { ok, reject } from '@/domain/kernel/errors'
import { type Patch, setting, together } from '@/domain/kernel/guarded-update'
import { decide, transitionPatch } from '@/domain/kernel/workflow'
import { consentTexts, type ConsentScope, volunteerTermsVersion } from '@/domain/person/consents'
import type { ConsentEntry, PersonDocument } from '@/domain/person/documents'
import { filing } from '@/domain/person/finding'
import { maskPhone } from '@/domain/person/mask'
import { newPerson } from '@/domain/person/new-person'
import { laterBirthDate } from '@/domain/person/decide-profile'
import { suspensionOf } from '@/domain/person/standing'
import { factsOf } from '@/domain/person/volunteer-facts'
import { volunteerFlow } from '@/domain/person/volunteer-flow'
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
import { holidaysOf } from '../../../repositories/stations'
import { phoneKeyOf, twinFields } from '../../../repositories/twins'
import { fewAtOnce, type ImportContext, importer, type NewEntry, type Planned } from '../importer'

/** What is written for a row. A number is sealed before it is noted. */
interface Writing {
  said: PersonSaid
  number: Pick<PersonDocument, 'phoneCipher' | 'maskedPhone' | 'phoneKey'> | null
  evidence: string
  twins: Twin[]
  /** What is applied for; null where nothing is. */
  offered: Offered | null
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

/** What a row applies for beside writing somebody down. */
type Applying<R extends PersonRow> = (
  row: R,
  now: number,
) => { ok: true; offered: Offered | null } | { ok: false; problem: string }

/** The states from which somebody may apply. */
const FREE = ['none', 'rejected', 'withdrawn']

function planOne<R extends PersonRow>(
  row: R,
  known: readonly LikelyPerson[],
  context: ImportContext,
  applying: Applying<R>,
): Planned {
  const said = saidIn(row, context.station?.grids ?? [], context.now)
  if (!said.ok) return { is: 'refused', problem: said.problem }
  const applies = applying(row, context.now)
  if (!applies.ok) return { is: 'refused', problem: applies.problem }
  const { offered } = applies
  const { realName, birthDate, building = '' } = said.said
  const id = idOf(row, context)
  const found = likeness({ id, realName, birthDate, building, phoneKey: keyOf(row) }, known)
  if (found.is === 'refused') return found
  const { twins } = found
  const written = { said: said.said, number: numberIn(row), evidence: evidenceIn(row), twins }
  const writing: Writing = { ...written, offered }
  const after = JSON.stringify(writing)
  if (found.is === 'new') return { is: 'added', entry: { id, isNew: true, version: 0, after, before: '' } }
  const { person } = found
  // A name that says the same stays as it is written.
  const facts = { ...factsIn(writing), realName: person.realName }
  const isFree = FREE.includes(person.volunteer.state)
  const note = offered && !isFree ? { note: '已经申请过，或者已经是志愿者' } : {}
  if (sameFacts(facts, person) && !(offered && isFree)) return { is: 'same', ...note }
  const named = { ...writing.said, realName: person.realName }
  const changed = JSON.stringify({ ...writing, said: named, offered: isFree ? offered : null })
  const before = JSON.stringify(stoodIn(person, facts))
  const version = person.version + 1
  return { is: 'changed', entry: { id: person._id, isNew: false, version, after: changed, before }, ...note }
}

/** Written down by somebody else: the evidence says how the person agreed. */
const agreed = (scopes: readonly ConsentScope[], evidence: string, at: number): ConsentEntry[] =>
  scopes.map((scope) => ({
    ...{ scope, version: consentTexts[scope].version, given: true, at },
    ...{ channel: 'proxy', evidence },
  }))

const suspicions = (twins: Writing['twins'], at: number) => twins.map((twin) => ({ at, child: '', ...twin }))

/** An application handed in for somebody, with what is written of the person; null where that person may not apply now. */
function applicationPatch(
  person: PersonDocument,
  { skills, slots }: Offered,
  { caller: { personId: by }, station, now }: ImportContext,
): Patch | null {
  const { volunteer, birthDate } = person
  const facts = factsOf(volunteer, { personId: by, own: true, isAdmin: false, now })
  const as = { by, roles: ['resident'] as const, facts, at: now, holidays: holidaysOf(station) }
  const move = decide(volunteerFlow, volunteer, 'apply', as)
  if (!move.ok) return null
  const said = {
    ...{ 'volunteer.skills': skills, 'volunteer.slots': slots, 'volunteer.appliedAt': now },
    ...{ 'volunteer.termsVersion': volunteerTermsVersion, 'volunteer.reason': '' },
    'volunteer.suspension': suspensionOf(volunteer),
    ...(birthDate !== null && {
      'volunteer.youngestBirthDate': laterBirthDate(birthDate, volunteer.youngestBirthDate ?? null),
    }),
  }
  return together(transitionPatch(volunteer, move.value, { path: 'volunteer' }), setting(said)).patch
}

async function add(entry: NewEntry, context: ImportContext): Promise<string> {
  const { caller, now } = context
  const { said, number, evidence, twins, offered } = writingIn(entry)
  const personId = entry.id
  const bare = newPerson({
    ...{ personId, openid: '', stationId: caller.stationId, cardToken: cardTokenOf(personId), now },
  })
  const written: PersonDocument = {
    ...{ ...bare, ...said, ...number, nickname: said.realName, cardWaits: true },
    ...twinFields(bare, suspicions(twins, now)),
    consents: agreed(number ? ['basics', 'identity', 'phone'] : ['basics', 'identity'], evidence, now),
  }
  const application = offered && applicationPatch(written, offered, context)
  const person = application ? applied(written, application) : written
  if ((await addDoc('people', { ...person, ...filing(person) })) === 'added') return ''
  const stands = await findPerson(personId)
  return stands && sameFacts(factsIn(writingIn(entry)), stands) ? '' : overtaken
}

/** Writes facts over those of a version; a repeat meets what it has written. Who uses the app by now is left alone. */
async function change(
  person: PersonDocument | undefined,
  { facts, version, writing }: { facts: Facts; version: number; writing: Writing | null },
  context: ImportContext,
): Promise<boolean> {
  const { now } = context
  if (!person) return false
  const written = await revisePerson(person, now, (current) => {
    if (current.version === version && sameFacts(facts, current)) return ok(null)
    if (current.openid !== '' || current.version !== version - 1) return reject('STALE')
    const { $set, ...others } = patchOf(facts)
    if (writing === null) return ok({ patch: { $set, ...others } })
    const asks = writing.number !== null && !current.consents.some(({ scope }) => scope === 'phone')
    const consents = asks ? agreed(['phone'], writing.evidence, now) : []
    const patch = {
      ...{ $set: { ...$set, ...twinFields(current, suspicions(writing.twins, now)) }, ...others },
      ...(consents.length > 0 && { $push: { consents: { $each: consents } } }),
    }
    const application = writing.offered && applicationPatch(applied(current, patch), writing.offered, context)
    return ok({
      patch: application ? together({ guard: {}, patch }, { guard: {}, patch: application }).patch : patch,
    })
  })
  return written.ok
}

/** An importer of people, from a table with the columns of people and perhaps more. */
const peopleImporter = <const C extends typeof personTable.columns & Columns>(
  table: ImportTable<C>,
  applying: Applying<RowOf<C> & PersonRow>,
) =>
  importer(table, {
    says: (row) => {
      const { realName, building, unit, room, consent } = row as PersonRow
      return [realName, building, unit, room, consent]
    },
    plan: async (given, context) => {
      const rows = given as readonly (RowOf<C> & PersonRow)[]
      const phoneKeys = rows.flatMap((row) => keyOf(row) ?? [])
      const births = rows.map(({ birthDate }) => birthDate)
      const known = await likelyPeople(context.caller.stationId, { phoneKeys, births })
      return rows.map((row) => planOne(row, known, context, applying))
    },
    write: async (entries, context) => {
      const standing = await findPeople(entries.filter(({ isNew }) => !isNew).map(({ id }) => id))
      return fewAtOnce(entries, async (entry) => {
        if (entry.isNew) return add(entry, context)
        const writing = writingIn(entry)
        const wanted = { facts: factsIn(writing), version: entry.version, writing }
        return (await change(standing.get(entry.id), wanted, context)) ? '' : overtaken
      })
    },
    // Whoever has done anything by now, or holds a printed card, stays; an application is answered, not taken back.
    undo: async (entries, context) => {
      const added = entries.filter(({ isNew }) => isNew).map(({ id }) => id)
      const inUse = added.length > 0 ? await peopleInUse(added) : new Set<string>()
      const standing = await findPeople(entries.filter(({ isNew }) => !isNew).map(({ id }) => id))
      return fewAtOnce(entries, async (entry) => {
        const { id, isNew, version, before } = entry
        if (isNew) return !inUse.has(id) && takePersonAway(id)
        if (writingIn(entry).offered) return false
        const wanted = { facts: JSON.parse(before) as Facts, version: version + 1, writing: null }
        return change(standing.get(id), wanted, context)
      })
    },
  })

export const personImporter = peopleImporter(personTable, () => ({ ok: true, offered: null }))
export const volunteerImporter = peopleImporter(volunteerTable, offeredIn)
