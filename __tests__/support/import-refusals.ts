/** Owns what the actions of imports answer in the full station when something about their question is not as it should be. */
import type { ActionName } from '../../src/contract'
import type { Refusals } from './refusals'

const ofOne = {
  gone: { importId: 'NOT_FOUND', at: 'OTHER_STATION' },
  neighbour: 'FORBIDDEN',
  foreign: 'OTHER_STATION',
} as const

export const importRefusals = {
  'import.list': { gone: { at: 'OTHER_STATION' }, neighbour: 'FORBIDDEN' },
  'import.open': ofOne,
  // A file that somebody else has uploaded is no file.
  'import.preview': {
    gone: { at: 'OTHER_STATION' },
    neighbour: 'FORBIDDEN',
    foreign: 'INVALID_INPUT',
  },
  'import.run': ofOne,
  'import.undo': ofOne,
} as const satisfies Record<Extract<ActionName, `import.${string}`>, Refusals>
