/** Owns the patience with patterns that may backtrack without end: past a bound the match is refused, as PCRE does. */
import { createContext, Script } from 'node:vm'
import { MongoError } from './errors'

/** How long one match of one text may take, in milliseconds. */
const PATIENCE_MS = 500
/** Texts up to this length are done with soon whatever the pattern; watching them would cost more. */
const HARMLESS_CHARS = 16

/** Watching is bought with a thread a match, so only patterns that repeat a group or repeat often are watched. */
export function mayBacktrackWithoutEnd(source: string): boolean {
  const plain = source.replace(/\\./g, '')
  const repeats = plain.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0
  return repeats > 2 || /\)[*+{]/.test(plain)
}

const sandbox: { run: () => void } = { run: () => undefined }
const context = createContext(sandbox)
const script = new Script('run()')

/** A regular expression whose matches are ended after a while. Throws MongoError 51156 then. */
export class GuardedRegExp extends RegExp {
  override exec(text: string): RegExpExecArray | null {
    if (text.length <= HARMLESS_CHARS) return super.exec(text)
    let found: RegExpExecArray | null = null
    sandbox.run = () => {
      found = super.exec(text)
    }
    try {
      script.runInContext(context, { timeout: PATIENCE_MS })
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
      const why = 'the match limit was exceeded'
      throw new MongoError(
        51156,
        `Error occurred while executing regular expression. Result code: -8 (${why})`,
      )
    }
    return found
  }
}
