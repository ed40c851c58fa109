/** Owns the files of a binder: how its chapters are divided into volumes, and what a volume says. */
import type { FileKind, Writing } from '../files/writing'
import { type Line, type RegisterShape, sumLine, tableOf } from '../registers/register'
import { monthWord } from '../words/moments'
import { columnsOf, fitted, sumsOf } from './columns'
import { type BinderDocument, type Chapter, type ChapterKey, type ChapterPart } from './documents'
import { binderRules } from './make'

/** Parts of one chapter that stand in a volume. */
interface Piece {
  key: ChapterKey
  parts: readonly ChapterPart[]
  /** Whether the chapter began in the volume before, and whether it ends in this one. */
  goesOn: boolean
  ends: boolean
}

type Volume = readonly Piece[]

const rowsOf = (pieces: readonly Piece[]): number =>
  pieces.flatMap(({ parts }) => parts).reduce((all, { rows }) => all + rows, 0)

/** Chapters without a row stand in the contents alone. */
export function volumesOf({ chapters }: Pick<BinderDocument, 'chapters'>, as: FileKind): Volume[] {
  const most = binderRules.fileRows[as]
  const volumes: Piece[][] = [[]]
  for (const { key, parts } of chapters)
    for (const [at, part] of parts.entries()) {
      let open = volumes[volumes.length - 1] as Piece[]
      if (rowsOf(open) + part.rows > most) volumes.push((open = []))
      const last = open[open.length - 1]
      const ends = at === parts.length - 1
      if (last?.key === key) open[open.length - 1] = { ...last, parts: [...last.parts, part], ends }
      else open.push({ key, parts: [part], goesOn: at > 0, ends })
    }
  return volumes
}

type ShapeOf = (key: ChapterKey) => RegisterShape

/** 到场 240，分钟 28800 */
const sumsWord = (chapter: Chapter): string =>
  sumsOf(chapter)
    .map(({ head, sum }) => `${head} ${sum}`)
    .join('，')

const rowsWord = ({ none }: RegisterShape, { rows }: Chapter): string =>
  rows === 0 ? none : rows >= binderRules.chapterRows ? `前 ${rows} 条` : `${rows} 条`

function contents(binder: BinderDocument, shapeOf: ShapeOf): Writing['parts'] {
  return [
    { is: 'heading', text: '目录' },
    {
      ...{ is: 'table', widths: [40, 20, 40], heads: ['登记', '条数', '合计'] },
      rows: binder.chapters.map((chapter) => {
        const shape = shapeOf(chapter.key)
        return [shape.title, rowsWord(shape, chapter), chapter.rows === 0 ? '' : sumsWord(chapter)]
      }),
    },
  ]
}

function chapterParts(
  binder: BinderDocument,
  { key, parts, goesOn, ends }: Piece,
  { title }: RegisterShape,
  linesOf: ReadonlyMap<string, readonly Line[]>,
): Writing['parts'] {
  const lines = parts.flatMap((part) => linesOf.get(part.id) ?? [])
  const chapter = binder.chapters.find((one) => one.key === key)
  if (lines.length === 0 || !chapter) return []
  const columns = columnsOf(chapter)
  return [
    { is: 'heading', text: `${title}${goesOn ? '（续）' : ''}` },
    tableOf(
      { columns },
      fitted(columns, lines),
      ends ? sumLine(columns.map((_, at) => chapter.sums[at] ?? null)) : null,
    ),
  ]
}

interface Around {
  station: string
  /** Who began it, as it may be said. */
  by: string
  /** When it was made, in words. */
  at: string
  shapeOf: ShapeOf
  linesOf: ReadonlyMap<string, readonly Line[]>
}

/** What one volume of a binder says. */
export function volumeWriting(
  binder: BinderDocument,
  as: FileKind,
  at: number,
  { station, by, at: made, shapeOf, linesOf }: Around,
): Writing | null {
  const volumes = volumesOf(binder, as)
  const volume = volumes[at]
  if (!volume) return null
  const which = volumes.length > 1 ? `（第 ${at + 1} 册，共 ${volumes.length} 册）` : ''
  const title = `${station} ${monthWord(binder.month)}台账${which}`
  return {
    ...{ name: title, title, wide: true },
    under: `${binder.frozen ? '定稿' : '月还没过完，到生成时为止'} · ${made}由${by}生成`,
    parts: [
      ...(at === 0 ? contents(binder, shapeOf) : []),
      ...volume.flatMap((piece) => chapterParts(binder, piece, shapeOf(piece.key), linesOf)),
    ],
  }
}
