/** Owns the list of the handlers for positions and projects. */
import type { projectActions } from '@/contract/project'
import type { Handlers } from '../../handler'
import { desk, rest, save, turnPosition } from './desk'
import { list, open } from './pages'

export const projectHandlers: Handlers<keyof typeof projectActions> = {
  'project.list': list,
  'project.open': open,
  'project.desk': desk,
  'project.save': save,
  'project.rest': rest,
  'project.turnPosition': turnPosition,
}
