/** Owns what became of old things, as everybody of the station sees it, page by page. */
import { createPages } from '@/api/pages'
import type { Output } from '@/contract'

export type Shown = Output<'reuse.board'>['items'][number]

const shown = createPages({ name: 'reuse-shown', action: 'reuse.board', inputOf: () => ({}) })

export const shownThings = () => shown.of()
