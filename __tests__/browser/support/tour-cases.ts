/** Owns the way past the cases of every declared kind: written, one's own, one of them, the desk's. */
import { appPages } from '../../../src/domain/app-pages'
import { casePages } from '../../../src/domain/case-pages'
import { caseKinds } from '../../../src/domain/case-kinds'
import type { CaseKind } from '../../../src/domain/case/define-case'
import type { CaseDocument } from '../../../src/domain/case/documents'
import { rowsFrom } from '../../../src/domain/kernel/workflow'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { caseRows } from '../../support/cases'
import type { TestCloud } from '../../support/test-cloud'
import type { Phone } from './phones'
import type { Stop } from './tour'

/** Who sits at the desk of a kind: the staff, or the head alone. */
const atDeskOf = ({ desk }: CaseKind) =>
  (desk.roles as readonly string[]).includes('staff')
    ? { staff: 'demo-staff-zhou', role: 'staff' }
    : { staff: 'demo-admin-gao', role: 'station_admin' }

/** The first answer of a question that stands by itself before all others. */
const tiledIn = (form: CaseKind['form']): string[] =>
  Object.values(form).flatMap((field) =>
    field.is === 'choice' && field.tiles ? Object.values(field.options).slice(0, 1) : [],
  )

/** What a department sees of what was sent to it, and those above of what their station asks. */
function sentStops(
  { name: kind, flow, moves }: CaseKind,
  rows: readonly CaseDocument[],
  people: readonly PersonDocument[],
): Stop[] {
  const contact = people.find(({ roles }) => roles.includes('dept_user'))
  const above = people.find(({ roles }) => roles.includes('institute_admin'))
  const one = rows.find(({ sentTo, state }) => sentTo?.[0] === contact?.unitId && state !== 'closed')
  if (!contact || !above || !one) throw new Error(`the demo has sent no ${kind} to anybody`)
  const asking = rowsFrom(flow, one.state).find(({ on, by }) => moves[on]?.asks && by.includes('lead'))
  const page = casePages.case(kind, one._id)
  return [
    { name: `${kind}-sent`, openid: contact.openid, page: appPages.sentCases(kind), main: true },
    { name: `${kind}-for-department`, openid: contact.openid, page },
    {
      ...{ name: `${kind}-said-by-department`, openid: contact.openid, page, main: true },
      first: (phone: Phone) => phone.tap(flow.events[asking?.on ?? '']?.label ?? ''),
    },
    {
      name: `${kind}-from-above`,
      openid: above.openid,
      page: casePages.caseAt(kind, one._id, one.stationId),
    },
  ]
}

/** The stops of the demo station's cases. */
export async function caseStops(test: TestCloud): Promise<Stop[]> {
  const rows = await caseRows(test)
  const people = await test.rows<PersonDocument>('people')
  return Object.values<CaseKind>(caseKinds).flatMap((declared) => {
    const { name: kind, board, form, party, departments, rating } = declared
    const { staff, role } = atDeskOf(declared)
    const oldest = rows.filter((one) => one.kind === kind).sort((a, b) => a.createdAt - b.createdAt)[0]
    const owner = people.find(({ _id }) => _id === oldest?.ownerId)
    if (!oldest || !owner) throw new Error(`the demo has no ${kind}`)
    const at = (name: string, page: string, openid = owner.openid): Stop => ({
      ...{ name: `${kind}-${name}`, openid, page },
    })
    const open = rows.find((one) => one.kind === kind && one.waits.includes(role))
    const side = party && rows.find((one) => one.kind === kind && one.party)
    const other = people.find(({ _id }) => _id === side?.party?.personId)
    const helped = rows.find(
      (one) => one.kind === kind && rating?.states.includes(one.state) && one.answers?.['rate'],
    )
    const helper = people.find(({ _id }) => _id === helped?.handlerId)
    const led = declared.team && rows.find((one) => one.kind === kind && one.state === 'dayByInviter')
    const leader = people.find(({ _id }) => led && _id === led.handlerId)
    if (rating && !helper) throw new Error(`nobody in the demo has helped with a ${kind}`)
    return [
      { ...at('mine', appPages.myCases(kind)), main: true },
      { ...at('form', casePages.beginCase(kind)), main: true },
      ...tiledIn(form).map((text) => ({
        ...at('form-written', casePages.beginCase(kind)),
        first: (phone: Phone) => phone.tap(new RegExp(`^${text}`)),
      })),
      { ...at('detail', casePages.case(kind, oldest._id)), main: true },
      ...(departments ? sentStops(declared, rows, people) : []),
      ...(board ? [at('board', casePages.caseBoard(kind))] : []),
      ...(helper ? [{ ...at('helped', casePages.helpedCases(kind), helper.openid), main: true }] : []),
      ...(led && leader ? [{ ...at('led', casePages.case(kind, led._id), leader.openid), main: true }] : []),
      at('desk', casePages.deskCases(kind), staff),
      ...(open ? [at('at-work', casePages.case(kind, open._id), staff)] : []),
      ...(side && other ? [at('other-side', casePages.case(kind, side._id), other.openid)] : []),
    ]
  })
}
