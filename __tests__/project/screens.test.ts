/** What comes from the cloud is shown in one way: no page and no list draws the branches or the stale note by hand. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

const src = resolve(__dirname, '../../src')

function filesOf(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesOf(path) : [path]
  })
}

const kit = 'features/screens/'
/** The gallery shows each part as it stands. */
const gallery = 'packages/gallery/'

const files = ['features', 'pages', 'packages']
  .flatMap((folder) => filesOf(join(src, folder)))
  .map((path) => ({ name: relative(src, path), text: readFileSync(path, 'utf8') }))
  .filter(({ name }) => name.endsWith('.tsx') && !name.startsWith(gallery))

const namesOf = (pattern: RegExp): string[] =>
  files.filter(({ text }) => pattern.test(text)).map(({ name }) => name)

it('draws the skeleton in the kit alone', () => {
  expect(namesOf(/<Loading\b/)).toEqual([`${kit}loaded.tsx`])
})

it('says in the kit alone that something could not be had', () => {
  expect(namesOf(/<Failed\b[^>]*\bfailure=/)).toEqual([`${kit}loaded.tsx`])
})

it('says in the kit alone that what is shown is from before', () => {
  expect(namesOf(/下面是上次看到的/)).toEqual([`${kit}loaded.tsx`])
})

it('says in at most seven signs what is looked through: more are cut off on the narrowest phone in the largest type', () => {
  const said = files.flatMap(({ name, text }) =>
    [...text.matchAll(/label(?:: |=)['"]找[^]*?placeholder(?:: |=)['"](.*?)['"]/g)].map(([, words = '']) => ({
      name,
      words,
    })),
  )
  expect(said.length).toBeGreaterThan(20)
  expect(said.filter(({ words }) => [...words].length > 7)).toEqual([])
})

it('asks for more in the kit, or beneath rows that are not the whole screen', () => {
  const composed = ['features/door/crowd-list.tsx', 'packages/desk-people/cards/index.tsx']
  expect(namesOf(/<ReadOn\b/).sort()).toEqual([`${kit}loaded-list.tsx`, ...composed].sort())
})
