/** Owns importing in tests as a phone does it: the file sent and looked at, then part by part to its end. */
import type { Output } from '../../src/contract'
import type { ImportKindName } from '../../src/domain/imports/kinds'
import { aTable } from './tables'
import type { TestCloud } from './test-cloud'

/** The steps of an import, by somebody. */
export function importing(test: TestCloud, openid = 'o-staff') {
  const sent = async (kind: ImportKindName, body: Buffer | string) => ({
    ...{ kind, fileId: await aTable(test, openid, body), fileName: '名册.xlsx' },
  })
  const look = async (kind: ImportKindName, body: Buffer | string) =>
    test.must(openid, 'import.preview', await sent(kind, body))
  async function toTheEnd(action: 'import.run' | 'import.undo', importId: string) {
    let one: Output<'import.run'>
    do one = await test.must(openid, action, { importId })
    while (one.state === 'running' || one.state === 'undoing')
    return one
  }
  /** Looks at a table and writes it. */
  const bring = async (kind: ImportKindName, body: Buffer | string) => {
    const { importId } = await look(kind, body)
    return toTheEnd('import.run', importId)
  }
  const refusedOf = async (importId: string) =>
    (await test.must(openid, 'import.open', { importId })).items.map(({ at, problem }) => [at, problem])
  return { sent, look, toTheEnd, bring, refusedOf }
}

/** A table of so many rows beneath a head. */
export const rowsOf = (head: string, count: number, row: (at: number) => string): string =>
  `${head}\n${Array.from({ length: count }, (_, at) => row(at)).join('\n')}\n`

/** A file to be looked at, one that was looked at, and one that was imported. */
export async function imported(test: TestCloud) {
  const text = '岗位,项目名称\n基层治理参与,门口聊聊\n没有的岗位,夜巡\n'
  // A file is deleted by being looked at.
  const asked = async () =>
    ({ kind: 'projects', fileId: await aTable(test, 'o-staff', text), fileName: '项目.csv' }) as const
  const { importId } = await test.must('o-staff', 'import.preview', await asked())
  const ran = await test.must('o-staff', 'import.preview', await asked())
  await test.must('o-staff', 'import.run', { importId: ran.importId })
  return { table: await asked(), importId, ranImportId: ran.importId }
}
