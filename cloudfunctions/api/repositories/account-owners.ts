/** Owns whose an account is: a person's, a household's, or that of a family member without a phone. */
import type { HouseholdDocument } from '@/domain/household/documents'
import type { PersonDocument } from '@/domain/person/documents'
import { stationOfRecord } from '@/domain/person/merged'
import { type Doc, findDocs } from '../platform/cloud'
import { findRecords } from './service-records'

export interface AccountOwner {
  stationId: string
  /** Whole; masked by whoever shows it. Null for a household, which is nobody. */
  name: string | null
  /** Whose phones are told about it. */
  readers: string[]
  /** How the account is called to its readers; empty for one's own. */
  of: string
}

type PersonName = Doc & Pick<PersonDocument, 'stationId' | 'merged' | 'closed' | 'realName' | 'nickname'>

/** Family members have no document of their own; any of their records names them and says whose phone it is. */
async function dependantOf(accountId: string): Promise<AccountOwner | null> {
  const [record] = await findRecords({ personId: accountId }, { limit: 1 })
  if (!record) return null
  return { stationId: record.stationId, name: record.name, readers: [record.ownerId], of: record.name }
}

/** The owners of these accounts. Two requests, and one for each family member. */
export async function ownersOf(accountIds: readonly string[]): Promise<Map<string, AccountOwner>> {
  const owners = new Map<string, AccountOwner>()
  if (accountIds.length === 0) return owners
  const where = { _id: { $in: [...new Set(accountIds)] } }
  const limit = 1000
  const [people, households] = await Promise.all([
    findDocs<PersonName>('people', where, {
      ...{ limit, fields: { stationId: 1, merged: 1, closed: 1, realName: 1, nickname: 1 } },
    }),
    findDocs<HouseholdDocument & Doc>('households', where, { limit }),
  ])
  for (const person of people) {
    const { _id, realName, nickname, merged } = person
    const readers = [merged?.into ?? _id]
    owners.set(_id, { stationId: stationOfRecord(person), name: realName || nickname, readers, of: '' })
  }
  for (const { _id, stationId, name, members } of households) {
    owners.set(_id, {
      stationId,
      name: null,
      readers: members.map(({ personId }) => personId),
      of: `「${name}」`,
    })
  }
  const others = [...new Set(accountIds)].filter((id) => !owners.has(id))
  const found = await Promise.all(others.map(async (id) => [id, await dependantOf(id)] as const))
  for (const [id, owner] of found) if (owner) owners.set(id, owner)
  return owners
}
