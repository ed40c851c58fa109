/** Owns what every action about honours is asked and refused in the full station. */
import type { ActionName } from '../../src/contract'
import type { GrantForm } from '../../src/domain/honour/form'
import { ask, type Asks } from './ask'
import { personIdOf } from './builders'
import type { Refusals } from './refusals'
import type { TestCloud } from './test-cloud'

/** What is written down of an honour that the station gives to a resident. */
export const aGrantForm = (given: Partial<GrantForm> = {}): GrantForm => ({
  ...{ kind: 'goodPerson', title: '', as: 'person', name: '', agreed: false, agreedBy: '' },
  ...{ level: 'district', grantedBy: '区委宣传部', by: 'year', year: 2025, month: null, ...given },
})

/** A resident was given an honour. */
export async function anHonour(test: TestCloud) {
  const personId = personIdOf('o-wisher')
  const given = { personId, form: aGrantForm() }
  const { honourId } = await test.must('o-admin', 'honour.grant', given, 'key-honour-1')
  return { honourId }
}

export const honourAsks = ({ honourId }: Awaited<ReturnType<typeof anHonour>>): Asks<'honour'> => ({
  'honour.board': ask('o-wisher', { board: 'honours', kind: null }),
  'honour.mine': ask('o-wisher', {}),
  'honour.answer': ask('o-wisher', { honourId, board: 'honours', agreed: true, version: 1 }),
  'honour.grant': ask('o-staff', { personId: personIdOf('o-wisher'), form: aGrantForm({ year: 2024 }) }),
})

const ofOwner: Refusals = { gone: { honourId: 'NOT_FOUND' }, neighbour: 'NOT_FOUND', foreign: 'NOT_FOUND' }

export const honourRefusals: { [A in Extract<ActionName, `honour.${string}`>]: Refusals } = {
  'honour.board': {},
  'honour.mine': {},
  'honour.answer': { ...ofOwner, stale: { version: 'STALE' } },
  'honour.grant': { gone: { personId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
}
