/** The version of the package, of its lock and of the newest entry of the changelog are one. */
import { readFileSync } from 'node:fs'
import path from 'node:path'

const read = (file: string): string => readFileSync(path.resolve(__dirname, '../..', file), 'utf8')
const versionIn = (file: string): string => (JSON.parse(read(file)) as { version: string }).version

test('the newest entry of the changelog is the version that is released', () => {
  const newest = /^## (\d+\.\d+\.\d+)$/m.exec(read('CHANGELOG.md'))?.[1]
  expect([versionIn('package.json'), versionIn('package-lock.json')]).toEqual([newest, newest])
})
