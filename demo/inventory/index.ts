/**
 * Owns that nothing of the five accounts is left out: each of their items is found on a page of the demo, or is told to be
 * nothing of the program.
 */
import { GARDEN, PEACE, PEARL, SUNNY } from '../district/ids'
import { STATION_ID } from '../station-id'
import { firstItems } from './first'
import { gardenItems } from './garden'
import type { Found, Item } from './item'
import { peaceItems } from './peace'
import { pearlItems } from './pearl'
import { type Ask, type Readers, type ShelfName, shelves } from './shelves'
import { sunnyItems } from './sunny'

interface Account {
  stationId: string
  title: string
  /** How many items it has beside the station itself. */
  items: number
  /** Who reads there. */
  resident: string
  head: string
  inventory: readonly Item[]
}

const CENTER_READER = 'demo-center-han'

export const accounts: readonly Account[] = [
  {
    ...{ stationId: PEACE, title: '天平社区', items: 35, inventory: peaceItems },
    ...{ resident: 'demo-resident-mo', head: 'demo-admin-tian' },
  },
  {
    ...{ stationId: STATION_ID, title: '兴神路社区', items: 49, inventory: firstItems },
    ...{ resident: 'demo-resident-wang', head: 'demo-admin-gao' },
  },
  {
    ...{ stationId: GARDEN, title: '悦邻花园社区', items: 30, inventory: gardenItems },
    ...{ resident: 'demo-resident-zhu', head: 'demo-admin-shen' },
  },
  {
    ...{ stationId: PEARL, title: '明珠社区', items: 22, inventory: pearlItems },
    ...{ resident: 'demo-resident-lan', head: 'demo-admin-xu' },
  },
  {
    ...{ stationId: SUNNY, title: '昆区和万和阳光社区', items: 20, inventory: sunnyItems },
    ...{ resident: 'demo-resident-qi', head: 'demo-admin-yun' },
  },
]

/** What stands on the shelves of an account; each is read once. */
export function shelfReader(account: Account, askAs: (openid: string) => Ask) {
  const readers: Readers = {
    ...{ resident: askAs(account.resident), head: askAs(account.head), center: askAs(CENTER_READER) },
  }
  const read = new Map<ShelfName, Promise<readonly unknown[]>>()
  return (shelf: ShelfName): Promise<readonly unknown[]> => {
    const before = read.get(shelf) ?? shelves[shelf].read(readers)
    read.set(shelf, before)
    return before
  }
}

const has = (row: unknown, fields: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(fields).every(([key, value]) => (row as Record<string, unknown>)[key] === value)

/** What of an item is not found; empty where all of it is. */
export async function missingOf(
  found: Found,
  read: ReturnType<typeof shelfReader>,
): Promise<readonly string[]> {
  if ('left' in found) return []
  const rows = await read(found.shelf)
  if ('count' in found) {
    const count = rows.filter((row) => has(row, found.of)).length
    return count === found.count ? [] : [`${found.shelf}: ${count}, not ${found.count}`]
  }
  const text = rows.map((row) => JSON.stringify(row)).join('\n')
  return found.words.filter((word) => !text.includes(word)).map((word) => `${found.shelf}: ${word}`)
}

/** The table of docs/inventory.md. */
export function inventoryText(): string {
  const where = (found: Found): string => {
    if ('left' in found) return `——（${found.left}）`
    const { page } = shelves[found.shelf]
    return 'count' in found ? `${page}：共 ${found.count}` : page
  }
  return accounts
    .flatMap(({ title, inventory }) => [
      `## ${title}`,
      '',
      '| 序 | 是什么 | 在哪里看 |',
      '| --- | --- | --- |',
      ...inventory.map(
        ({ no, what, found }) => `| ${no} | ${what} | ${[...new Set(found.map(where))].join('；')} |`,
      ),
      '',
    ])
    .join('\n')
}
