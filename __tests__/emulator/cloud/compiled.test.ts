/** Code that is kept compiled: a function runs as it is written now, and tells of its errors where they stand. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { codeRoot } from '../../../emulator/functions/sdk-file'
import { testCloud } from './support'

const folder = mkdtempSync(path.join(tmpdir(), 'large-'))
const entry = path.join(folder, 'large/index.js')
const filler = `\n// ${'x'.repeat(100_000)}`
const keptFiles = () => (existsSync(codeRoot) ? readdirSync(codeRoot) : [])
const before = new Set(keptFiles())
const kept = () => keptFiles().filter((name) => !before.has(name))

beforeAll(() => mkdirSync(path.dirname(entry)))
afterAll(() => {
  for (const name of kept()) rmSync(path.join(codeRoot, name))
  rmSync(folder, { recursive: true })
})

/** Answers a function of this text on a cloud of its own, which starts it cold. */
async function answerOf(text: string) {
  writeFileSync(entry, text + filler)
  const cloud = await testCloud({ functions: folder })
  try {
    return await cloud.call('large', { n: 1 })
  } finally {
    await cloud.close()
  }
}

const telling = (word: string) => `exports.main = async (event) => ({ word: '${word}', n: event.n })`

it('is taken again, and only for the same text', async () => {
  const first = await answerOf(telling('one'))
  expect(first.result).toEqual({ word: 'one', n: 1 })
  const [written] = kept().map((name) => readFileSync(path.join(codeRoot, name)))
  expect((await answerOf(telling('one'))).result).toEqual({ word: 'one', n: 1 })
  // What V8 refuses is written anew.
  expect(kept().map((name) => readFileSync(path.join(codeRoot, name)))).toEqual([written])
  // As long as the text before, which is all that V8 itself looks at.
  expect((await answerOf(telling('two'))).result).toEqual({ word: 'two', n: 1 })
  expect(kept()).toHaveLength(1)
})

it('is compiled again when what was kept is broken', async () => {
  await answerOf(telling('one'))
  for (const name of kept()) writeFileSync(path.join(codeRoot, name), 'nothing of use')
  expect((await answerOf(telling('one'))).result).toEqual({ word: 'one', n: 1 })
})

it.each(['cold', 'kept'])('errors name their line and column (%s)', async () => {
  const { error } = await answerOf(`exports.main = async () => { throw new Error('here') }`)
  expect(error?.message).toContain(`${path.join(folder, 'large/index.js')}:1:36`)
})

it('modules are what they are to Node: this, require and its parts, names', async () => {
  writeFileSync(path.join(folder, 'large/other.js'), 'exports.from = module.parent?.filename ?? null')
  const { result } = await answerOf(`
    const top = this === exports && module.exports === exports
    exports.main = async () => [top, require('./other').from === __filename, require.resolve('./other'), __dirname,
      require.main === process.mainModule, require.cache[__filename] === module]`)
  const large = path.join(folder, 'large')
  expect(result).toEqual([true, true, path.join(large, 'other.js'), large, true, true])
})

it('a function that imports while it runs still can', async () => {
  const { result } = await answerOf(`exports.main = async () => (await import('node:path')).basename('a/b')`)
  expect(result).toBe('b')
})
