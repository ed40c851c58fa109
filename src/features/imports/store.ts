/** Owns imports at the desk: those that were, one of them, and carrying one out part by part. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { upload } from '@/api/files'
import { createPages } from '@/api/pages'
import { callKeyed } from '@/api/request-key'
import type { Input, Output } from '@/contract'
import { csvOf } from '@/domain/words/csv'
import { atOf } from '../screens/at'
import type { PickedDocument } from '@/platform/picked-document'

export type Import = Output<'import.preview'>
export type OneImport = Output<'import.open'>
export type ImportKind = Import['kind']

/** What was imported at the own station; at another one for those who look after a unit above it. */
export const importsAt = createPages({
  ...{ name: 'imports', action: 'import.list' },
  inputOf: (at: string) => atOf(at),
})

/** An import, at the station that it was opened at. */
export interface ImportAt {
  importId: string
  at: string
}

const inputOf = ({ importId, at }: ImportAt): Input<'import.open'> => ({ importId, ...atOf(at) })
const one = createPages({ name: 'import', action: 'import.open', inputOf, keep: 5 })
export const importBy = (which: ImportAt) => one.of(which)

/** The name of a file, short enough to be kept. */
const shortName = (name: string): string =>
  [...name].length > 60 ? `…${[...name].slice(-59).join('')}` : name

/** Sends a file and looks at it; nothing is written by that. */
export async function preview(
  kind: ImportKind,
  document: PickedDocument,
  at: string,
): Promise<Answer<Import>> {
  const sent = await upload(document.path, 'import', undefined, document.name)
  if (!sent.ok) return sent
  return callKeyed('import.preview', {
    kind,
    fileId: sent.data.fileId,
    fileName: shortName(document.name),
    ...atOf(at),
  })
}

const isOnTheWay = ({ state }: Import): boolean => state === 'running' || state === 'undoing'

/** Goes through an import to its end, part by part; what is shown follows. Breaking off does no harm. */
export async function carryOut(
  action: 'import.run' | 'import.undo',
  which: ImportAt,
): Promise<Answer<Import>> {
  for (;;) {
    const answer = await call(action, inputOf(which))
    if (!answer.ok) return answer
    one.change(which, (page) => ({ ...page, import: answer.data }))
    if (isOnTheWay(answer.data)) continue
    await one.of(which).open()
    return answer
  }
}

/** Every refused row with its reason, as a table that can be mended and brought again. */
export async function refusedTable(which: ImportAt): Promise<Answer<string>> {
  const lines: (string | number)[][] = []
  let cursor: string | undefined
  do {
    const answer = await call('import.open', { ...inputOf(which), ...(cursor !== undefined && { cursor }) })
    if (!answer.ok) return answer
    const { columns, items, next } = answer.data
    if (lines.length === 0) lines.push([...columns, '原来第几行', '为什么没有导入'])
    const refused = items.filter(({ problem }) => problem !== '')
    lines.push(...refused.map(({ at, texts, problem }) => [...texts, at, problem]))
    cursor = next ?? undefined
  } while (cursor !== undefined)
  return { ok: true, data: csvOf(lines) }
}
