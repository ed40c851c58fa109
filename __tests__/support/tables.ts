/** Owns making the files that people bring to an import: real .xlsx files part by part, and text in any encoding. */
import { strToU8, zipSync } from 'fflate'
import { personIdOf } from './builders'
import type { TestCloud } from './test-cloud'

/** What stands in a cell of a file that is made: words, a number, a day, a formula with its outcome. */
export type MadeCell = string | number | null | { day: number } | { formula: string; value: string }

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const letterOf = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letterOf(Math.floor(column / 26) - 1) + letterOf(column % 26)

function cellXml(cell: MadeCell, at: string, shared: string[]): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'string') return `<c r="${at}" t="s"><v>${shared.push(cell) - 1}</v></c>`
  if ('day' in cell) return `<c r="${at}" s="1"><v>${cell.day}</v></c>`
  return `<c r="${at}" t="str"><f>${escaped(cell.formula)}</f><v>${escaped(cell.value)}</v></c>`
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of an .xlsx file, as Excel names them. @param merged such as A1:C1 */
export function xlsxParts(
  rows: readonly (readonly MadeCell[])[],
  merged: readonly string[] = [],
): Record<string, string> {
  const shared: string[] = []
  const body = rows
    .map((cells, row) => {
      const inside = cells
        .map((cell, column) => cellXml(cell, `${letterOf(column)}${row + 1}`, shared))
        .join('')
      return `<row r="${row + 1}">${inside}</row>`
    })
    .join('')
  const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'xl/workbook.xml': `${HEAD}<workbook ${MAIN} xmlns:r="${RELATIONS}"><workbookPr/><sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `${HEAD}<sst ${MAIN}>${shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': `${HEAD}<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `${HEAD}<worksheet ${MAIN}><sheetData>${body}</sheetData>${merges ? `<mergeCells>${merges}</mergeCells>` : ''}</worksheet>`,
  }
}

export const packed = (parts: Record<string, string>): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))))

export const anXlsx = (rows: readonly (readonly MadeCell[])[], merged: readonly string[] = []): Buffer =>
  packed(xlsxParts(rows, merged))

let files = 0

/** Uploads a table for somebody and answers its id. */
export async function aTable(
  test: TestCloud,
  openid: string,
  body: Buffer | string,
  ending = typeof body === 'string' ? 'csv' : 'xlsx',
): Promise<string> {
  const path = `import/${personIdOf(openid)}/table-${++files}.${ending}`
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const response = await fetch(`${test.cloud.url}/files/${path}`, {
    method: 'POST',
    body: new Uint8Array(bytes),
  })
  return ((await response.json()) as { fileID: string }).fileID
}
