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

export const aStory = (words = '天天给楼里扫雪，十年没停。') => ({ words, photos: [] })

/** A resident was given an honour, agreed to one board, and to what is told of it. */
export async function anHonour(test: TestCloud) {
  const given = { personId: personIdOf('o-wisher'), form: aGrantForm() }
  const { honourId } = await test.must('o-admin', 'honour.grant', given, 'key-honour-1')
  await test.must('o-admin', 'honour.writeStory', { honourId, version: 1, form: aStory() })
  await test.must('o-wisher', 'honour.sayStory', { honourId, event: 'agree', version: 2 })
  await test.must('o-wisher', 'honour.answer', { honourId, board: 'deeds', agreed: true, version: 3 })
  return { honourId, honourVersion: 4 }
}

export const honourAsks = ({
  honourId,
  honourVersion: version,
}: Awaited<ReturnType<typeof anHonour>>): Asks<'honour' | 'starCard'> => ({
  'starCard.open': ask('o-wisher', {}),
  'honour.board': ask('o-wisher', { board: 'honours', kind: null }),
  'honour.open': ask('o-wisher', { honourId }),
  'honour.mine': ask('o-wisher', {}),
  'honour.answer': ask('o-wisher', { honourId, board: 'honours', agreed: true, version }),
  'honour.sayStory': ask('o-wisher', { honourId, event: 'takeDown', version }),
  'honour.grant': ask('o-staff', { personId: personIdOf('o-wisher'), form: aGrantForm({ year: 2024 }) }),
  'honour.desk': ask('o-staff', {}),
  'honour.writeStory': ask('o-staff', { honourId, version, form: aStory('天天扫雪。') }),
  'honour.move': ask('o-staff', { honourId, event: 'rest', version, reason: '有人有异议' }),
})

const ofOwner: Refusals = {
  gone: { honourId: 'NOT_FOUND' },
  stale: { version: 'STALE' },
  neighbour: 'NOT_FOUND',
  foreign: 'NOT_FOUND',
}
const atDesk: Refusals = {
  gone: { honourId: 'NOT_FOUND' },
  stale: { version: 'STALE' },
  neighbour: 'FORBIDDEN',
  foreign: 'OTHER_STATION',
}

export const honourRefusals: {
  [A in Extract<ActionName, `honour.${string}` | `starCard.${string}`>]: Refusals
} = {
  'starCard.open': {},
  'honour.board': {},
  'honour.open': { gone: { honourId: 'NOT_FOUND' }, foreign: 'OTHER_STATION' },
  'honour.mine': {},
  'honour.answer': ofOwner,
  'honour.sayStory': ofOwner,
  'honour.grant': { gone: { personId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
  'honour.desk': { neighbour: 'FORBIDDEN' },
  'honour.writeStory': atDesk,
  'honour.move': atDesk,
}
