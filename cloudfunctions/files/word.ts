/** Owns how a writing looks in Word: A4, one face for all of it, in the size in which offices print. */
import {
  AlignmentType,
  Document,
  HeadingLevel,
  HeightRule,
  ImageRun,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { writable, type Writing } from '@/domain/files/writing'
import { codePicture } from './code-picture'
import type { Cell } from '@/domain/words/csv'

type Part = Writing['parts'][number]
type TableOf = Extract<Part, { is: 'table' }>
type CardsOf = Extract<Part, { is: 'cards' }>
type PictureOf = Extract<Part, { is: 'picture' }>

/** Faces that every Windows, WPS and LibreOffice has, or puts its own in the place of. */
const FACE = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' } as const
/** Halves of a point. */
const SIZE = { text: 24, title: 40, dense: 20, card: 32 } as const
/** A table with more columns is written smaller, so that a day or a name stays on its line. */
const LOOSE_COLUMNS = 6
interface Paper {
  width: number
  height: number
}
/** Twentieths of a point. */
const A4: Paper = { width: 11906, height: 16838 }
const LYING: Paper = { width: A4.height, height: A4.width }
const MARGIN = 1134
const TALL = 760
const CELL = { top: 60, bottom: 60, left: 120, right: 120 } as const
const DENSE_CELL = { top: 40, bottom: 40, left: 60, right: 60 } as const

const run = (text: string, more: { bold?: true; size?: number } = {}) =>
  new TextRun({ text: writable(text), ...more })

/** Each line that somebody wrote is a paragraph. */
const paragraphs = (text: string, more: { bold?: true; size?: number } = {}): Paragraph[] =>
  text.split('\n').map((line) => new Paragraph({ children: [run(line, more)] }))

function lineOf(
  cells: readonly Cell[],
  { widths, tall, heads }: TableOf,
  is: 'row' | 'head' | 'sum' = 'row',
): TableRow {
  // Where nothing stands above the columns, the first one says what each line is.
  const isHead = is === 'head'
  const isDense = widths.length > LOOSE_COLUMNS
  const isBold = (at: number): boolean => is !== 'row' || (!heads && at === 0)
  return new TableRow({
    cantSplit: !isHead,
    tableHeader: isHead,
    ...(tall && is === 'row' && { height: { value: TALL, rule: HeightRule.ATLEAST } }),
    children: cells.map(
      (text, at) =>
        new TableCell({
          width: { size: widths[at] ?? 0, type: WidthType.PERCENTAGE },
          verticalAlign: VerticalAlign.CENTER,
          margins: isDense ? DENSE_CELL : CELL,
          children: paragraphs(String(text), {
            ...(isBold(at) && { bold: true }),
            ...(isDense && { size: SIZE.dense }),
          }),
        }),
    ),
  })
}

function tableOf(table: TableOf, paper: Paper): Table {
  const { widths, heads, rows, sum } = table
  const room = paper.width - 2 * MARGIN
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: widths.map((width) => Math.round((room * width) / 100)),
    rows: [
      ...(heads ? [lineOf(heads, table, 'head')] : []),
      ...rows.map((row) => lineOf(row, table)),
      ...(sum ? [lineOf(sum, table, 'sum')] : []),
    ],
  })
}

/** Dots of a picture on a millimetre of paper, as Word reckons. */
const DOTS = 96 / 25.4
const dots = (millimetres: number): number => Math.round(millimetres * DOTS)

const picture = (data: Buffer, wide: number, high: number): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new ImageRun({ type: 'png', data, transformation: { width: dots(wide), height: dots(high) } }),
    ],
  })

/** How wide a code is, in millimetres, where so many cards stand beside each other. */
const CODE = { 1: 60, 2: 42 } as const

const centred = (text: string, more: { bold?: true; size?: number } = {}): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, more)] })

function cardCell({ above, code, below }: CardsOf['cards'][number], across: 1 | 2): TableCell {
  const [first = '', ...others] = above
  return new TableCell({
    width: { size: 100 / across, type: WidthType.PERCENTAGE },
    margins: { top: 160, bottom: 160, left: 120, right: 120 },
    children: [
      centred(first, { bold: true, size: across === 1 ? SIZE.title : SIZE.card }),
      ...others.map((line) => centred(line)),
      picture(codePicture(code), CODE[across], CODE[across]),
      ...below.map((line) => centred(line)),
    ],
  })
}

/** A place in the last line that no card takes. */
const emptyCell = (): TableCell => new TableCell({ children: [new Paragraph({})] })

function cardsOf({ cards, across }: CardsOf): Table {
  const lines = Array.from({ length: Math.ceil(cards.length / across) }, (_, line) =>
    cards.slice(line * across, (line + 1) * across),
  )
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: lines.map(
      (line) =>
        new TableRow({
          cantSplit: true,
          children: [
            ...line.map((card) => cardCell(card, across)),
            ...Array.from({ length: across - line.length }, emptyCell),
          ],
        }),
    ),
  })
}

/** How high a PNG is beside its width: both stand at its beginning. */
const proportion = (png: Buffer): number => png.readUInt32BE(20) / png.readUInt32BE(16)

function pictureOf({ base64, wide }: PictureOf): Paragraph {
  const data = Buffer.from(base64, 'base64')
  return picture(data, wide, wide * proportion(data))
}

function drawn(part: Part, paper: Paper): (Paragraph | Table)[] {
  if (part.is === 'table') return [tableOf(part, paper)]
  if (part.is === 'cards') return [cardsOf(part)]
  if (part.is === 'picture') return [pictureOf(part)]
  if (part.is === 'heading')
    return [
      new Paragraph({
        heading: HeadingLevel.HEADING_2,
        keepNext: true,
        spacing: { before: 240, after: 120 },
        children: [run(part.text, { bold: true, size: SIZE.text })],
      }),
    ]
  return [
    new Paragraph({
      spacing: { before: 120, after: 120 },
      alignment: part.atRight ? AlignmentType.RIGHT : AlignmentType.LEFT,
      children: [run(part.text)],
    }),
  ]
}

/** The bytes of the writing as a .docx. */
export function wordOf({ title, under, parts, wide }: Writing): Promise<Buffer> {
  const paper = wide ? LYING : A4
  const head = [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      alignment: AlignmentType.CENTER,
      spacing: { after: 120 },
      children: [run(title, { bold: true, size: SIZE.title })],
    }),
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 240 }, children: [run(under)] }),
  ]
  const ink = { run: { color: '000000', font: FACE } }
  return Packer.toBuffer(
    new Document({
      title,
      // Who made it is on the paper; the file says no more.
      creator: '',
      lastModifiedBy: '',
      styles: {
        default: { document: { run: { font: FACE, size: SIZE.text } }, heading1: ink, heading2: ink },
      },
      sections: [
        {
          properties: {
            page: {
              // The sides are said as they lie; the library turns them by the orientation.
              size: { ...A4, ...(wide && { orientation: PageOrientation.LANDSCAPE }) },
              margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
            },
          },
          children: [...head, ...parts.flatMap((part) => drawn(part, paper))],
        },
      ],
    }),
  )
}
