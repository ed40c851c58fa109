/** Owns the collections of the station itself and what it counts: units, projects, its year, its group, its months. */
import { collection, type CollectionDeclaration, index } from './declare'

export const station: CollectionDeclaration[] = [
  collection('stations'),
  collection('units', [
    index({ type: 1, active: 1 }),
    index({ path: 1, type: 1 }),
    index({ parentId: 1, active: 1, order: 1, _id: 1 }),
  ]),
  collection('projects', [
    // Residents see those that are under way, the desk all of them; both by position, brand projects first.
    index({ stationId: 1, active: 1, order: 1, createdAt: 1, _id: 1 }),
    index({ stationId: 1, order: 1, createdAt: 1, _id: 1 }),
    // No station has two of one name, whoever writes at the same moment.
    index({ stationId: 1, nameKey: 1 }, true),
  ]),
  collection('imports', [
    index({ stationId: 1, createdAt: -1, _id: -1 }),
    index({ remembered: 1, forgetAt: 1 }),
  ]),
  // The rows of an import: one part by its number, those with refused rows or notes, and what is to be forgotten.
  collection('importParts', [
    index({ importId: 1, part: 1 }),
    index({ importId: 1, told: 1, part: 1 }),
    index({ forgetAt: 1 }),
  ]),
  // The year of each station; a draft is written when its day is near.
  collection('seasons', [index({ wakeAt: 1 }), index({ unsettled: 1, settleAt: 1 })]),
  // The robot of each station's group; the timer looks at those whose morning has come.
  collection('robots', [index({ wakeAt: 1 })]),
  collection('passes'),
  // What a station hands on of a month, and its rows as they were frozen; what the timer has to go on with.
  collection('binders', [index({ stationId: 1, month: 1 }), index({ wakeAt: 1 })]),
  collection('binderParts', [index({ binderId: 1, round: 1 })]),
  // What each month of a station comes to: the months of one, and those of all.
  collection('stationMonths', [index({ stationId: 1, month: 1 }), index({ month: 1 })]),
  // How much of what a partner gives each month is drawn; what the timer has to compare with its cases.
  collection('allyMonths', [index({ compareAt: 1 })]),
  // What others have counted of a station or a unit, by its id.
  collection('outsideFigures'),
  // What could not be worked on, with the reason.
  collection('asides', [index({ retryAt: 1 })]),
  // The last number of each series: wishes of a station.
  collection('counters'),
]
