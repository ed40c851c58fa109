/** Owns the proof that the direction of imports is enforced: each forbidden import fails the lint, each allowed one passes. */
import { execFileSync } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(__dirname, '../..')

const forbidden: [file: string, imported: string][] = [
  ['src/domain/activity/breach.ts', '../../contract/index'],
  ['src/domain/activity/breach.ts', '../../api/client'],
  ['src/contract/breach.ts', '../api/client'],
  ['src/components/breach.ts', '../api/client'],
  ['src/components/breach.ts', '../features/home/store'],
  ['src/api/breach.ts', '../features/home/store'],
  ['src/features/home/breach.ts', '../points/store'],
  ['src/features/home/breach.ts', '../../../cloudfunctions/api/router'],
  ['cloudfunctions/api/breach.ts', '../../src/api/client'],
  ['cloudfunctions/api/breach.ts', '../../emulator/cloud'],
  ['cloudfunctions/api/handlers/breach.ts', 'wx-server-sdk'],
  ['emulator/breach.ts', '../src/contract/index'],
  ['emulator/breach.ts', '../cloudfunctions/database/declaration'],
]

const allowed: [file: string, imported: string][] = [
  ['src/contract/fine.ts', '../domain/person/roles'],
  ['src/features/home/fine.ts', '../../api/client'],
  ['src/features/home/fine.ts', '../screens/read-on'],
  ['cloudfunctions/api/fine.ts', '../../src/contract/index'],
  ['cloudfunctions/api/platform/fine.ts', 'wx-server-sdk'],
]

/** The rules that a file with one import breaks. ESLint reads its settings as a module, so it runs in a process of its own. */
function broken(cases: readonly (readonly [string, string])[]): string[][] {
  const program = `
    import { ESLint } from 'eslint'
    const eslint = new ESLint()
    const out = []
    for (const [filePath, from] of JSON.parse(process.argv[1])) {
      const [result] = await eslint.lintText("import * as it from '" + from + "'\\nexport const seen = it\\n", { filePath })
      out.push(result.messages.map((message) => message.ruleId))
    }
    console.log(JSON.stringify(out))`
  const args = ['--input-type=module', '-e', program, JSON.stringify(cases)]
  return JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })) as string[][]
}

it('refuses every import against the direction', () => {
  const found = broken(forbidden).map((rules, i) => [forbidden[i], rules.length > 0])
  expect(found.filter(([, refused]) => !refused)).toEqual([])
})

it('lets imports in the direction through', () => {
  expect(broken(allowed)).toEqual(allowed.map(() => []))
})
