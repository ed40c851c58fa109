/** Owns finding records that may be of the same person: by name and day of birth, by a child's, by a telephone number. */
import type { PersonDocument } from '@/domain/person/documents'
import { OTHERS_KEPT, sameName, suspected, type Suspicion, type TwinKind } from '@/domain/person/twins'
import { type Doc, findDocs } from '../platform/cloud'
import { digestOf } from '../platform/identity'

type PersonDoc = PersonDocument & Doc

/** People born on one day, or with a child born on one day, in a station: a few among thousands. */
const MOST = 100

const fields = {
  realName: 1,
  birthDate: 1,
  gridId: 1,
  building: 1,
  family: 1,
  phoneKey: 1,
  openid: 1,
} as const
type TwinDoc = Doc & Pick<PersonDoc, keyof typeof fields>

/** A number by which records are compared; it leads back to nothing. */
export const phoneKeyOf = (phone: string): string => digestOf('phone', phone)

const found = (stationId: string, where: Record<string, unknown>): Promise<TwinDoc[]> =>
  findDocs<TwinDoc>('people', { stationId, ...where }, { limit: MOST, fields })

/** Others with the same name and day of birth. One request, none while either is unknown. */
export async function samePeople(
  { stationId, personId }: { stationId: string; personId: string },
  { realName, birthDate }: { realName: string; birthDate: string | null },
): Promise<TwinDoc[]> {
  if (realName.trim() === '' || birthDate === null) return []
  const born = await found(stationId, { birthDate })
  return born.filter((one) => one._id !== personId && sameName(one.realName, realName)).slice(0, OTHERS_KEPT)
}

/** Others with the same number. One request. */
async function samePhones(
  { stationId, personId }: { stationId: string; personId: string },
  phone: string,
): Promise<TwinDoc[]> {
  const same = await found(stationId, { phoneKey: phoneKeyOf(phone) })
  return same.filter((one) => one._id !== personId).slice(0, OTHERS_KEPT)
}

/** Others who look after a child of this name and day of birth. One request. */
export async function sameChildren(
  { stationId, personId }: { stationId: string; personId: string },
  { name, birthDate }: { name: string; birthDate: string },
): Promise<TwinDoc[]> {
  const parents = await found(stationId, { 'family.birthDate': birthDate })
  return parents
    .filter(
      ({ _id, family }) =>
        _id !== personId &&
        family.some(
          (one) => one.removedAt === null && one.birthDate === birthDate && sameName(one.name, name),
        ),
    )
    .slice(0, OTHERS_KEPT)
}

type Telling = { realName?: string | undefined; birthDate?: string | undefined; phone?: string | undefined }

/**
 * What agrees with others of what somebody tells about themselves. Two requests at once; none when nothing is told
 * that records are compared by.
 */
export async function suspicionsAbout(
  person: PersonDocument,
  told: Telling,
  now: number,
): Promise<Suspicion[]> {
  const who = { stationId: person.stationId, personId: person._id }
  const { phone, realName = person.realName, birthDate = person.birthDate } = told
  const named = told.realName !== undefined || told.birthDate !== undefined
  const [people, phones] = await Promise.all([
    named ? samePeople(who, { realName, birthDate }) : [],
    phone === undefined ? [] : samePhones(who, phone),
  ])
  const about = (why: TwinKind, found: readonly TwinDoc[]): Suspicion => ({
    ...{ at: now, why, child: '' },
    others: found.map(({ _id }) => _id),
  })
  return [about('person', people), about('phone', phones)]
}

/** The field of a person in which suspicions are kept; nothing when they stand there already. */
export function twinFields(
  { twins = [] }: Pick<PersonDocument, 'twins'>,
  found: readonly Suspicion[],
): Pick<PersonDocument, 'twins'> {
  const kept = found.reduce<Suspicion[]>((so, each) => suspected(so, each) ?? so, [...twins])
  return kept.length === twins.length && kept.every((each, at) => each === twins[at]) ? {} : { twins: kept }
}
