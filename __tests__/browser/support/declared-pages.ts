/** Owns which pages the app has: those it declares itself. */
import type { CaseKind } from '../../../src/domain/case/define-case'
import { caseKinds } from '../../../src/domain/case-kinds'

interface Config {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
}

/** Pages of which a declared kind of case says that it has them: without such a kind nothing leads there. */
const optional: Record<string, boolean> = {
  'packages/case/board/index': Object.values<CaseKind>(caseKinds).some(({ board }) => board !== undefined),
}

/** All pages the app declares and something leads to. The build reads the same file. */
export function declaredPages(): string[] {
  Object.assign(globalThis, { defineAppConfig: (config: Config) => config })
  const { default: config } = jest.requireActual<{ default: Config }>('../../../src/app.config')
  const all = [
    ...config.pages,
    ...config.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ]
  return all.filter((page) => optional[page] ?? true)
}
