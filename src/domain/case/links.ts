/** Owns what a case may be begun from: a piece that somebody wrote, and the page on which it stands. */
import { appPages } from '../app-pages'

/** Where pieces stand that a case can be about. */
export const linkKinds = ['wish'] as const
export type LinkKind = (typeof linkKinds)[number]

const pages: Record<LinkKind, (id: string) => string> = { wish: (id) => appPages.wish(id) }

/** The page of a piece. */
export const pageOfLink = ({ kind, id }: { kind: LinkKind; id: string }): string => pages[kind](id)
