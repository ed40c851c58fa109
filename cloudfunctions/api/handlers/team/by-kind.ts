/** Owns the order in which teams are read, whoever asks: by kind, in each as they were written. */
import { inPages } from '../../kernel/paging'
import type { TeamDoc } from '../../repositories/teams'

export const byKind = inPages<TeamDoc>(40, ['order', 'asc'], ['createdAt', 'asc'], ['_id', 'asc', 'id'])
