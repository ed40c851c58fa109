/** Nothing is exported that no other file asks for: what only its own file uses is its own, and the rest is gone. */
import { readSources, unusedExports } from './support/imports'

/** Asked for from outside: WeChat calls these, and the build takes one of two files for a name. */
const calledFromOutside = ['api', 'jobs', 'sheets', 'files'].map(
  (name) => `cloudfunctions/${name}/index.ts main`,
)

it('sees an export that nobody asks for, and not one that is handed on', () => {
  const texts = new Map([
    ['src/platform/print.ts', "export * from './print.weapp'"],
    ['src/platform/print.weapp.ts', 'export const mayPrint = false\nexport const dust = 1'],
    ['src/platform/print.h5.ts', 'export const mayPrint = true'],
    ['src/features/a.ts', "import { mayPrint as may } from '@/platform/print'\nconst b = may"],
  ])
  expect(unusedExports(texts)).toEqual(['src/platform/print.weapp.ts dust'])
})

it('finds nothing exported for nobody', () => {
  const found = unusedExports(readSources())
  expect(found.filter((one) => !calledFromOutside.includes(one))).toEqual([])
  expect(calledFromOutside.filter((one) => !found.includes(one))).toEqual([])
})
