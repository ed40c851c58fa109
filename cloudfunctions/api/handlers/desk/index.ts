/** Owns the list of handlers for the station desk. */
import type { deskActions } from '@/contract/desk'
import type { deskPeopleActions } from '@/contract/desk-people'
import type { Handlers } from '../../handler'
import { activities, activity } from './activity-pages'
import { copyActivity, createActivity, updateActivity } from './activity-forms'
import { moveActivity, moveSession } from './activity-moves'
import { health } from './health'
import { open } from './open'
import { printCards, renewCard } from './cards'
import { registerResident } from './residents'
import { printRoster } from './roster'
import { decideVolunteer, takeBackVolunteer, volunteers } from './volunteers'

export const deskHandlers: Handlers<keyof (typeof deskActions & typeof deskPeopleActions)> = {
  'desk.open': open,
  'desk.health': health,
  'desk.activities': activities,
  'desk.activity': activity,
  'desk.createActivity': createActivity,
  'desk.copyActivity': copyActivity,
  'desk.updateActivity': updateActivity,
  'desk.moveActivity': moveActivity,
  'desk.moveSession': moveSession,
  'desk.volunteers': volunteers,
  'desk.decideVolunteer': decideVolunteer,
  'desk.takeBackVolunteer': takeBackVolunteer,
  'desk.printRoster': printRoster,
  'desk.printCards': printCards,
  'desk.renewCard': renewCard,
  'desk.registerResident': registerResident,
}
