/** Owns that the roles of those above hold for a case only where its station lies below the unit that they look after. */
import type { CaseAction } from '@/contract/case'
import type { CaseKind } from '@/domain/case/define-case'
import { reachesUp } from '@/domain/case/sight'
import { ABOVE, holds, type Role } from '@/domain/person/roles'
import { standsAbove } from '@/domain/station/units'
import { type Caller, type Context, type Handler, joinedOne, refuse } from '../../handler'
import { UNIT, type UnitDoc } from '../../repositories/units'

type Reached = CaseAction<'open' | 'desk' | 'move' | 'paper'>

/** The caller with what is held at home, and from above only what the unit says that was named and read. */
function callerFor({ caller, joined }: Pick<Context<Reached>, 'caller' | 'joined'>): Caller {
  const held = [...caller.roles].filter((role) => !(ABOVE as readonly Role[]).includes(role))
  const unit = joinedOne<UnitDoc>(joined, UNIT)
  const above = unit?._id === caller.stationId ? standsAbove(caller.person, unit) : []
  return { ...caller, roles: new Set<Role>([...held, ...above]) }
}

/** Of a kind in which nobody above has a part, the handler as it is. */
export function reaching<A extends Reached>(kind: CaseKind, handler: Handler<A>): Handler<A> {
  if (!reachesUp(kind)) return handler
  const { run } = handler
  const { opens } = run
  const at = <C extends Pick<Context<A>, 'caller' | 'joined'>>(context: C): C => ({
    ...context,
    caller: callerFor(context),
  })
  const isDesk = (caller: Caller) => holds(kind.desk.roles, caller)
  const there = async (context: Context<A>) => {
    const placed = at(context)
    // The router has let pass whoever holds a role of the desk anywhere.
    return 'view' in context.input && !isDesk(placed.caller) ? refuse('FORBIDDEN') : run(placed)
  }
  return {
    ...handler,
    run: Object.assign(there, opens && { opens: (context: Context<never>) => opens(at(context)) }),
  }
}
