/** Owns asking the cloud for the files of what pages show. */
import { call } from '@/api/client'
import type { Input } from '@/contract'
import type { TakeFile } from './paper-sheet'

type Without<A extends Parameters<typeof call>[0]> = Omit<Input<A>, 'as'>

export const rosterFile =
  (input: Without<'file.roster'>): TakeFile =>
  (as) =>
    call('file.roster', { ...input, as })
export const stallsFile =
  (input: Without<'file.stalls'>): TakeFile =>
  (as) =>
    call('file.stalls', { ...input, as })
export const ledgerFile =
  (input: Without<'file.ledger'>): TakeFile =>
  (as) =>
    call('file.ledger', { ...input, as })
export const registerFile =
  (input: Without<'file.register'>): TakeFile =>
  (as) =>
    call('file.register', { ...input, as })
export const statementFile =
  (input: Without<'file.statement'>): TakeFile =>
  (as) =>
    call('file.statement', { ...input, as })
export const cardsFile =
  (input: Input<'file.cards'>): TakeFile =>
  () =>
    call('file.cards', input)
export const stickersFile =
  (input: Input<'file.stickers'>): TakeFile =>
  () =>
    call('file.stickers', input)
export const doorFile =
  (input: Input<'file.door'>): TakeFile =>
  () =>
    call('file.door', input)
export const stationCodeFile: TakeFile = () => call('file.stationCode', {})
