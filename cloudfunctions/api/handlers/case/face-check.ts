/** Owns what of a case is checked before everybody may see it: what was handed in, and what became of it. */
import type { CaseAction } from '@/contract/case'
import { casePages } from '@/domain/case-pages'
import { type CaseStep, decideCase } from '@/domain/case/decide-case'
import type { CaseKind } from '@/domain/case/define-case'
import { facePhotosIn, faceWordsIn } from '@/domain/case/form'
import { resultIn } from '@/domain/case/result'
import type { CheckDocument } from '@/domain/moderation/documents'
import { residentName } from '@/domain/person/name-of'
import type { Caller, Context } from '../../handler'
import type { CaseDoc } from '../../repositories/cases'
import { newCheck } from '../../repositories/checks'

const authorOf = ({ personId, stationId, person }: Caller) => ({
  ...{ personId, stationId, openid: person.openid, name: residentName(person) },
})

/** The photos and words of its beginning; whoever stays unnamed shows none. */
export async function checkOfFace(
  kind: CaseKind,
  caseId: string,
  { input: { form, unnamed }, caller, now }: Context<CaseAction<'begin'>>,
): Promise<CheckDocument | null> {
  const photos = facePhotosIn(kind, form)
  const text = faceWordsIn(kind, form)
  if ((photos.length === 0 && text === '') || unnamed) return null
  return newCheck({
    subject: { kind: 'case', id: caseId, part: 'photos' },
    author: authorOf(caller),
    ...{ title: text === '' ? `${kind.title}的照片` : kind.title, page: casePages.case(kind.name, caseId) },
    ...{ text, mark: '0', now },
    media: photos.map((fileId) => ({ fileId, kind: 'image' })),
  })
}

/** What a step says of what became of it, where the step is one that will be taken; null of all other steps. */
export async function checkOfResult(
  kind: CaseKind,
  one: CaseDoc,
  step: CaseStep,
  { input: { version }, caller, now }: Context<CaseAction<'move'>>,
): Promise<CheckDocument | null> {
  const result = resultIn(kind, step.event, { answers: step.answers ?? {}, at: now })
  if (!result || one.version !== version || !decideCase(kind, one, step).ok) return null
  return newCheck({
    subject: { kind: 'case', id: one._id, part: 'result' },
    author: authorOf(caller),
    ...{ title: `${kind.title}第 ${one.number} 号`, page: casePages.case(kind.name, one._id) },
    ...{ text: result.lines.map(({ text }) => text).join('\n'), mark: String(version), now },
    ...{
      media: result.photos.map((fileId) => ({ fileId, kind: 'image' })),
      replaces: one.result?.checkId ?? null,
    },
  })
}
