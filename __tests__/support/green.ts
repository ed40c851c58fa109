/** Owns one of everything about waste and works for the neighbourhood in the full station. */
import { worked } from './livelihoods'
import { sorted } from './sortings'
import type { TestCloud } from './test-cloud'

export const greened = async (test: TestCloud) => ({ ...(await sorted(test)), ...(await worked(test)) })
