/** Owns how reading a file ends where it cannot be read. */
import type { TableFault } from '@/domain/imports/table'

export class FaultyTable extends Error {
  override name = 'FaultyTable'
  constructor(readonly fault: TableFault) {
    super(fault)
  }
}
