/** What the guide to deploying says of functions and files is what is declared. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { functions, RUNTIME, storageRule } from '../../cloudfunctions/declaration'

const guide = readFileSync(path.resolve(__dirname, '../../docs/deploy.md'), 'utf8')
const row = (head: string): string[] => {
  const [, ...cells] = guide
    .split('\n')
    .find((line) => line.startsWith(`| ${head}`))!
    .split('|')
    .map((cell) => cell.trim())
  return cells.slice(1, -1)
}

test('the table of the functions says the declared runtime, limits and memory, and the rule is the declared one', () => {
  expect(guide.split('\n').find((line) => line.startsWith('| ') && line.includes('`api`'))).toMatch(
    new RegExp(functions.map(({ name }) => `\`${name}\``).join('.*')),
  )
  expect(row('runtime')).toEqual(functions.map(() => `**${RUNTIME}**`))
  expect(row('time limit')).toEqual(functions.map(({ timeout }) => `${timeout} s`))
  expect(row('memory')).toEqual(functions.map(({ memory }) => `${memory} MB`))
  expect(JSON.parse(/```json\n([^`]*)```/.exec(guide)![1]!)).toEqual(storageRule)
})
