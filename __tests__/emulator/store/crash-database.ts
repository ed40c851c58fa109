/** The collections that the killed writer and the test that kills it agree on. */
import type { DatabaseDeclaration } from '../../../emulator/store/types'

export const ACCOUNTS = 20

export const CRASH_DATABASE: DatabaseDeclaration = {
  collections: [
    {
      name: 'single',
      indexes: [
        { name: 'key', keys: { key: 1 }, unique: true },
        { name: 'group', keys: { group: 1 } },
        { name: 'five', keys: { five: 1 } },
      ],
    },
    { name: 'accounts' },
    { name: 'entries', indexes: [{ name: 'from', keys: { from: 1 } }] },
  ],
}
