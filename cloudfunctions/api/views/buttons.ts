/** Owns how the events of a table are shown as buttons: pressable, or grey with the reason in words. */
import { errorText } from '@/contract'
import type { Attempt, Case, Workflow } from '@/domain/kernel/workflow'
import { eventsFor } from '@/domain/kernel/workflow-reading'

export interface ShownButton<E extends string = string> {
  event: E
  label: string
  allowed: boolean
  reason: string | null
}

/** The buttons of a case for whoever attempts something, in the order of the table. What is typed counts as typed. */
export const buttonsOf = <S extends string, E extends string, R extends string, C>(
  flow: Workflow<S, E, R, string, string, C>,
  current: Case<S>,
  attempt: Attempt<R, C>,
): ShownButton<E>[] =>
  eventsFor(flow, current, attempt).map(({ event, label, allowed, reason, details = {} }) => ({
    event,
    label,
    allowed,
    reason: reason ? errorText({ code: reason, details }).text : null,
  }))
