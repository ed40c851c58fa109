/** Owns what a person is called, and to whom. */
import type { PersonDocument } from './documents'
import { maskName } from './mask'
import { type Holder, isStaff } from './roles'

type Nameable = Pick<PersonDocument, 'realName' | 'nickname'>

/** The real name once given, else the nickname. */
export const nameOf = (person: Nameable): string => person.realName || person.nickname

/** The same for somebody who has given none: 居民. */
export const residentName = (person: Nameable): string => nameOf(person) || '居民'

/** A name as somebody may read it: whole for the staff of the station, masked for everybody else. */
export const nameFor = (name: string, viewer: Holder): string => (isStaff(viewer) ? name : maskName(name))
