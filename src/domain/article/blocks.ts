/** Owns what an article is made of: blocks in an order, each of one sort. */
import { articleRules as rules } from './rules'

export const blockKinds = {
  paragraph: { label: '段落', most: rules.blockLetters },
  heading: { label: '小标题', most: 30 },
  list: { label: '几条', most: rules.blockLetters },
  quote: { label: '引用', most: 200 },
  picture: { label: '图片', most: 60 },
} as const

export type BlockKind = keyof typeof blockKinds
export const blockKindNames = Object.keys(blockKinds) as [BlockKind, ...BlockKind[]]

/** A list holds a line for each of its points; a picture what it shows, and its file. */
export interface Block {
  kind: BlockKind
  text: string
  fileId: string | null
}

/** What is not right about a block; null when nothing is. */
export function oddIn({ kind, text, fileId }: Block): 'empty' | 'long' | null {
  if (text.length > blockKinds[kind].most) return 'long'
  if (kind === 'picture') return fileId === null ? 'empty' : null
  return text.trim() === '' ? 'empty' : null
}

/** Whether blocks can be handed in: some words stand there, nothing is left blank, and there are no more pictures than are looked at. */
export const areSound = (blocks: readonly Block[]): boolean =>
  blocks.every((block) => oddIn(block) === null && (block.kind === 'picture' || block.fileId === null)) &&
  blocks.some(({ kind }) => kind !== 'picture') &&
  picturesIn(blocks).length <= rules.pictures

/** All the words of blocks, a line for each. */
export const wordsOf = (blocks: readonly Block[]): string =>
  blocks
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n')

export const picturesIn = (blocks: readonly Block[]): string[] => blocks.flatMap(({ fileId }) => fileId ?? [])
