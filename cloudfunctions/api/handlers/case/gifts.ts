/** Owns what partners of a station give each month: which of it a case may draw, and drawing it along with a move. */
import type { CaseAction } from '@/contract/case'
import { giftIn, givesOn } from '@/domain/agreement/gives'
import { allyMonthId } from '@/domain/agreement/month'
import { decideCase, type CaseStep } from '@/domain/case/decide-case'
import type { CaseKind } from '@/domain/case/define-case'
import type { Draw } from '@/domain/case/documents'
import { drawnDay } from '@/domain/case/drawing'
import { partnerIn } from '@/domain/case/partner'
import { caseKinds } from '@/domain/case-kinds'
import { type Decision, reject } from '@/domain/kernel/errors'
import { monthNear } from '@/domain/words/moments'
import { type Context, done, type Handler, joinedAll, joinedOne } from '../../handler'
import type { Join } from '../../platform/joins'
import { giftsJoin, giveBackDraw, monthsOf, takeDraw } from '../../repositories/ally-months'
import { caseJoin, type CaseDoc } from '../../repositories/cases'
import { findPartners } from '../../repositories/partners'
import { leftWord } from '../../views/gifts'
import { caseJoins, onCase } from './load-case'

const { agreement } = caseKinds

/** The agreement that a move draws from, along with the caller. */
export const agreementJoin = (agreementId: string): Record<string, Join> => ({
  agreement: caseJoin(agreement, agreementId),
})

const partnerOf = ({ form }: Pick<CaseDoc, 'form'>): string => partnerIn(agreement.form, form) ?? ''

const nameOf = (of: Pick<CaseDoc, 'form' | 'called'>): string => of.called[partnerOf(of)] ?? ''

/** Those of some partners who still take part. One request; none for none. */
async function activeAmong(partnerIds: readonly string[]): Promise<Set<string>> {
  if (partnerIds.length === 0) return new Set()
  const found = await findPartners(
    { _id: { $in: [...new Set(partnerIds)] }, active: true },
    { limit: partnerIds.length },
  )
  return new Set(found.map(({ _id }) => _id))
}

/** Three requests. */
export const gifts = (kind: CaseKind): Handler<CaseAction<'gifts'>> => ({
  joins: (given): Record<string, Join> => ({ ...caseJoins(kind)(given), gifts: giftsJoin() }),
  run: onCase(kind)(async (one, { joined, now }: Context<CaseAction<'gifts'>>) => {
    const day = drawnDay(kind, one, now)
    const month = day.slice(0, 7)
    const open = joinedAll<CaseDoc>(joined, 'gifts').filter((of) => givesOn(of, day))
    const [months, active] = await Promise.all([
      monthsOf(open.map(({ _id }) => ({ agreementId: _id, month }))),
      activeAmong(open.map(partnerOf)),
    ])
    const items = open.flatMap((of) => {
      const gift = active.has(partnerOf(of)) ? giftIn(of.form) : null
      if (!gift) return []
      const id = allyMonthId({ agreementId: of._id, month })
      const leftText = leftWord(gift, { month, of: months.get(id) ?? null, now })
      return [{ agreementId: of._id, partnerName: nameOf(of), what: gift.what, leftText }]
    })
    return done({ items })
  }),
})

/** What a move draws; null where it draws nothing, or the agreement is not one of the station that gives on that day. */
export async function drawIn(
  kind: CaseKind,
  one: CaseDoc,
  { input, joined, now }: Context<CaseAction<'move'>>,
): Promise<Draw | null> {
  const of = joinedOne<CaseDoc>(joined, 'agreement')
  const day = drawnDay(kind, one, now)
  const gift = of && giftIn(of.form)
  if (!kind.moves[input.event]?.draws || !gift || of.kind !== agreement.name) return null
  if (of.stationId !== one.stationId || !givesOn(of, day)) return null
  if (!(await activeAmong([partnerOf(of)])).has(partnerOf(of))) return null
  return { agreementId: of._id, partnerName: nameOf(of), what: gift.what, month: day.slice(0, 7) }
}

/**
 * Takes a step with what it draws: first the seat of the month, then the step. A seat whose step was not taken goes back
 * at once, and where this run ends too early by the job.
 */
export async function drawing<T>(
  kind: CaseKind,
  one: CaseDoc,
  {
    step,
    version,
    joined,
  }: { step: CaseStep; version: number; joined: Context<CaseAction<'move'>>['joined'] },
  take: () => Promise<Decision<T, string>>,
): Promise<Decision<T, string>> {
  const of = joinedOne<CaseDoc>(joined, 'agreement')
  const { draw, now } = step
  // What is a repeat, or is refused anyway, draws nothing.
  if (!draw || !of || one.version !== version || !decideCase(kind, one, step).ok) return take()
  const taken = await takeDraw({ one, draw, of }, now)
  if (!taken.ok) {
    const { partnerName: partner, what, month } = draw
    return reject(taken.error.code, { partner, what, month: monthNear(month, now) })
  }
  const moved = await take()
  if (!moved.ok) await giveBackDraw(allyMonthId(draw), one._id, now)
  return moved
}
