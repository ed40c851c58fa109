/** Owns the copy that somebody takes of what is held: a writing to read, and the same as data for another program. */
import type { Writing } from '../files/writing'
import { fileNameOf, writingRules } from '../files/writing'
import { dayOf } from '../kernel/clock'
import { cutTo } from '../words/graphemes'
import type { Fact } from './about'
import type { HeldRow } from './holding'

/** What is held of somebody, as far as a copy has room for it. */
export interface Held {
  name: string
  station: string
  facts: readonly Fact[]
  sections: readonly { title: string; rows: readonly HeldRow[]; more: boolean }[]
  now: number
}

export const copyRules = {
  /** So many rows of each are in the data. */
  rows: 200,
  /** So many letters the data has at most, which a function answers at once with room to spare. */
  letters: 400_000,
  /** So many rows of each are in what is read, and so long they are. */
  readRows: 25,
  rowLetters: 80,
} as const

const MORE = '更早的没有列全，在小程序「我的资料」里都看得到。'

const clipped = (text: string): string => cutTo(text, copyRules.rowLetters)

const size = (value: unknown): number => JSON.stringify(value).length

/** Room is left for the ends of a writing: brackets, the head and what stands beneath it. */
const ROOM = writingRules.letters - 1_000

/** As a file to read and print. Each part has the same room at first, so that none takes the room of those behind it. */
export function copyWriting({ name, station, facts, sections, now }: Held): Writing {
  const table = (rows: readonly (readonly string[])[]) =>
    ({ is: 'table', widths: [28, 72], rows: rows.slice(0, writingRules.rows) }) as const
  const parts: Writing['parts'][number][] = [
    { is: 'heading', text: '我和家人' },
    ...(facts.length > 0 ? [table(facts.map(({ label, text }) => [label, clipped(text)]))] : []),
  ]
  const shown = sections.filter(({ rows }) => rows.length > 0)
  shown.forEach(({ title, rows, more }, at) => {
    const room = (ROOM - size(parts)) / (shown.length - at) - 120
    const lines: (readonly string[])[] = []
    let used = 0
    for (const row of rows.slice(0, copyRules.readRows)) {
      const line = [dayOf(row.at), clipped([row.title, row.text].filter(Boolean).join('：'))] as const
      used += size(line)
      if (used > room) break
      lines.push(line)
    }
    parts.push({ is: 'heading', text: title })
    if (lines.length > 0) parts.push(table(lines))
    if (more || lines.length < rows.length) parts.push({ is: 'text', text: MORE })
  })
  return {
    name: `我的资料 ${dayOf(now)}`,
    title: '我的资料',
    under: `${station}　${name}　${dayOf(now)}`,
    parts,
  }
}

/** The same as data: the newest rows of each, until the room of an answer is full. */
export function copyData({ name, station, facts, sections, now }: Held): { name: string; text: string } {
  let left = copyRules.letters
  const parts = sections.map(({ title, rows, more }) => {
    const kept = rows.filter((row) => (left -= size(row)) >= 0)
    return {
      title,
      more: more || kept.length < rows.length,
      rows: kept.map(({ at, ...row }) => ({ day: dayOf(at), ...row })),
    }
  })
  return {
    name: fileNameOf(`我的资料 ${dayOf(now)}`, 'json'),
    text: JSON.stringify({ name, station, day: dayOf(now), facts, parts }, null, 1),
  }
}
