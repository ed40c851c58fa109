/** Owns how it is written what an action is asked, and by whom. */
import type { ActionName, Input } from '../../src/contract'

export interface Ask<A extends ActionName = ActionName> {
  /** Who may. */
  by: string
  input: Input<A>
}

export const ask = <A extends ActionName>(by: string, input: Input<A>): Ask<A> => ({ by, input })

/** Asks of every action whose name begins so. */
export type Asks<P extends string> = { [A in Extract<ActionName, `${P}.${string}`>]: Ask<A> }
