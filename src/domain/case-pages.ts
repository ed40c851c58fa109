/** Owns the paths of the pages of cases of every kind that no tab opens. */
import { inPackage } from './app-pages'

export const casePages = {
  /** `about` is the piece or the case that it is begun from. */
  beginCase: (
    kind: string,
    about?: { on: string; id: string; part: string; what: string } | { of: string; what: string },
  ) => inPackage('case/form', { kind, ...about }),
  /** About something that is decided or shown. */
  beginCaseAbout: (kind: string, about: { kind: string; id: string; part: string; what: string }) =>
    inPackage('case/form', { kind, about: about.kind, id: about.id, part: about.part, what: about.what }),
  /** It lies at a spot that is known already. */
  beginCaseAt: (kind: string, spot: string) => inPackage('case/form', { kind, spot }),
  /** For a team that is chosen already. */
  beginCaseWith: (kind: string, team: string) => inPackage('case/form', { kind, team }),
  /** Of a partner that is chosen already. */
  beginCaseOf: (kind: string, partner: string) => inPackage('case/form', { kind, partner }),
  /** For a resident who is called on. */
  beginCaseFor: (kind: string, { personId, name }: { personId: string; name: string }) =>
    inPackage('case/form', { kind, forId: personId, forName: name }),
  /** What was refused when it had waited on the phone. */
  beginCaseAgain: (kind: string, again: string) => inPackage('case/form', { kind, again }),
  /** What everybody may see of a kind. */
  caseBoard: (kind: string) => inPackage('case/board', { kind }),
  case: (kind: string, caseId: string, begun?: 'begun') => inPackage('case/detail', { kind, caseId, begun }),
  /** At a station below one's unit. */
  caseAt: (kind: string, caseId: string, at: string) => inPackage('case/detail', { kind, caseId, at }),
  helpedCases: (kind: string) => inPackage('case/helped', { kind }),
  deskCases: (kind: string, view?: string) => inPackage('case/desk', { kind, view }),
} as const
