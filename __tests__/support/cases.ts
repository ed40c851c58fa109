/** Owns what tests of all kinds of cases start from, derived from the declarations: a form that is accepted, and a case that was just begun. */
import { contract } from '../../src/contract'
import type { CaseAction } from '../../src/contract/case'
import { caseKinds } from '../../src/domain/case-kinds'
import { typedTable } from '../../src/domain/case/form'
import { DAY, dayOf } from '../../src/domain/kernel/clock'
import type { Field } from '../../src/domain/kernel/form'
import type { SubjectKind } from '../../src/domain/case/subjects'
import type { CaseKind } from '../../src/domain/case/define-case'
import type { CaseDocument } from '../../src/domain/case/documents'
import type { AppointedRole } from '../../src/domain/person/roles'
import { aSubject, readyForStar } from './case-subjects'
import { personIdOf } from './builders'
import { aPhoto } from './pieces'
import { sample } from './schema-samples'
import { appoint } from './station'
import { PARTNER } from './partner'
import type { TestCloud } from './test-cloud'
import { ASSISTING, DEPARTMENT, OWNER, TROUPE } from './case-people'

export const kinds: readonly CaseKind[] = Object.values(caseKinds)

type Verb = CaseAction extends infer A ? (A extends `${string}.${infer V}` ? V : never) : never

export const actionOf = <V extends Verb>(kind: Pick<CaseKind, 'name'>, verb: V): CaseAction<V> =>
  `${kind.name}.${verb}` as CaseAction<V>

/** Where the cases of a test are that are anywhere, and another grid of the same station. */
const HERE = 'grid:g01'

type Begin = {
  form: Record<string, string | string[] | number | null>
  unnamed: boolean
  about?: { kind: SubjectKind; id: string }
}

/** Answers to what a schema alone does not say. */
const known: Record<string, string | string[]> = {
  ...{ spot: HERE, time: '10:00' },
  departments: [DEPARTMENT],
  team: TROUPE,
  partner: PARTNER,
  voice: [],
}

/** Some weeks ahead, or as far as a field goes. */
const WEEKS = 25

/** An answer that the schema of a field alone does not tell; undefined where it does. */
export function answerTo(field: Field, now: number): string | string[] | number | undefined {
  if (field.is === 'day') return dayOf(now + Math.min(WEEKS, field.most) * DAY)
  // A number may stay open, but for what is written beside it.
  return field.is === 'whole' && field.optional ? (field.least ?? 0) : known[field.is]
}

/** Answers that are accepted now, with this photo wherever there may be any. */
export function formWith(kind: CaseKind, photo: string, now: number): Begin['form'] {
  const { form } = sample(contract[actionOf(kind, 'begin')].input, {}) as Begin
  const answers = Object.entries(typedTable(kind)).map(([name, field]) => {
    const { is } = field
    const isOpen = is === 'departments' && field.least === 0
    return [
      name,
      is === 'photos'
        ? [photo]
        : is === 'text'
          ? '邻里'
          : isOpen
            ? [ASSISTING]
            : (answerTo(field, now) ?? form[name] ?? null),
    ]
  })
  return Object.fromEntries(answers) as Begin['form']
}

/** A form that is accepted, with photos where it takes any. */
export async function aCaseForm(test: TestCloud, kind: CaseKind, owner = OWNER): Promise<Begin> {
  if (kind.begin.known) await readyForStar(test, owner)
  return {
    form: formWith(kind, await aPhoto(test), test.now()),
    unnamed: false,
    ...(await aSubject(test, kind)),
  }
}

/** Whatever a person has open of a kind of which one is open at a time is over. */
async function endOpen(test: TestCloud, kind: CaseKind, openid: string): Promise<void> {
  if (!kind.begin.oneOpen || kind.begin.about) return
  await test.cloud.store.update(collectionOf(kind), {
    query: { kind: kind.name, ownerId: personIdOf(openid) },
    update: { $set: { state: 'withdrawn', openFor: [], waits: [], wakeAt: null } },
    ...{ replace: false, multi: true, upsert: false, nowMs: test.now() },
  })
}

/** Where cases of a test's kinds lie. */
export const collections = ['cases', 'sealedCases'] as const

/** The collection of a kind, as tests look into it. */
export const collectionOf = ({ sealed }: Pick<CaseKind, 'sealed'>): (typeof collections)[number] =>
  sealed ? 'sealedCases' : 'cases'

/** Cases of every kind, as they are stored. */
export const caseRows = async (test: TestCloud, where: object = {}): Promise<CaseDocument[]> =>
  (await Promise.all(collections.map((from) => test.rows<CaseDocument>(from, where as never)))).flat()

/** A case as it is stored. */
export async function caseRow(test: TestCloud, caseId: string): Promise<CaseDocument> {
  const [one] = await caseRows(test, { _id: caseId })
  if (!one) throw new Error(`${caseId} is not there`)
  return one
}

/** A case that the owner has just begun. @param from what it is begun from, beside its form */
export async function begun(test: TestCloud, kind: CaseKind, owner = OWNER, from: { of?: string } = {}) {
  await endOpen(test, kind, owner)
  const form = { ...(await aCaseForm(test, kind, owner)), ...from }
  return asBeginner(test, kind, owner, () => test.must(owner, actionOf(kind, 'begin'), form))
}

export const isForAll = ({ begin }: Pick<CaseKind, 'begin'>): boolean => begin.roles.includes('resident')

/**
 * Lets somebody begin a case of a kind that not everybody begins: with a role of those, which that person has not before
 * and not after, so that what follows is the owner's part alone.
 */
export async function asBeginner<T>(
  test: TestCloud,
  kind: CaseKind,
  openid: string,
  work: () => Promise<T>,
): Promise<T> {
  if (isForAll(kind)) return work()
  const [role] = kind.begin.roles
  await appoint(test, openid, [role as AppointedRole], { gridIds: ['g01'] })
  const done = await work()
  await appoint(test, openid, [])
  return done
}
