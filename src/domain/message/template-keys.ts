/**
 * Owns what WeChat's message templates want: each real template has keys of its own, such as thing4 or time2, and every
 * one must be filled within the limits of its type. Which of our texts goes where is configuration.
 */
import { dayOf, timeOf } from '../kernel/clock'
import { cutTo, oneLine } from '../words/graphemes'

/** What a key can be filled from: the message's title, its text, when it was made, or fixed words. */
type Source = { is: 'title' | 'text' | 'at' } | { is: 'words'; words: string }

interface TemplateKey {
  /** WeChat's name of it, for instance thing4. */
  key: string
  type: KeyType
  source: Source
}

/** Letters that each type may hold, as WeChat's documents give them. */
const LIMITS = {
  thing: 20,
  phrase: 5,
  name: 10,
  character_string: 32,
  const: 20,
  time: 32,
  date: 32,
} as const
type KeyType = keyof typeof LIMITS

const KEY = /^(thing|phrase|name|character_string|const|time|date)([1-9]\d?)$/

/** What is filled while nothing was configured: the keys of the templates that the local cloud knows. */
export const USUAL_KEYS = 'thing1=title,thing2=text'

type ParsedTemplate = { ok: true; keys: TemplateKey[] } | { ok: false; why: string }

function sourceOf(text: string): Source | null {
  if (text === 'title' || text === 'text' || text === 'at') return { is: text }
  const words = /^'([^']+)'$/.exec(text)?.[1]
  return words === undefined ? null : { is: 'words', words }
}

/** Why a key cannot be filled from a source; null when it can. */
function mismatch(type: KeyType, source: Source): string | null {
  const wantsTime = type === 'time' || type === 'date'
  if (wantsTime && source.is !== 'at') return '时间只能填 at'
  if (!wantsTime && source.is === 'at') return 'at 只能填到 time 或 date'
  if (type === 'phrase' && !(source.is === 'words' && /^[\u4e00-\u9fff]{1,5}$/.test(source.words)))
    return 'phrase 只能填五个字以内的汉字'
  if (type === 'character_string' && source.is !== 'words') return 'character_string 只能填固定的字母数字'
  return null
}

/**
 * Reads which key is filled from what, written as `thing4=title,thing7=text,time2=at,phrase3='已更新'`.
 * @returns the keys, or in words why they cannot be used
 */
export function parseTemplateKeys(text: string): ParsedTemplate {
  const keys: TemplateKey[] = []
  for (const part of text.split(',').map((one) => one.trim())) {
    const at = part.indexOf('=')
    const key = part.slice(0, Math.max(0, at)).trim()
    const type = KEY.exec(key)?.[1] as KeyType | undefined
    if (type === undefined) return { ok: false, why: `「${part}」不是「键=来源」，键要像 thing4` }
    const source = sourceOf(part.slice(at + 1).trim())
    if (source === null) return { ok: false, why: `${key} 的来源只能是 title、text、at 或引号里的固定文字` }
    const wrong = mismatch(type, source)
    if (wrong !== null) return { ok: false, why: `${key}：${wrong}` }
    if (keys.some((known) => known.key === key)) return { ok: false, why: `${key} 写了两次` }
    keys.push({ key, type, source })
  }
  const says = keys.some(({ source }) => source.is === 'title' || source.is === 'text')
  return says ? { ok: true, keys } : { ok: false, why: '没有一个键填 title 或 text' }
}

interface TemplateContent {
  title: string
  text: string
  /** Epoch milliseconds. */
  at: number
}

function valueOf({ type, source }: TemplateKey, { title, text, at }: TemplateContent): string {
  if (source.is === 'at') {
    const [year, month, day] = dayOf(at).split('-').map(Number)
    const date = `${year}年${month}月${day}日`
    return type === 'date' ? date : `${date} ${timeOf(at)}`
  }
  const words = source.is === 'words' ? source.words : source.is === 'title' ? title : text
  // WeChat refuses an empty value, and a text may be nothing but white space.
  return cutTo(oneLine(words), LIMITS[type]) || '请点开查看'
}

/** Every key of a template, filled within WeChat's limits. */
export const templateValues = (
  keys: readonly TemplateKey[],
  message: TemplateContent,
): Record<string, { value: string }> =>
  Object.fromEntries(keys.map((key) => [key.key, { value: valueOf(key, message) }]))
