/** Owns the settings a function cannot do without: what of its environment is missing or too weak, in words. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { type OfficialApp, officialAppOf } from '@/domain/gig/official-app'
import { SetUpError } from './outside-error'

/** Shorter secrets can be found by trying. */
const LEAST_KEY_LETTERS = 12

const KEY_NAME = /^FIELD_KEY(_\d+)?$/

const weak = (name: string): string[] => {
  const value = process.env[name]
  if (value === undefined || value === '') return [`环境变量 ${name} 没有设置`]
  return value.length < LEAST_KEY_LETTERS ? [`环境变量 ${name} 太短，至少 ${LEAST_KEY_LETTERS} 个字符`] : []
}

/** What is missing or too weak, one sentence each; empty when the function may work. */
export function missingSettings(): string[] {
  const fieldKeys = Object.keys(process.env).filter((name) => KEY_NAME.test(name))
  return [...weak('PERSON_KEY'), ...fieldKeys.flatMap(weak)]
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * Whether this is the one-time code with which a district is opened. Where none is set, or one so short that it can be
 * found by trying, none is right.
 */
export function isFirstHeadCode(code: string): boolean {
  const set = process.env.FIRST_HEAD_CODE ?? ''
  return set.length >= LEAST_KEY_LETTERS && timingSafeEqual(digest(code.trim()), digest(set))
}

/** The city's mini-program for work, as the district has written it down; null without. */
export const officialApp = (): OfficialApp | null => officialAppOf(process.env.JOB_MINI_PROGRAM)

/** Throws {@link SetUpError} when something is missing, before anything is read or written. */
export function assertSettings(): void {
  const missing = missingSettings()
  if (missing.length > 0) throw new SetUpError(missing.join('；'))
}
