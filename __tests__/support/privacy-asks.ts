/** Owns what is asked about what is held of somebody, and how each of it is refused. */
import { ask, type Asks } from './ask'

export const privacyAsks: Asks<'privacy'> = {
  'privacy.open': ask('o-wisher', {}),
  'privacy.rows': ask('o-wisher', { held: 'wishes' }),
  'privacy.copy': ask('o-wisher', { as: 'word' }),
}

export const privacyRefusals = {
  'me.phoneLooks': {},
  'me.subscribed': {},
  'privacy.open': {},
  'privacy.rows': {},
  'privacy.copy': {},
}
