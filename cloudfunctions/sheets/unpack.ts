/** Owns unpacking what is needed of a packed file, and never more than a table may come to. */
import { unzipSync } from 'fflate'
import { tableRules } from '@/domain/imports/table'
import { FaultyTable } from './fault'

/**
 * The parts of a packed file that are wanted, as text. How large a part says it is decides beforehand; one that is larger
 * than it says does not fit into the room that was made for it and is broken.
 * @throws FaultyTable
 */
export function unpack(bytes: Buffer, wants: (name: string) => boolean): Map<string, string> {
  let room = tableRules.unpackedBytes
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wants(name)) return false
        room -= originalSize
        if (room < 0) throw new FaultyTable('unpacksTooLarge')
        return true
      },
    })
    return new Map(Object.entries(parts).map(([name, part]) => [name, Buffer.from(part).toString('utf8')]))
  } catch (error) {
    if (error instanceof FaultyTable) throw error
    throw new FaultyTable('broken')
  }
}
