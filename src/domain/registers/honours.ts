/** Owns the register of honours: what was written down in a month, of whom, and by whom it was given. */
import { honourPages } from '../honour-pages'
import type { HonourDocument } from '../honour/documents'
import { honourFlow } from '../honour/flow'
import { honourKinds, honourLevels } from '../honour/kinds'
import { periodWord } from '../honour/periods'
import { defineRegister } from './register'

/** An honour with how its holder may be called now. */
export interface CalledHonour extends HonourDocument {
  called: string
}

export const honoursRegister = defineRegister<CalledHonour>({
  title: '荣誉',
  none: '这个月没有登记荣誉',
  columns: [
    { head: '日期', room: 10, cell: ({ day }) => day },
    { head: '荣誉', room: 20, cell: ({ title }) => title, leads: true },
    { head: '哪一类', room: 12, cell: ({ kind }) => honourKinds[kind].title },
    { head: '给谁', room: 14, cell: ({ called }) => called, is: 'name' },
    { head: '哪一期', room: 14, cell: ({ period, day }) => periodWord(period, day) },
    { head: '级别', room: 7, cell: ({ level }) => honourLevels[level] },
    { head: '谁评的', room: 16, cell: ({ grantedBy }) => grantedBy },
    { head: '情况', room: 9, cell: ({ state }) => honourFlow.states[state].label },
  ],
  opens: () => honourPages.deskHonours,
})
