/** Owns what an objection may be about: each kind of subject, and the page on which it stands. */
import { honourPages } from '../honour-pages'
import { casePages } from '../case-pages'

/** One line for each; how it is read, stopped and let go on again stands in `cloudfunctions/api/subjects`. */
export const subjectKinds = ['star', 'honour', 'campaign'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** Something that is decided or shown, or one part of it. */
export interface SubjectRef {
  kind: SubjectKind
  id: string
  /** Which part of it; empty for all of it. */
  part: string
}

/** What an objection is about, of what it was begun from. */
export const subjectOf = (link: { kind: string; id: string; part: string } | null): SubjectRef | null => {
  const kind = subjectKinds.find((one) => one === link?.kind)
  return link && kind ? { kind, id: link.id, part: link.part } : null
}

export const subjectPages: Record<SubjectKind, (id: string) => string> = {
  star: (id) => casePages.case('star', id),
  honour: (id) => honourPages.honour(id),
  campaign: (id) => honourPages.campaign(id),
}
