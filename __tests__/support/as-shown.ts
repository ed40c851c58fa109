/**
 * Owns what a page sends along of what it showed: when and where a session is, what a prize costs, which version a form
 * was read in. Tests that are not about it leave it out and mean "as it stands"; those that are, say it themselves.
 */
import type { ActionName, Input } from '../../src/contract'
import type { SessionDocument } from '../../src/domain/activity/documents'

type Shown = 'agreed' | 'seen' | 'seenStartAt'
type Fields<A extends ActionName> = A extends 'desk.moveSession' ? Shown | 'version' : Shown

/** An input in which what was shown may be left out. */
export type TestInput<A extends ActionName> = Omit<Input<A>, Fields<A>> &
  Partial<Pick<Input<A>, Extract<keyof Input<A>, Fields<A>>>>

type Read = <T>(collection: string, query: Record<string, unknown>) => Promise<T[]>

/** What a page would say of something that is not there. */
const nowhere = { startAt: 0, endAt: 0, placeName: '', riskNotice: '' }

async function shownOf(action: ActionName, input: Record<string, unknown>, read: Read): Promise<object> {
  if (action === 'activity.signUp' || action === 'activity.acceptOffer') {
    const [session] = await read<SessionDocument>('sessions', { _id: input['sessionId'] })
    const { startAt, endAt, placeName, riskNotice } = session ?? nowhere
    return { agreed: { startAt, endAt, placeName, riskNotice } }
  }
  if (action === 'desk.moveSession') {
    const [session] = await read<SessionDocument>('sessions', { _id: input['sessionId'] })
    const [activity] = await read<{ version: number }>('activities', { _id: session?.activityId ?? '' })
    return { version: activity?.version ?? 0, seenStartAt: session?.startAt ?? 0 }
  }
  if (action === 'store.reserve') {
    const [prize] = await read<{ points: number; place: string }>('prizes', { _id: input['prizeId'] })
    return { seen: { points: prize?.points ?? 0, place: prize?.place ?? '' } }
  }
  return {}
}

interface PlannedSession {
  sessionId?: string
  startAt: number
  seenStartAt?: number
}

/** A form that names a standing session says when it began as the form was opened. */
async function formShown(input: Record<string, unknown>, read: Read): Promise<Record<string, unknown>> {
  const form = input['form'] as { sessions?: PlannedSession[] } | undefined
  if (!form?.sessions?.some(({ sessionId }) => sessionId !== undefined)) return input
  const [activity] = await read<{ plan: PlannedSession[] }>('activities', { _id: input['activityId'] })
  const sessions = await Promise.all(
    form.sessions.map(async (one) => {
      if (one.sessionId === undefined) return one
      const planned = activity?.plan.find(({ sessionId }) => sessionId === one.sessionId)
      const [session] = await read<SessionDocument>('sessions', { _id: one.sessionId })
      const asPlanned = planned?.startAt === one.startAt ? planned.startAt : undefined
      return { seenStartAt: asPlanned ?? session?.startAt ?? planned?.startAt ?? one.startAt, ...one }
    }),
  )
  return { ...input, form: { ...form, sessions } }
}

/** The input with what the page showed, as far as the test does not say it. */
export async function asShown(action: ActionName, input: object, read: Read): Promise<object> {
  const given = await formShown(input as Record<string, unknown>, read)
  return { ...(await shownOf(action, given, read)), ...given }
}
