/** Owns what of a file must not lie open while it is remembered: columns with numbers are kept sealed and shown masked. */
import { type ImportKindName, tableOf } from '@/domain/imports/kinds'
import { seal, unseal } from '../../platform/cipher'

const each = (
  kind: ImportKindName,
  texts: readonly string[],
  work: (text: string, masked: (text: string) => string) => string,
): string[] => {
  const columns = Object.values(tableOf(kind).columns)
  return texts.map((text, index) => {
    const masked = columns[index]?.masked
    return masked && text !== '' ? work(text, masked) : text
  })
}

/** As a row is stored. */
export const keptTexts = (kind: ImportKindName, texts: readonly string[]): string[] => each(kind, texts, seal)

/** As it stood in the file. */
export const saidTexts = (kind: ImportKindName, texts: readonly string[]): string[] =>
  each(kind, texts, unseal)

/** As others may see it. */
export const shownTexts = (kind: ImportKindName, texts: readonly string[]): string[] =>
  each(kind, texts, (text, masked) => masked(unseal(text)))
