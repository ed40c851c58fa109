/** Owns what is asked about what is held of somebody, and how each of it is refused. */
import { ask, type Asks } from './ask'

export const privacyAsks: Asks<'privacy' | 'audit'> = {
  'audit.list': ask('o-admin', { kind: 'hours' }),
  'audit.export': ask('o-admin', { kind: 'looks' }),
  'privacy.open': ask('o-wisher', {}),
  'privacy.rows': ask('o-wisher', { held: 'wishes' }),
  'privacy.copy': ask('o-wisher', { as: 'word' }),
  'privacy.closing': ask('o-wisher', {}),
  'privacy.close': ask('o-neighbour', {}),
  'privacy.stay': ask('o-neighbour', {}),
}

export const privacyRefusals = {
  'audit.list': { neighbour: 'FORBIDDEN' as const },
  'audit.export': { neighbour: 'FORBIDDEN' as const },
  'me.phoneLooks': {},
  'me.subscribed': {},
  'privacy.open': {},
  'privacy.rows': {},
  'privacy.copy': {},
  'privacy.closing': {},
  'privacy.close': { neighbour: 'CLOSING_BLOCKED' as const, foreign: 'CLOSING_BLOCKED' as const },
  'privacy.stay': {},
}
