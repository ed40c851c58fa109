/** Owns the list of handlers for courses. */
import type { courseActions } from '@/contract/course'
import type { Handlers } from '../../handler'
import { enrol, leave } from './enrol'
import { list, lots, open } from './read'
import { makeUp, makeUps } from './make-up'
import { drop, roll, undoDrop } from './roll'

export const courseHandlers: Handlers<keyof typeof courseActions> = {
  'course.list': list,
  'course.open': open,
  'course.enrol': enrol,
  'course.leave': leave,
  'course.makeUps': makeUps,
  'course.makeUp': makeUp,
  'course.lots': lots,
  'course.roll': roll,
  'course.drop': drop,
  'course.undoDrop': undoDrop,
}
