/** Owns the list of handlers for a person's own things. */
import type { meActions } from '@/contract/me'
import type { Handlers } from '../../handler'
import { card, renewCard } from './card'
import { open } from './open'
import { addDependant, removeDependant } from './family'
import { phoneLooks } from './phone-looks'
import { bindPhone, consent, updateProfile } from './profile'
import { subscribed } from './subscriptions'
import { applyVolunteer, withdrawVolunteer } from './volunteer'

export const meHandlers: Handlers<keyof typeof meActions> = {
  'me.open': open,
  'me.card': card,
  'me.renewCard': renewCard,
  'me.updateProfile': updateProfile,
  'me.bindPhone': bindPhone,
  'me.consent': consent,
  'me.applyVolunteer': applyVolunteer,
  'me.withdrawVolunteer': withdrawVolunteer,
  'me.addDependant': addDependant,
  'me.removeDependant': removeDependant,
  'me.phoneLooks': phoneLooks,
  'me.subscribed': subscribed,
}
