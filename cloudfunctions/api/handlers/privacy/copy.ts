/** Owns showing somebody what is held of them and the family, and the copy of it that they take along. */
import type { AccountDocument } from '@/domain/account/account'
import { factsOf } from '@/domain/person-data/about'
import { copyData, copyRules, copyWriting, type Held } from '@/domain/person-data/copy'
import type { Holding } from '@/domain/person-data/holding'
import { type HeldIn, heldIn, holdings } from '@/domain/person-data/holdings'
import { residentName } from '@/domain/person/name-of'
import type { StationDocument } from '@/domain/station/documents'
import { type Caller, done, type Handler, joinedCount, joinedOne } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { writeFile } from '../../platform/files'
import { heldCounts, heldDocs } from '../../repositories/person-data'
import { noteCopy } from '../../repositories/phone-access-log'
import { withStation } from '../../repositories/stations'
import { gridName } from '../../views/profile'
import { rowsOf } from '../../views/rows'

const withAccount = (personId: string) => ({
  ...withStation,
  account: { from: 'accounts', where: { _id: personId }, limit: 1 } as const,
})

function knownOf({ person }: Caller, joined: Record<string, Doc[]>, now: number) {
  const station = joinedOne<StationDocument & Doc>(joined, 'station')
  const account = joinedOne<AccountDocument & Doc>(joined, 'account')
  return { station, facts: factsOf(person, account, { gridName: gridName(station, person.gridId), now }) }
}

/** One request: the caller with the sums and how many there are of each. */
export const open: Handler<'privacy.open'> = {
  joins: ({ personId }) => ({ ...withAccount(personId), ...heldCounts(personId) }),
  run: async ({ caller, joined, now }) => {
    const { station, facts } = knownOf(caller, joined, now)
    const sections = heldIn.map((held) => ({
      ...{ held, title: holdings[held].title, count: joinedCount(joined, held) },
    }))
    return done({
      facts,
      sections: sections.filter(({ count }) => count > 0),
      station: { name: station?.name ?? '', phone: station?.contact?.phone || null },
    })
  },
}

interface Reading {
  cursor?: string | undefined
  size: number
  now: number
}

/** A page of what is held in one collection, as its owner reads it. One request. */
async function heldRows(held: HeldIn, personId: string, { now, ...page }: Reading) {
  const { row }: Holding = holdings[held]
  const { shown, next } = await heldDocs(held, personId, page)
  const read = rowsOf(shown, (doc) => {
    const said = row(doc as never, { personId, now })
    return said && { rowId: doc._id, ...said }
  })
  return { items: read.filter((one) => one !== null), next }
}

const PAGE = 20

/** Two requests. */
export const rows: Handler<'privacy.rows'> = {
  run: async ({ caller, input: { held, cursor }, now }) =>
    done({
      title: holdings[held].title,
      ...(await heldRows(held, caller.personId, { cursor, size: PAGE, now })),
    }),
}

/** A request for each collection, and one call of the function that writes files. */
export const copy: Handler<'privacy.copy'> = {
  joins: ({ personId }) => withAccount(personId),
  run: async ({ caller, joined, input, now }) => {
    const { station, facts } = knownOf(caller, joined, now)
    const sections: Held['sections'][number][] = []
    for (const held of heldIn) {
      const { items, next } = await heldRows(held, caller.personId, { size: copyRules.rows, now })
      const read = items.map(({ at, title, text }) => ({ at, title, text }))
      sections.push({ title: holdings[held].title, rows: read, more: next !== null })
    }
    const all: Held = {
      ...{ name: residentName(caller.person), station: station?.name ?? '', facts, sections, now },
    }
    // Whoever had the phone in the hand for a moment cannot take it along unseen.
    await noteCopy(caller.stationId, caller.personId, now)
    if (input.as === 'word') return done(await writeFile(copyWriting(all)))
    const { name, text } = copyData(all)
    return done({ name, base64: Buffer.from(text, 'utf8').toString('base64') })
  },
}
