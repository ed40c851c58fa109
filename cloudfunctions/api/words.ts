/** Owns looking at words that others will read, before anything is done with them: names, reasons, short texts. */
import type { CommandDefinition } from '@/contract/define-actions'
import { isNameOf, titleIn } from '@/domain/person/office-names'
import { DESK, holds } from '@/domain/person/roles'
import { refuse, type Caller, type Rejected } from './handler'
import { judge } from './repositories/checks'
import { namesOfStaff } from './repositories/people'

/** The text at a path of the input; empty when there is none. */
function textAt(input: unknown, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], input)
  return typeof value === 'string' ? value.trim() : ''
}

const textsAt = (input: unknown, paths: readonly string[] = []): string[] =>
  paths.map((path) => textAt(input, path)).filter((text) => text !== '')

const SHOWN = 12
const shown = (text: string): string =>
  [...text].length > SHOWN ? `${[...text].slice(0, SHOWN).join('')}…` : text

/** Whether a name sounds like the station's own people; their own names and titles are theirs to use. */
async function nameRefusal(caller: Caller, called: string[], named: string[]): Promise<Rejected | null> {
  if (holds(DESK, caller)) return null
  for (const name of [...called, ...named]) {
    const word = titleIn(name)
    if (word !== null) return refuse('NAME_RESERVED', { word })
  }
  // By their papers two people may have one name; what they choose to be called is another thing.
  const chosen = called.filter((name) => name !== caller.person.realName)
  if (chosen.length === 0) return null
  const staff = await namesOfStaff(caller.stationId, caller.personId)
  const taken = chosen.find((name) => isNameOf(name, staff))
  return taken === undefined ? null : refuse('NAME_RESERVED', { word: shown(taken) })
}

/**
 * Looks at the words that an action's definition names. What the check of contents is sure of is refused; what it doubts
 * or cannot say passes, because these are short words to few people. One request of the service when there are any, and
 * one of the database for a name that somebody chooses.
 * @returns the refusal, or null when the command may go on
 */
export async function wordsRefusal(
  { words }: Pick<CommandDefinition, 'words'>,
  caller: Caller,
  input: unknown,
): Promise<Rejected | null> {
  if (!words) return null
  const called = textsAt(input, words.called)
  const named = textsAt(input, words.named)
  const reserved = await nameRefusal(caller, called, named)
  if (reserved) return reserved
  const texts = [...called, ...named, ...textsAt(input, words.said)]
  if (texts.length === 0) return null
  const { finding } = await judge(caller.person.openid, texts.join('\n'))
  return finding === 'risky' ? refuse('TEXT_REFUSED', { words: shown(texts.join('，')) }) : null
}
