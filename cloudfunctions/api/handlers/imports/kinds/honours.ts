/** Owns importing honours of earlier years: written as those that are given at the desk; one that stands is left as it is. */
import type { RowOf } from '@/domain/imports/define-kind'
import { honourTable } from '@/domain/imports/kinds/honour'
import { granted, type GrantForm } from '@/domain/honour/form'
import { honourKinds } from '@/domain/honour/kinds'
import { type Grant, newHonour } from '@/domain/honour/rules'
import type { HonourDoc } from '../../../repositories/honours'
import { pastHonourId, pastHonourShelf } from '../../../repositories/imported-honours'
import { documentImporter } from '../documents'

/** What a row says, as the form of the desk says it. */
const formOf = (row: RowOf<typeof honourTable.columns>): GrantForm => ({
  ...{ kind: row.kind, name: row.name, as: row.as, year: row.year, grantedBy: row.grantedBy },
  ...{ title: row.title ?? '', month: row.month ?? null, by: row.by ?? 'none' },
  ...{ level: row.level ?? 'station', agreed: row.agreed ?? false, agreedBy: '' },
})

export const honourImporter = documentImporter<typeof honourTable.columns, HonourDoc, null>(honourTable, {
  shelf: pastHonourShelf,
  idOf: pastHonourId,
  says: ({ title, grantedBy }) => [title, grantedBy],
  around: () => null,
  facts: (row, { stands }) => {
    const given = granted(formOf(row), null)
    if (!given.ok)
      return { ok: false, problem: `「${honourKinds[row.kind].title}」不是给这样的，请看「给谁」一列` }
    return stands
      ? { ok: true, facts: {}, note: '登记过了，没有动' }
      : { ok: true, facts: { ...given.value } }
  },
  make: (_id, facts, { caller, importId, now }) => {
    const { stationId, personId: by } = caller
    const source = { kind: 'import', id: importId } as const
    return newHonour(_id, { ...(facts as Pick<Grant, 'kind'>), stationId, by, source } as Grant, null, now)
  },
})
