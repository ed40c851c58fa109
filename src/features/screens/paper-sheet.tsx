/** Tables for paper, drawn on the page, printed where there is a printer, and taken along as a file everywhere. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { apart } from '@/components/apart'
import { scrollRegion } from '@/components/accessible'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { classNames } from '@/components/class-names'
import { Note } from '@/components/note'
import { type Column, cellsOf, type Paper, signatureOf } from '@/domain/files/paper'
import type { FileKind } from '@/domain/files/writing'
import type { Cell } from '@/domain/words/csv'
import { mayPrint, printSheet } from '@/platform/print'
import { handOver, type MadeFile } from './hand-over'
import styles from './paper-sheet.module.scss'

const paperId = 'paper-sheet'

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
                <View key={who}>{signatureOf(who)}</View>
              ))}
            </View>
          )}
        </View>
      ))}
    </View>
  )
}

/** How a page asks for its file; without a kind of file the cloud knows which one it is. */
export type TakeFile = (as: FileKind) => Promise<MadeFile>

const fileWords: Record<FileKind, string> = { word: '做成 Word，发到电脑上打印', sheet: '做成表格' }

interface FileButtonsProps {
  take: TakeFile
  /** As which files; for Word alone where it is no table. */
  kinds?: readonly FileKind[]
  /** Whether it stands below another button. */
  second?: boolean
}

/** A file of the page, handed over in one tap: where there is no printer, the way to one. */
export function FileButtons({ take, kinds = ['word', 'sheet'], second = mayPrint }: FileButtonsProps) {
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState<FileKind | null>(null)
  const make = async (as: FileKind) => {
    if (busy !== null) return
    setWrong(null)
    setBusy(as)
    setWrong(await handOver(await take(as)))
    setBusy(null)
  }
  return (
    <Stack>
      {wrong !== null && <Note tone="seal" text={wrong} onClose={() => setWrong(null)} />}
      {kinds.map((as, at) => (
        <Button
          key={as}
          kind={second || at > 0 ? 'second' : 'primary'}
          text={fileWords[as]}
          busyText="正在做…"
          busy={busy === as}
          onTap={() => make(as)}
        />
      ))}
    </Stack>
  )
}

interface PrintFootProps {
  /** What the button says that prints. */
  text: string
  /** What of the page is printed. */
  sheetId?: string
  take: TakeFile
  kinds?: readonly FileKind[]
}

/** Printing where there is a printer, and the file that leads to one everywhere. */
export function PrintFoot({ text, sheetId = paperId, ...file }: PrintFootProps) {
  return (
    <Stack>
      {mayPrint && <Button text={text} onTap={() => void printSheet(sheetId)} />}
      <FileButtons {...file} />
    </Stack>
  )
}
