/** Owns that the roles of those above hold for a case only where its station lies below the unit that they look after. */
import type { CaseAction } from '@/contract/case'
import type { CaseKind } from '@/domain/case/define-case'
import { reachesUp } from '@/domain/case/sight'
import { holds } from '@/domain/person/roles'
import { inPlace } from '../../access/cases'
import { type Caller, type Context, type Handler, refuse } from '../../handler'

type Reached = CaseAction<'open' | 'desk' | 'move' | 'paper'>

/** Of a kind in which nobody above has a part, the handler as it is. */
export function reaching<A extends Reached>(kind: CaseKind, handler: Handler<A>): Handler<A> {
  if (!reachesUp(kind)) return handler
  const { run } = handler
  const { opens } = run
  const at = <C extends Pick<Context<A>, 'caller'>>(context: C): C => ({
    ...context,
    caller: inPlace(context.caller),
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
