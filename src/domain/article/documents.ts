/** Owns how an article is stored. */
import type { WithOutbox } from '../kernel/outbox'
import type { Case } from '../kernel/workflow'
import type { CheckedPiece } from '../moderation/documents'
import type { Block } from './blocks'
import type { ColumnKey, TopicKey } from './columns'
import type { ArticleState } from './flow'

/** What is written of an article: what its readers have before them. */
export interface ArticleWords {
  title: string
  column: ColumnKey
  /** The page of answers on which it stands as well; null where it stands in its column alone. */
  topic: TopicKey | null
  /** By whom it is signed, and where it was taken from. */
  author: string
  source: string
  political: boolean
  pinned: boolean
  blocks: Block[]
  attachments: { fileId: string; name: string }[]
  /** When it is to go out; at once when the last of its reviews is made where none is said. */
  wantedAt: number | null
  /** From then on nobody finds it; NEVER where it stays. */
  expiresAt: number
}

export interface ArticleDocument extends ArticleWords, Case<ArticleState>, WithOutbox {
  _id: string
  stationId: string
  dueAt: number | null
  history: NonNullable<Case['history']>
  /** Who wrote it, and no other writes on. */
  authorId: string
  authorName: string
  /** Who has read it first since it was handed in last. */
  firstBy: string | null
  /** The beginning, for lists. */
  summary: string
  /** 1 where it is pinned: lists put these first. */
  rank: number
  check: CheckedPiece
  /** From when it can be read; null before it was published. */
  publishAt: number | null
  /** What all versions of one convention have in common: the id of the first. */
  series: string
  /** From when a later version stands in its place; null while none does. */
  replacedAt: number | null
  createdAt: number
}
