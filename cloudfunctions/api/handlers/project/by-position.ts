/** Owns the order in which projects are read, whoever asks: by position, brand projects first, then as they were written. */
import { inPages } from '../../kernel/paging'
import type { ProjectDoc } from '../../repositories/projects'

export const byPosition = inPages<ProjectDoc>(
  40,
  ['order', 'asc'],
  ['createdAt', 'asc'],
  ['_id', 'asc', 'id'],
)
