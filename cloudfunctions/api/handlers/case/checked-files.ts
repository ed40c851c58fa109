/** Owns what of a case is checked before others than its author and its desk see it: what was handed in, what became of it. */
import type { CaseAction } from '@/contract/case'
import { casePages } from '@/domain/case-pages'
import { isFormChecked, isStepChecked, mediaIn, partOfStep, pieceOfStep } from '@/domain/case/checked-files'
import { type CaseStep, decideCase } from '@/domain/case/decide-case'
import type { CaseKind } from '@/domain/case/define-case'
import { faceWordsIn } from '@/domain/case/form'
import { resultIn } from '@/domain/case/result'
import type { CheckDocument } from '@/domain/moderation/documents'
import { residentName } from '@/domain/person/name-of'
import type { Caller, Context } from '../../handler'
import type { CaseDoc } from '../../repositories/cases'
import { newCheck } from '../../repositories/checks'

const authorOf = ({ personId, stationId, person }: Caller) => ({
  ...{ personId, stationId, openid: person.openid, name: residentName(person) },
})

/** The files of its beginning and the words on its face; the name of whoever stays unnamed is nowhere, on no face either. */
export async function checkOfForm(
  kind: CaseKind,
  caseId: string,
  { input: { form, unnamed: wanted }, caller, now }: Context<CaseAction<'begin'>>,
): Promise<CheckDocument | null> {
  if (!isFormChecked(kind)) return null
  const unnamed = wanted && kind.begin.mayBeUnnamed === true
  const media = mediaIn(kind.form, form)
  const text = unnamed ? '' : faceWordsIn(kind, form)
  if (media.length === 0 && text === '') return null
  const author = authorOf(caller)
  return newCheck({
    subject: { kind: 'case', id: caseId, part: 'photos' },
    author: { ...author, name: unnamed ? '' : author.name },
    ...{ title: text === '' ? `${kind.title}的照片` : kind.title, page: casePages.case(kind.name, caseId) },
    ...{ text, mark: '0', media, now },
  })
}

/** What is checked of the answers to a step, and the check in whose place that comes; null where nothing is. */
function handedIn(kind: CaseKind, one: CaseDoc, { event, answers: given, now }: CaseStep) {
  const answers = given ?? {}
  const replaces = pieceOfStep(kind, one, event)?.checkId ?? null
  const result = resultIn(kind, event, { answers, at: now })
  if (result) {
    const media = result.photos.map((fileId) => ({ fileId, kind: 'image' as const }))
    const text = result.lines.map((line) => line.text).join('\n')
    return { part: 'result', text, media, replaces: one.result?.checkId ?? null }
  }
  const media = isStepChecked(kind, event) ? mediaIn(kind.moves[event]?.asks ?? {}, answers) : []
  return media.length === 0 ? null : { part: partOfStep(event), text: '', media, replaces }
}

/** What is handed in with a step, and what it says of what became of it, where the step is one that will be taken. */
export async function checkOfStep(
  kind: CaseKind,
  one: CaseDoc,
  step: CaseStep,
  { input: { version }, caller, now }: Context<CaseAction<'move'>>,
): Promise<CheckDocument | null> {
  const handed = handedIn(kind, one, step)
  if (!handed || one.version !== version || !decideCase(kind, one, step).ok) return null
  const { part, ...piece } = handed
  return newCheck({
    subject: { kind: 'case', id: one._id, part },
    author: authorOf(caller),
    ...{ title: `${kind.title}第 ${one.number} 号`, page: casePages.case(kind.name, one._id) },
    ...{ ...piece, mark: String(version), now },
  })
}
