/** Owns the actions of the desk that reach the whole station for grid workers and leaders too, each with the reason why it may. */
import type { ActionName } from '../../src/contract'

/** Actions of the desk whose scope is the whole station for grid workers and leaders too, and why. */
export const stationWide: Partial<Record<ActionName, string>> = {
  'desk.open': 'shows only what is within reach',
  'desk.activities': 'what an activity says is public; nothing in it is about a resident',
  'desk.activity': 'the same; whoever may not change it is offered no move',
  'desk.createActivity': 'makes something new, which its writer leads and the staff reviews',
  'desk.copyActivity': 'the same',
  'desk.printCards': 'shows only the cards of the own grids',
  'file.cards': 'the same',
  'hours.pending': 'shows only records of what one leads',
  'notice.form': 'offers only the own grids',
  'notice.count': 'counts only in the own grids',
  'notice.save': 'writes only to the own grids',
  'notice.send': 'the notice lies in the own grids',
  'notice.unschedule': 'the same',
  'notice.correct': 'the same',
  'notice.recall': 'the same',
  'notice.desk': 'shows only what one wrote',
  'notice.reach': 'the notice lies in the own grids',
  'notice.callList': 'shows only people of the own grids',
  'notice.tick': 'the same',
  'notice.reveal': 'the same',
  'residents.find': 'finds only people of the own grids',
  'residents.unplaced': 'shows only people of the own grids',
  'residents.place': 'puts right only homes in the own grids',
  'wish.desk': 'shows only wishes of the own grids',
  'incident.desk': 'shows only what lies in the own grids',
  'incident.hands': 'says who works at the station, and nothing else',
  'reuse.desk': 'an old thing is taken by whoever of the station meets with it',
  'reuse.sessions': 'what an activity says is public',
}
