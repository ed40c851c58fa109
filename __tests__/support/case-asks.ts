/** Owns what the actions of every kind of case are asked in the full station, and the cases that this takes. */
import { contract, type Output } from '../../src/contract'
import type { CaseAction } from '../../src/contract/case'
import type { CaseKind } from '../../src/domain/case/define-case'
import { rowsFrom } from '../../src/domain/kernel/workflow'
import type { Ask } from './ask'
import { aStar, FREE_SUBJECT, readyForStar } from './case-subjects'
import { isStation, waysOf, wayToPaper } from './case-ways'
import { putAgreement, putPartner } from './partner'
import type { TestCloud } from './test-cloud'
import { aCaseForm, actionOf, begun, formWith, isForAll, kinds } from './cases'
import { answersOf, rowByStation, stepOf } from './case-steps'
import { LEADS_TROUPE, OWNER, putTroupe } from './case-people'

export type CaseIds = Record<string, Output<CaseAction<'begin'>>>

const offeredOf = ({ name }: Pick<CaseKind, 'name'>): string => `${name}, to be offered`

const writtenOf = ({ name }: Pick<CaseKind, 'name'>): string => `${name}, to be written`

/** A case of which a file is made: one that the head has brought so far. */
async function written(test: TestCloud, kind: CaseKind, staff: string) {
  let one = isForAll(kind)
    ? await begun(test, kind)
    : await test.must(staff, actionOf(kind, 'begin'), await aCaseForm(test, kind))
  for (const event of wayToPaper(kind)) {
    const step = { ...seen(one), ...(await stepOf(test, kind, event, '写一句')) }
    one = await test.must('o-admin', actionOf(kind, 'move'), step)
  }
  return one
}

const heldOf = ({ name }: Pick<CaseKind, 'name'>): string => `${name}, in hand`

/** Who sits at the desk of a kind in the full station. */
const atDeskOf = ({ desk }: Pick<CaseKind, 'desk'>): string =>
  (desk.roles as readonly string[]).includes('staff') ? 'o-staff' : 'o-admin'

/** One case of each kind, and another one that somebody of the station has in hand. */
export async function oneOfEach(test: TestCloud): Promise<CaseIds> {
  await putTroupe(test, LEADS_TROUPE)
  await putPartner(test)
  await putAgreement(test)
  const found: CaseIds = {}
  await readyForStar(test, LEADS_TROUPE)
  await test.cloud.store.insert('cases', [aStar(test, FREE_SUBJECT)])
  for (const kind of kinds) {
    const staff = atDeskOf(kind)
    found[kind.name] = isForAll(kind)
      ? await begun(test, kind)
      : await test.must(staff, actionOf(kind, 'begin'), await aCaseForm(test, kind))
    if (Object.values(kind.moves).some((move) => move?.takes)) {
      const { event } = stateFor(kind, 'takes')
      const said = await stepOf(test, kind, event, '我来办')
      const step = { ...seen(await beforeIt(test, kind, 'takes')), ...said }
      found[heldOf(kind)] = await test.must(staff, actionOf(kind, 'move'), step)
    }
    if (kind.paper) found[writtenOf(kind)] = await written(test, kind, staff)
    if (kind.offer) found[offeredOf(kind)] = await beforeIt(test, kind, 'offers')
  }
  return found
}

/** The first state, in the order of the ways there, in which somebody of the station does what is so marked. */
function stateFor(kind: CaseKind, mark: 'takes' | 'offers'): { state: string; event: string } {
  for (const state of waysOf(kind).keys()) {
    const row = rowsFrom(kind.flow, state).find(({ on, by }) => kind.moves[on]?.[mark] && by.some(isStation))
    if (row) return { state, event: row.on }
  }
  throw new Error(`nobody of the station ${mark} a ${kind.name}`)
}

const seen = ({ caseId, version }: { caseId: string; version: number }) => ({ caseId, version })

/** A new case that the head has brought to where somebody else of the station can do it. */
async function beforeIt(test: TestCloud, kind: CaseKind, mark: 'takes' | 'offers') {
  let one = await begun(test, kind)
  for (const { event } of waysOf(kind).get(stateFor(kind, mark).state) ?? [])
    one = await test.must('o-admin', actionOf(kind, 'move'), {
      ...seen(one),
      ...(await stepOf(test, kind, event, '看过了')),
    })
  return one
}

/** What the actions of every kind are asked in the full station. */
export function caseAsks(
  { cases, photo, heldWishId }: { cases: CaseIds; photo: string; heldWishId: string },
  now: number,
): { [A in CaseAction]: Ask<A> } {
  const asks = kinds.flatMap((kind): [CaseAction, { by: string; input: object }][] => {
    const staff = atDeskOf(kind)
    const { caseId = '', version = 0 } = cases[kind.name] ?? {}
    const form = formWith(kind, photo, now)
    const on = kind.begin.fromPiece ? { on: { kind: 'wish', id: heldWishId, part: 'body' } } : {}
    const { event = '', role = '' } = rowByStation(kind, kind.flow.start) ?? {}
    const mover = role === 'station_admin' ? 'o-admin' : staff
    const owner = isForAll(kind) ? OWNER : staff
    const about = kind.begin.about ? { about: { kind: 'star', id: FREE_SUBJECT } } : {}
    // Of a kind of which one is open at a time the owner has one.
    const beginner = kind.begin.known ? LEADS_TROUPE : owner
    const asks: [CaseAction, { by: string; input: object }][] = [
      [actionOf(kind, 'form'), { by: owner, input: {} }],
      [actionOf(kind, 'begin'), { by: beginner, input: { form, unnamed: false, ...on, ...about } }],
      [actionOf(kind, 'open'), { by: owner, input: { caseId } }],
      [actionOf(kind, 'mine'), { by: owner, input: {} }],
      [actionOf(kind, 'desk'), { by: staff, input: { view: kind.desk.views[0] ?? '' } }],
      [
        actionOf(kind, 'contact'),
        kind.team
          ? { by: LEADS_TROUPE, input: { caseId } }
          : { by: staff, input: { caseId: cases[heldOf(kind)]?.caseId ?? '' } },
      ],
      [
        actionOf(kind, 'move'),
        { by: mover, input: { caseId, version, event, words: '查清楚了', ...answersOf(kind, event, now) } },
      ],
      [actionOf(kind, 'board'), { by: staff, input: {} }],
      [actionOf(kind, 'sent'), { by: 'o-dept', input: {} }],
      [actionOf(kind, 'helped'), { by: staff, input: {} }],
      [actionOf(kind, 'paper'), { by: staff, input: { caseId: cases[writtenOf(kind)]?.caseId ?? '' } }],
      [actionOf(kind, 'suggest'), { by: staff, input: { caseId: cases[offeredOf(kind)]?.caseId ?? '' } }],
      [actionOf(kind, 'join'), { by: staff, input: { caseId, joins: true } }],
      [actionOf(kind, 'hands'), { by: staff, input: {} }],
      [actionOf(kind, 'gifts'), { by: staff, input: { caseId } }],
      [actionOf(kind, 'sessions'), { by: staff, input: {} }],
    ]
    return asks.filter(([action]) => action in contract)
  })
  return Object.fromEntries(asks) as { [A in CaseAction]: Ask<A> }
}
