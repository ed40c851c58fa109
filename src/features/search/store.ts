/** Owns looking through everything public: what was found by which words. */
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'

const found = createResource<string, Output<'search.find'>>({
  name: 'search',
  load: (text) =>
    text === '' ? Promise.resolve({ ok: true, data: { groups: [] } }) : call('search.find', { text }),
  keyOf: (text) => text || 'none',
})

/** @param text of none nothing is asked */
export const openFound = (text: string): Promise<void> => found.open(text)
export const useFound = (text: string) => found.use(found.select(text))
