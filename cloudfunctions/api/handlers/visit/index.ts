/** Owns the list of handlers for going from door to door. */
import type { visitActions } from '@/contract/visit'
import type { Handlers } from '../../handler'
import { household, list } from './read'
import { correct, save, takeBack } from './write'

export const visitHandlers: Handlers<keyof typeof visitActions> = {
  'visit.list': list,
  'visit.household': household,
  'visit.save': save,
  'visit.correct': correct,
  'visit.takeBack': takeBack,
}
