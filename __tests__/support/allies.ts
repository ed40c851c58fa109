/** Owns partners that everybody sees in tests, and what every action about them is asked and refused in the full station. */
import type { ActionName } from '../../src/contract'
import { ask, type Asks } from './ask'
import { AGREEMENT, PARTNER } from './partner'
import type { Refusals } from './refusals'

export const allyAsks: Asks<'ally'> = {
  'ally.list': ask('o-neighbour', {}),
  'ally.open': ask('o-neighbour', { partnerId: PARTNER }),
  'ally.drawn': ask('o-staff', { agreementId: AGREEMENT, next: false }),
}

export const allyRefusals: { [A in Extract<ActionName, `ally.${string}`>]: Refusals } = {
  'ally.list': {},
  'ally.open': { gone: { partnerId: 'NOT_FOUND' }, foreign: 'OTHER_STATION' },
  'ally.drawn': {
    ...{ gone: { agreementId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
  },
}
