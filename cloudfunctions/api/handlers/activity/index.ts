/** Owns the list of what residents may ask about activities. */
import type { activityActions } from '@/contract/activity'
import type { Handlers } from '../../handler'
import { acceptOffer } from './accept-offer'
import { calendar, list } from './browse'
import { cancel, passOffer } from './cancel'
import { detail } from './detail'
import { mine } from './mine'
import { poster } from './poster'
import { signUp } from './sign-up'

export const activityHandlers: Handlers<keyof typeof activityActions> = {
  'activity.list': list,
  'activity.calendar': calendar,
  'activity.detail': detail,
  'activity.mine': mine,
  'activity.poster': poster,
  'activity.signUp': signUp,
  'activity.cancel': cancel,
  'activity.acceptOffer': acceptOffer,
  'activity.passOffer': passOffer,
}
