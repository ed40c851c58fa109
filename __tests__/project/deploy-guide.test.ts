/** What the guide to deploying says of functions and files is what is declared. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { functions, RUNTIME, storageRule, variables } from '../../cloudfunctions/declaration'
import { readSources } from './support/imports'

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

/** What the platform itself sets, and where a test sends what goes to a group. */
const notGiven = ['SCF_NAMESPACE', 'TCB_ENV', 'TRIGGER_SRC', 'GROUP_ROBOT_ORIGIN']

test('every variable that a function reads is declared once and stands in the guide', () => {
  const read = [...readSources()]
    .filter(([file]) => file.startsWith('cloudfunctions/'))
    .flatMap(([, text]) => [...text.matchAll(/process\.env(?:\.|\[`)([A-Z_]+)(\$\{)?/g)])
    .map(([, name = '', more]) => (more ? `${name}any` : name))
  const names = [...new Set(read)].filter((name) => !notGiven.includes(name))
  expect(names.length).toBeGreaterThan(5)
  for (const name of names) {
    expect([name, variables.filter((one) => one.name.test(name)).length]).toEqual([name, 1])
    expect(guide).toContain(`\`${name.replace(/any$/, '<name>')}\``)
  }
})
