/** Owns what a kind of holding is asked when its holder's standing changes. */
import type { PersonDocument } from '@/domain/person/documents'

/** Brings one kind of what a person holds in step with the person's standing. It may throw; then it is tried again. */
export type Holding = (person: PersonDocument, now: number) => Promise<void>
