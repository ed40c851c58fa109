/** Owns the order of the inbox: what is unread, the newest first, then what was read, then notices of long ago. */

/** What a page is put together from. */
export interface Entry {
  at: number
  id: string
  read: boolean
}

type InboxSection = 'unread' | 'read' | 'older'

/** Where a page ended. */
export interface InboxPlace {
  section: InboxSection
  at: number
  id: string
}

const letters: Record<InboxSection, string> = { unread: 'u', read: 'r', older: 'o' }

const cursorOf = (section: InboxSection, { at, id }: Pick<Entry, 'at' | 'id'>): string =>
  `${letters[section]}.${at}.${id}`

/** What a cursor says; null without one or when it is not one of ours, which reads from the beginning. */
export function readPlace(cursor: string | undefined): InboxPlace | null {
  const parts = /^([uro])\.(\d{1,13})\.([A-Za-z0-9_:-]{1,64})$/.exec(cursor ?? '')
  if (!parts) return null
  const section = (Object.keys(letters) as InboxSection[]).find((name) => letters[name] === parts[1])
  return section ? { section, at: Number(parts[2]), id: parts[3] ?? '' } : null
}

const newestFirst = (a: Pick<Entry, 'at' | 'id'>, b: Pick<Entry, 'at' | 'id'>): number =>
  b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)

const isAfter = (entry: Entry, place: InboxPlace): boolean => newestFirst(place, entry) < 0

/**
 * One page.
 * @param entries unread and read ones alike, of each kind at least one more than a page below the place
 * @param edge the oldest notice that was weighed, when there may be older ones; they follow once all else is shown
 */
export function inboxPage<T extends Entry>(
  entries: readonly T[],
  { place, size, edge }: { place: InboxPlace | null; size: number; edge: Pick<Entry, 'at' | 'id'> | null },
): { items: T[]; next: string | null } {
  const below = (section: InboxSection) => (entry: T) =>
    place?.section === section ? isAfter(entry, place) : true
  const unread = place?.section === 'read' ? [] : entries.filter((one) => !one.read).filter(below('unread'))
  const read = entries.filter((one) => one.read).filter(below('read'))
  const all = [...unread.sort(newestFirst), ...read.sort(newestFirst)]
  const items = all.slice(0, size)
  const last = items.at(-1)
  if (all.length > size && last) return { items, next: cursorOf(last.read ? 'read' : 'unread', last) }
  return { items, next: edge ? cursorOf('older', edge) : null }
}

/** A page of notices older than those that were weighed; in their own order, read or not. */
export function olderPage<T extends Entry>(
  entries: readonly T[],
  size: number,
): { items: T[]; next: string | null } {
  const items = entries.slice(0, size)
  const last = items.at(-1)
  return { items, next: last && entries.length > size ? cursorOf('older', last) : null }
}
