/** Owns the list of the handlers for teams. */
import type { teamActions } from '@/contract/team'
import type { Handlers } from '../../handler'
import { desk, move, save, setLeader } from './desk'
import { apply, assign, decideOn, leave, members, remove, takeBack } from './members'
import { list, open } from './pages'

export const teamHandlers: Handlers<keyof typeof teamActions> = {
  'team.list': list,
  'team.open': open,
  'team.members': members,
  'team.apply': apply,
  'team.leave': leave,
  'team.decide': decideOn,
  'team.remove': remove,
  'team.takeBack': takeBack,
  'team.assign': assign,
  'team.desk': desk,
  'team.save': save,
  'team.move': move,
  'team.setLeader': setLeader,
}
