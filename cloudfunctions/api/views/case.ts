/** Owns how a case of any declared kind is shown: as a row, and whole with its story and its buttons. */
import type { Output } from '@/contract'
import type { CaseAction } from '@/contract/case'
import { actorsOf, attemptOf, mayCall } from '@/domain/case/decide-case'
import type { CaseKind } from '@/domain/case/define-case'
import { pageOfLink } from '@/domain/case/links'
import { linesOf, photosIn } from '@/domain/case/form'
import { nameFor } from '@/domain/person/name-of'
import type { Caller } from '../handler'
import type { CaseDoc } from '../repositories/cases'
import { buttonsOf } from './buttons'

type Card = Output<CaseAction<'mine'>>['items'][number]
type Detail = Output<CaseAction<'open'>>

const UNNAMED = '没有留名的居民'

const ownerFor = (one: CaseDoc, viewer: Caller): string => {
  if (one.ownerId === viewer.personId) return one.unnamed ? '我（没有留名）' : '我'
  return one.ownerName === '' ? UNNAMED : nameFor(one.ownerName, viewer)
}

const handlerFor = ({ handlerId, handlerName }: CaseDoc, viewer: Caller): string =>
  handlerId === viewer.personId ? '我' : nameFor(handlerName, viewer)

export function caseCardOf(kind: CaseKind, one: CaseDoc, viewer: Caller, now: number): Card {
  const { _id, number, state, createdAt, dueAt } = one
  const { label, tone, waitsFor } = kind.flow.states[state] ?? { label: '', tone: 'plain' }
  const { pause } = one
  return {
    ...{ caseId: _id, number, headline: kind.headline(one.form), state, stateText: label, tone },
    ...{ by: ownerFor(one, viewer), handler: handlerFor(one, viewer), createdAt, dueAt },
    promisedAt: pause ? pause.promisedAt : waitsFor ? dueAt : null,
    waitsFor: pause ? pause.reason : '',
    overdue: dueAt !== null && dueAt <= now,
  }
}

/** What this person may press now. A button that takes words shows what a press with words would do. */
function movesOf(kind: CaseKind, one: CaseDoc, viewer: Caller, now: number): Detail['moves'] {
  const by = { personId: viewer.personId, name: '', actors: actorsOf(one, viewer) }
  const attempt = attemptOf(one, { by, words: '…', closedDays: [], now })
  return buttonsOf(kind.flow, one, attempt).filter(({ event }) => kind.moves[event])
}

/** Who did a step, as the viewer may know it; the timer is nobody. */
function doerOf(one: CaseDoc, personId: string, viewer: Caller): string {
  if (personId === viewer.personId) return '我'
  if (personId === one.ownerId) return ownerFor(one, viewer)
  if (personId === one.handlerId) return handlerFor(one, viewer)
  return personId === 'system' ? '' : '工作人员'
}

export function caseDetailOf(kind: CaseKind, one: CaseDoc, viewer: Caller, now: number): Detail {
  return {
    ...caseCardOf(kind, one, viewer, now),
    version: one.version,
    isMine: one.ownerId === viewer.personId,
    lines: linesOf(kind.form, one.form, (personId) => one.called[personId] ?? ''),
    link: one.link && { title: one.link.title, page: pageOfLink(one.link) },
    photos: Object.values(photosIn(kind.form, one.form)).flat(),
    mayCall: mayCall(kind, one, viewer),
    moves: movesOf(kind, one, viewer, now),
    story: one.history.map(({ at, on, by, note = '' }) => ({
      ...{ at, text: kind.story[on] ?? '', by: doerOf(one, by, viewer), words: note },
    })),
    serverNow: now,
  }
}
