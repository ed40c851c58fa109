/** Owns what a person is called. */
import type { PersonDocument } from './documents'

/** The real name once given, else the nickname. */
export const nameOf = (person: Pick<PersonDocument, 'realName' | 'nickname'>): string =>
  person.realName || person.nickname
