/** Owns the step from a stored regular expression (PCRE) to the JavaScript one that matches the same texts. */
import { MongoError } from './errors'
import { GuardedRegExp, mayBacktrackWithoutEnd } from './regex-guard'
import { type BsonRegExp } from './values'

/**
 * Compiles a pattern. Flags i, m, s and x mean what they mean in PCRE; u and g change nothing in a match and are
 * accepted because JavaScript code sends them. Throws MongoError for other flags and for a broken pattern.
 */
export function compileRegex(regex: BsonRegExp): (text: string) => boolean {
  const compiled = toRegExp(regex)
  return (text) => {
    compiled.lastIndex = 0
    return compiled.test(text)
  }
}

/** The JavaScript regular expression of a stored one; `extra` adds JavaScript flags such as g. */
export function toRegExp(regex: BsonRegExp, extra = ''): RegExp {
  let options = regex.options
  let pattern = regex.pattern
  const leading = /^\(\?([imsx]+)\)/.exec(pattern)
  if (leading) {
    options += leading[1]
    pattern = pattern.slice(leading[0].length)
  }
  for (const flag of options) {
    if (!'imsxug'.includes(flag)) {
      throw new MongoError(51108, `invalid flag in regex options: ${flag}`)
    }
  }
  const flags = ['i', 'm', 's'].filter((flag) => options.includes(flag)).join('') + extra
  return build(translate(pattern, options.includes('m'), options.includes('x')), flags, regex.pattern)
}

function build(source: string, flags: string, original: string): RegExp {
  const Kind = mayBacktrackWithoutEnd(original) ? GuardedRegExp : RegExp
  try {
    return new Kind(source, flags + 'u')
  } catch {
    // PCRE allows escapes such as \- that the strict Unicode mode of JavaScript refuses.
  }
  try {
    return new Kind(source, flags)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new MongoError(51091, `Regular expression is invalid: ${original}: ${why}`)
  }
}

/** Rewrites what PCRE writes otherwise: \A \z \Z \h, $ before a last line break, comments of the x flag. */
function translate(pattern: string, multiline: boolean, extended: boolean): string {
  let out = ''
  let inClass = false
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i] as string
    if (char === '\\') {
      const next = pattern[++i] ?? ''
      out += inClass ? '\\' + next : escapeOutside(next)
    } else if (inClass) {
      if (char === '[' && pattern[i + 1] === ':') {
        const end = pattern.indexOf(':]', i)
        const name = end < 0 ? '' : pattern.slice(i + 2, end)
        if (name in POSIX) {
          out += POSIX[name]
          i = end + 1
          continue
        }
      }
      if (char === ']') inClass = false
      out += char
    } else if (char === '[') {
      inClass = true
      out += char
      if (pattern[i + 1] === '^') out += pattern[++i]
      if (pattern[i + 1] === ']') out += '\\' + pattern[++i]
    } else if (char === '$' && !multiline) {
      out += '(?=\\n?(?![\\s\\S]))'
    } else if (extended && /\s/.test(char)) {
      continue
    } else if (extended && char === '#') {
      while (i + 1 < pattern.length && pattern[i + 1] !== '\n') i++
    } else {
      out += char
    }
  }
  return out
}

const POSIX: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  xdigit: '0-9A-Fa-f',
  word: '\\w',
  punct: '!-\\/:-@\\[-`{-~',
}

function escapeOutside(next: string): string {
  switch (next) {
    case 'A':
      return '(?<![\\s\\S])'
    case 'z':
      return '(?![\\s\\S])'
    case 'Z':
      return '(?=\\n?(?![\\s\\S]))'
    case 'h':
      return '[ \\t]'
    default:
      return '\\' + next
  }
}
