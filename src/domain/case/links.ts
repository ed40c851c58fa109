/** Owns what a case may be begun from: a piece that somebody wrote, what a partner stands for, or what an objection is about, and the page on which it stands. */
import { appPages } from '../app-pages'
import { furtherPages } from '../further-pages'
import { gigPages } from '../gig-pages'
import { type SubjectKind, subjectPages } from './subjects'

/** Where pieces stand that a case can be about. */
export const linkKinds = ['wish', 'jobPost', 'partner'] as const
export type LinkKind = (typeof linkKinds)[number]

const pages: Record<LinkKind | SubjectKind, (id: string) => string> = {
  ...subjectPages,
  wish: (id) => appPages.wish(id),
  jobPost: (id) => gigPages.post(id),
  partner: (id) => furtherPages.ally(id),
}

/** The page of what a case was begun from. */
export const pageOfLink = ({ kind, id }: { kind: LinkKind | SubjectKind; id: string }): string =>
  pages[kind](id)
