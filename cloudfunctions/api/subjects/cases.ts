/** Owns objections to cases: of every kind that declares in which states one may object, and what that does. */
import { kindOf } from '@/domain/case-kinds'
import { isObjectedEnough } from '@/domain/case/objected'
import type { Outcome } from '@/domain/case/documents'
import { headlineOf } from '@/domain/case/form'
import { getDoc } from '../platform/cloud'
import { objectToCase } from '../repositories/case-moves'
import { type CaseDoc, caseJoin, casesOf } from '../repositories/cases'
import { findStation, holidaysOf } from '../repositories/stations'
import type { Objecting, SubjectSource } from './subject'

/** Whoever has decided something of it before. */
const decidersOf = ({ history, ownerId, byPersonId }: CaseDoc): string[] =>
  [...new Set(history.map(({ by }) => by))].filter(
    (id) => id !== 'system' && id !== ownerId && id !== byPersonId,
  )

export function casesOfKind(name: string): SubjectSource<CaseDoc> {
  // The registry of kinds is complete only when all of them are loaded.
  const kind = () => kindOf(name)
  async function object({ id, objectionId, now }: Objecting, outcome: Outcome | null): Promise<void> {
    const one = await getDoc<CaseDoc>(casesOf(kind()), id)
    if (!one) return
    const holidays = holidaysOf(await findStation(one.stationId))
    await objectToCase(kind(), one, { objectionId, outcome, holidays, now })
  }
  return {
    join: (id) => caseJoin(kind(), id),
    // What anybody may object to anybody may know of.
    read: (one, part) => {
      const { objects } = kind()
      const isOpen = one.kind === name && part === '' && objects?.states.includes(one.state)
      if (!isOpen || isObjectedEnough(one)) return null
      return {
        title: `${kind().title} · ${headlineOf(kind(), one)} · 第 ${one.number} 号`,
        aboutIds: [one.ownerId, ...(one.who ? [one.who.personId] : [])],
        deciderIds: decidersOf(one),
      }
    },
    stop: (objecting) => object(objecting, null),
    relieve: object,
  }
}
