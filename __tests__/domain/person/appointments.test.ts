/** Owns who gives and ends which role: every giver, every role, oneself and others, the last of a kind and one of two. */
import { DAY } from '../../../src/domain/kernel/clock'
import type { Decision } from '../../../src/domain/kernel/errors'
import {
  type Appointer,
  decideAppoint,
  decideEnd,
  decideTakeBack,
  type OfficeChange,
  TAKE_BACK_MS,
} from '../../../src/domain/person/appointments'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { newPerson } from '../../../src/domain/person/new-person'
import { officeOf, TERMS_KEPT } from '../../../src/domain/person/office'
import {
  type AppointedRole,
  appointedRoles,
  roles as allRoles,
  type Role,
} from '../../../src/domain/person/roles'

const now = Date.parse('2026-11-18T10:00:00+08:00')
const units = [
  { unitId: 'i1', type: 'institute' },
  { unitId: 'i2', type: 'institute' },
  { unitId: 'c1', type: 'center' },
  { unitId: 'd1', type: 'department' },
]
const choices = { gridIds: ['g01', 'g02'], partnerIds: ['b1'], units }
const unitFor: Partial<Record<AppointedRole, string>> = {
  institute_admin: 'i1',
  center_admin: 'c1',
  dept_user: 'd1',
}

const person = (given: Partial<PersonDocument> = {}): PersonDocument => ({
  ...newPerson({ personId: 'p-her', openid: 'o-her', stationId: 'st1', cardToken: 'card', now }),
  ...given,
})
const by = (role: Role | readonly Role[], personId = 'p-giver'): Appointer => ({
  ...{ personId, name: '高站长' },
  roles: new Set<Role>(['resident', ...(typeof role === 'string' ? [role] : role)]),
})
const wanted = (role: AppointedRole, given: object = {}) => ({
  ...{
    version: 0,
    roles: [role],
    gridIds: role === 'grid_worker' || role === 'grid_leader' ? ['g01'] : [],
    why: '',
  },
  partnerId: role === 'partner_user' ? 'b1' : null,
  unitId: unitFor[role] ?? null,
  ...given,
})
const code = (decision: { ok: true } | { ok: false; error: { code: string } }): string =>
  decision.ok ? 'OK' : decision.error.code

/** By whom each role is given to somebody else; everybody else is told who gives it. */
const givers: Record<AppointedRole, readonly Role[]> = {
  team_leader: ['station_admin', 'staff'],
  grid_worker: ['station_admin'],
  grid_leader: ['station_admin'],
  staff: ['station_admin'],
  partner_user: ['station_admin'],
  dept_user: ['center_admin'],
  station_admin: ['center_admin'],
  auditor: ['center_admin'],
  institute_admin: ['center_admin'],
  center_admin: ['center_admin'],
}
/** Those that somebody may lay down, of which one stays. */
const laidDown: readonly AppointedRole[] = ['station_admin', 'center_admin']
const fromAbove = ['station_admin', 'auditor', 'institute_admin', 'center_admin', 'dept_user']

const refusalOf = (giver: Role, role: AppointedRole): string => {
  if (givers[role].includes(giver)) return 'OK'
  return fromAbove.includes(role) ? 'ROLE_FROM_ABOVE' : 'ROLE_BY_HEAD'
}

const pairs = allRoles.flatMap((giver) => appointedRoles.map((role) => [giver, role] as const))

describe.each(pairs)('%s and the role %s', (giver, role) => {
  const holder = person({ roles: [role], gridIds: ['g01'], partnerId: 'b1' })
  const facts = (holders: number, leads = 0) => ({ facts: { holders, leads }, now })
  const ending = { version: 0, role, why: '搬走了' }

  it('is given to another one only by whom the table names', () => {
    expect(code(decideAppoint(person(), wanted(role), by(giver), { choices, now }))).toBe(
      refusalOf(giver, role),
    )
  })
  it('is never given to oneself', () => {
    const self = decideAppoint(person(), wanted(role), by(giver, 'p-her'), { choices, now })
    expect(code(self)).toBe('APPOINT_SELF')
  })
  it.each([1, 2])(
    'is ended for another one, one of %s, as it is given, but for the last of those who must stay',
    (holders) => {
      const isLast = holders === 1 && laidDown.includes(role) && givers[role].includes(giver)
      const expected = isLast ? 'LAST_HEAD' : refusalOf(giver, role)
      expect(code(decideEnd(holder, ending, by(giver), facts(holders)))).toBe(expected)
    },
  )
  it.each([1, 2])('is ended for oneself, one of %s, only by a head who is not the last', (holders) => {
    const self = decideEnd(holder, ending, by([giver, role], 'p-her'), facts(holders))
    const expected = !laidDown.includes(role) ? 'APPOINT_SELF' : holders === 1 ? 'LAST_HEAD' : 'OK'
    expect(code(self)).toBe(expected)
  })
})

describe('who may hold a role', () => {
  const head = by('station_admin')
  const appoint = (given: Partial<PersonDocument>, role: AppointedRole = 'staff', more: object = {}) =>
    code(decideAppoint(person(given), wanted(role, more), head, { choices, now }))

  it('has an account and is of full age where the birthday is known', () => {
    expect(appoint({ openid: '' })).toBe('APPOINT_NO_ACCOUNT')
    expect(appoint({ birthDate: '2008-11-19' })).toBe('APPOINT_TOO_YOUNG')
    expect(appoint({ birthDate: '2008-11-18' })).toBe('OK')
    expect(appoint({ birthDate: null })).toBe('OK')
  })
  it.each<[AppointedRole, string]>([
    ['team_leader', 'AUDITOR_APART'],
    ['staff', 'AUDITOR_APART'],
    ['grid_worker', 'OK'],
    ['partner_user', 'OK'],
  ])('an auditor who is named %s: %s', (role, expected) => {
    expect(appoint({ roles: ['auditor'] }, role)).toBe(expected)
  })
  it('a grid worker has grids of this station, a partner user a partner of it', () => {
    expect(appoint({}, 'grid_worker', { gridIds: [] })).toBe('GRIDS_NEEDED')
    expect(appoint({}, 'grid_worker', { gridIds: ['g01', 'g99'] })).toBe('GRIDS_NEEDED')
    expect(appoint({}, 'partner_user', { partnerId: null })).toBe('PARTNER_NEEDED')
    expect(appoint({}, 'partner_user', { partnerId: 'b2' })).toBe('PARTNER_NEEDED')
  })
  it.each<[AppointedRole, string | null, string]>([
    ['institute_admin', null, 'UNIT_NEEDED'],
    ['institute_admin', 'c1', 'UNIT_NEEDED'],
    ['institute_admin', 'i9', 'UNIT_NEEDED'],
    ['institute_admin', 'i2', 'OK'],
    ['center_admin', 'i1', 'UNIT_NEEDED'],
    ['center_admin', 'c1', 'OK'],
    ['dept_user', null, 'UNIT_NEEDED'],
    ['dept_user', 'i1', 'UNIT_NEEDED'],
    ['dept_user', 'd1', 'OK'],
    ['institute_admin', 'd1', 'UNIT_NEEDED'],
    ['staff', 'i9', 'UNIT_NEEDED'],
  ])('%s for the unit %s: %s', (role, unitId, expected) => {
    const giver = by(['center_admin', 'station_admin'])
    const wants = wanted(role, { unitId })
    expect(code(decideAppoint(person(), wants, giver, { choices, now }))).toBe(expected)
  })
  it('another institute is another time of the same office', () => {
    const giver = by('center_admin')
    const first = decideAppoint(person(), wanted('institute_admin'), giver, { choices, now })
    if (!first.ok || first.value === null) throw new Error(code(first))
    const { touched: _, ...held } = first.value
    const wants = wanted('institute_admin', { version: 1, unitId: 'i2' })
    const second = decideAppoint({ ...person(), ...held }, wants, giver, { choices, now: now + DAY })
    expect(second).toMatchObject({ ok: true, value: { unitId: 'i2', touched: ['institute_admin'] } })
    expect(second.ok && second.value?.office.terms).toHaveLength(2)
  })
  it('what two roles are held for stays with the one that is left', () => {
    const both = person({ roles: ['grid_worker', 'grid_leader'], gridIds: ['g01', 'g02'] })
    const facts = { facts: { holders: 1, leads: 0 }, now }
    const ending = { version: 0, role: 'grid_leader' as const, why: '换人了' }
    const left = decideEnd(both, ending, by('station_admin'), facts)
    expect(left).toMatchObject({ ok: true, value: { roles: ['grid_worker'], gridIds: ['g01', 'g02'] } })
    const last = decideEnd(
      person({ roles: ['grid_leader'], gridIds: ['g01'] }),
      ending,
      by('station_admin'),
      facts,
    )
    expect(last).toMatchObject({ ok: true, value: { roles: [], gridIds: [] } })
  })
  it('one role that is refused refuses all of them', () => {
    const both = { ...wanted('team_leader'), roles: ['team_leader', 'staff'] as const }
    expect(code(decideAppoint(person(), both, by('staff'), { choices, now }))).toBe('ROLE_BY_HEAD')
  })
})

describe('what is kept', () => {
  const head = by('station_admin')
  const after = (given: PersonDocument, decision: Decision<OfficeChange | null, string>): PersonDocument => {
    if (!decision.ok || decision.value === null) throw new Error(code(decision))
    const { touched: _, ...held } = decision.value
    return { ...given, ...held }
  }
  const named = (at = now) =>
    after(person(), decideAppoint(person(), wanted('grid_worker'), head, { choices, now: at }))

  it('is who, what, since when, for which grids, and the change of grids as a new time', () => {
    const first = named()
    const wants = wanted('grid_worker', { version: 1, gridIds: ['g02'], why: '换片' })
    const second = after(first, decideAppoint(first, wants, head, { choices, now: now + DAY }))
    expect(officeOf(second).terms).toEqual([
      expect.objectContaining({
        gridIds: ['g01'],
        until: now + DAY,
        ended: expect.objectContaining({ why: '换片' }),
      }),
      expect.objectContaining({ gridIds: ['g02'], since: now + DAY, until: null, byName: '高站长' }),
    ])
  })
  it('says nothing new when all of it is held already, whatever version was seen', () => {
    const held = named()
    expect(decideAppoint(held, wanted('grid_worker'), head, { choices, now })).toEqual({
      ok: true,
      value: null,
    })
  })
  it('names whoever was quicker', () => {
    const refused = decideAppoint(named(), wanted('team_leader'), head, { choices, now })
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'OFFICE_CHANGED', details: { name: '高站长' } },
    })
  })
  it('is bounded, and what is held stays', () => {
    let her = named()
    for (let i = 0; i < TERMS_KEPT * 2; i++) {
      const wants = wanted('grid_worker', {
        version: officeOf(her).version,
        gridIds: [i % 2 ? 'g01' : 'g02'],
      })
      her = after(her, decideAppoint(her, wants, head, { choices, now: now + i + 1 }))
    }
    expect(officeOf(her).terms).toHaveLength(TERMS_KEPT)
    expect(officeOf(her).terms.filter(({ until }) => until === null)).toHaveLength(1)
  })
  it('is taken back once, soon, by whoever did it, and goes on as it was', () => {
    const her = named()
    const ending = { version: 1, role: 'grid_worker' as const, why: '点错' }
    const facts = { facts: { holders: 1, leads: 0 }, now: now + DAY }
    const ended = after(her, decideEnd(her, ending, head, facts))
    expect(ended).toMatchObject({ roles: [], gridIds: [] })
    expect(code(decideTakeBack(ended, 2, by('station_admin', 'p-2'), now + DAY))).toBe('OFFICE_UNDO_CLOSED')
    expect(code(decideTakeBack(ended, 2, head, now + DAY + TAKE_BACK_MS + 1))).toBe('OFFICE_UNDO_CLOSED')
    expect(code(decideTakeBack(ended, 2, by('staff'), now + DAY))).toBe('ROLE_BY_HEAD')
    const back = after(ended, decideTakeBack(ended, 2, head, now + DAY + 5))
    expect(back).toMatchObject({ roles: ['grid_worker'], gridIds: ['g01'] })
    expect(officeOf(back).terms).toEqual(officeOf(her).terms)
    expect(decideTakeBack(back, 2, head, now + DAY + 6)).toEqual({ ok: true, value: null })
    expect(code(decideTakeBack(back, 3, head, now + DAY + 6))).toBe('OFFICE_UNDO_CLOSED')
  })
  it('a role by which sessions are led does not end before somebody else leads them', () => {
    const leader = person({ roles: ['team_leader'] })
    const ending = { version: 0, role: 'team_leader' as const, why: '搬走了' }
    const facts = { facts: { holders: 1, leads: 2 }, now }
    expect(decideEnd(leader, ending, head, facts)).toMatchObject({
      error: { code: 'LEADS_SESSIONS', details: { count: 2 } },
    })
    const both = person({ roles: ['team_leader', 'grid_worker'], gridIds: ['g01'] })
    expect(code(decideEnd(both, ending, head, facts))).toBe('OK')
  })
})
