/** Owns tables for paper: what is on them is said once, and drawn, printed and saved as a spreadsheet from that. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { apart } from '@/components/apart'
import { scrollRegion } from '@/components/accessible'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { classNames } from '@/components/class-names'
import { Note } from '@/components/note'
import { type Cell, csvOf } from '@/domain/words/csv'
import { mayPrint, printSheet } from '@/platform/print'
import { saveText, saveWord } from '@/platform/save-file'
import styles from './paper-sheet.module.scss'

export interface Column<R> {
  head: string
  cell: (row: R, index: number) => Cell
  /** order: counts the lines; number: an amount; sign: left open, to be written in by hand. */
  is?: 'order' | 'number' | 'sign'
}

interface Part<R> {
  /** What stands above its table. */
  name?: string
  rows: readonly R[]
  sum?: R
  /** Who signs beneath it. */
  signs?: readonly string[]
}

export interface Paper<R> {
  title: string
  /** A line beneath the title. */
  facts?: string
  columns: readonly Column<R>[]
  parts: readonly Part<R>[]
  /** The least width, in letters of a caption; a narrower screen scrolls sideways. */
  letters: number
  /** loose: room to write by hand, a line each; dense: many words. */
  look?: 'loose' | 'dense'
}

const paperId = 'paper-sheet'

const cellsOf = <R,>(columns: readonly Column<R>[], row: R, index: number): Cell[] =>
  columns.map(({ cell }) => cell(row, index))

interface LineProps<R> {
  columns: readonly Column<R>[]
  cells: readonly Cell[]
  head?: boolean
}

const Line = <R,>({ columns, cells, head }: LineProps<R>) => (
  <View className={styles.line}>
    {cells.map((cell, index) => {
      const is = columns[index]?.is
      return (
        <View key={index} className={classNames(styles.cell, is && styles[is], head && styles.head)}>
          {cell}
        </View>
      )
    })}
  </View>
)

export function PaperSheet<R>({ paper }: { paper: Paper<R> }) {
  const { title, facts, columns, parts, letters, look } = paper
  const heads = columns.map(({ head }) => head)
  return (
    <View id={paperId} className={classNames(styles.sheet, look && styles[look])} {...scrollRegion(title)}>
      <View className={styles.title}>{apart(title)}</View>
      {facts !== undefined && <View className={styles.facts}>{apart(facts)}</View>}
      {parts.map(({ name, rows, sum, signs }, at) => (
        <View key={at} className={classNames(name !== undefined && styles.part)}>
          {name !== undefined && <View className={styles.name}>{name}</View>}
          <View className={styles.table} style={{ minWidth: `calc(var(--t-caption) * ${letters})` }}>
            <Line head columns={columns} cells={heads} />
            {rows.map((row, index) => (
              <Line key={index} columns={columns} cells={cellsOf(columns, row, index)} />
            ))}
            {sum !== undefined && <Line head columns={columns} cells={cellsOf(columns, sum, rows.length)} />}
          </View>
          {signs && (
            <View className={styles.signs}>
              {signs.map((who) => (
                <View key={who}>{`${who}：____________`}</View>
              ))}
            </View>
          )}
        </View>
      ))}
    </View>
  )
}

/** The same table as lines of a spreadsheet; what is signed by hand is left out. */
function linesOf<R>({ columns, parts }: Paper<R>): Cell[][] {
  const kept = columns.filter(({ is }) => is !== 'sign' && is !== 'order')
  return parts.flatMap(({ name, rows, sum }) => [
    ...(name === undefined ? [] : [[name]]),
    kept.map(({ head }) => head),
    ...rows.map((row, index) => cellsOf(kept, row, index)),
    ...(sum === undefined ? [] : [cellsOf(kept, sum, rows.length)]),
  ])
}

/** A name that every phone and computer takes for a file. */
const fileNameOf = (title: string): string => `${title.replace(/[\\/:*?"<>|\s]+/g, ' ').trim()}.csv`

/** Prints a sheet of the page where there is a printer, and says honestly where there is none. */
export function PrintButton({ text, sheetId = paperId }: { text: string; sheetId?: string }) {
  if (!mayPrint) return <Note tone="sky" text="手机上不能直接打印，可以截图发到电脑上打印。" />
  return <Button text={text} onTap={() => void printSheet(sheetId)} />
}

/** Printing a paper, and taking it along as a spreadsheet. */
export function PaperFoot<R>({ paper, text }: { paper: Paper<R>; text: string }) {
  const [failed, setFailed] = useState(false)
  const save = async () => setFailed(!(await saveText(fileNameOf(paper.title), csvOf(linesOf(paper)))))
  return (
    <Stack>
      {failed && <Note tone="amber" text="表格没有发出去，可以再点一次" onClose={() => setFailed(false)} />}
      <PrintButton text={text} />
      <Button kind="second" text={saveWord} onTap={save} />
    </Stack>
  )
}
