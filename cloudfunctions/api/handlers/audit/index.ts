/** Owns looking through what was done at a station, and the file of it, which is itself written down. */
import type { Output } from '@/contract'
import type { auditActions } from '@/contract/audit'
import { type AuditKind, sourceOf } from '@/domain/audit/sources'
import { writingRules } from '@/domain/files/writing'
import { dayOf, startOf } from '@/domain/kernel/clock'
import { allOf, type Guard } from '@/domain/kernel/guarded-update'
import { nameFor, residentName } from '@/domain/person/name-of'
import { cutTo } from '@/domain/words/graphemes'
import { monthAfter, monthWord } from '@/domain/words/moments'
import { type Caller, done, type Handler, type Handlers } from '../../handler'
import { inPages } from '../../kernel/paging'
import { type Doc, findDocs } from '../../platform/cloud'
import { writeFile } from '../../platform/files'
import { findPeople } from '../../repositories/people'
import { noteExport } from '../../repositories/phone-access-log'
import { rowsOf } from '../../views/rows'

interface Asked {
  kind: AuditKind
  month?: string | undefined
  text?: string | undefined
}

type Rows = Pick<Output<'audit.list'>, 'items' | 'next'>

function within(kind: AuditKind, month: string | undefined): Guard {
  if (month === undefined) return {}
  const [field, holds] = sourceOf(kind).when
  const [from, to] = [`${month}-01`, `${monthAfter(month, 1)}-01`]
  return {
    [field]: holds === 'day' ? { $gte: from, $lt: to } : { $gte: startOf(from), $lt: startOf(to) },
  }
}

const fields = { outbox: 0 } as const

/** A page of what was done. Two requests; a third for typed words. */
async function pageOf(
  { kind, month, text }: Asked,
  caller: Caller,
  { cursor, size }: { cursor?: string | undefined; size: number },
): Promise<Rows> {
  const { collection, of, order, fields: sought, says, deed } = sourceOf(kind)
  const [field, holds] = order
  const { shown, next } = await inPages<Doc>(size, holds ? [field, 'desc', holds] : [field, 'desc']).read(
    (where, options) => findDocs<Doc>(collection, where, { ...options, fields }),
    allOf(of(caller), within(kind, month)),
    cursor,
    sought.length === 0 ? undefined : { text, in: collection, fields: sought, says },
  )
  const deeds = rowsOf(shown, (doc) => {
    const said = deed(doc as never)
    return said && { rowId: doc._id, ...said }
  }).filter((one) => one !== null)
  const people = await findPeople(deeds.flatMap(({ byId }) => byId ?? []))
  const items = deeds.map(({ rowId, at, byId, byName = '', whom, what, page }) => {
    const doer = byId === undefined ? null : people.get(byId)
    const name = doer ? residentName(doer) : byName
    return {
      ...{ rowId, at, what, page, by: name === '' ? '' : nameFor(name, caller) },
      whom: whom === '' ? '' : nameFor(whom, caller),
    }
  })
  return { items, next }
}

const PAGE = 20

const list: Handler<'audit.list'> = {
  run: async ({ caller, input: { cursor, ...asked } }) =>
    done(await pageOf(asked, caller, { cursor, size: PAGE })),
}

/** So many rows fit into one file with their heads. */
const MOST_ROWS = 120
const ROOM = writingRules.letters - 2_000

/** Four requests at most, and one call of the function that writes files. */
const exported: Handler<'audit.export'> = {
  run: async ({ caller, input, now }) => {
    const { title } = sourceOf(input.kind)
    const { items, next } = await pageOf(input, caller, { size: MOST_ROWS })
    await noteExport(caller, `导出了「谁做过什么：${title}」`, now)
    let room = ROOM
    const rows = items
      .map(({ at, by, whom, what }) => [dayOf(at), by, whom, cutTo(what, 60)])
      .filter((row) => (room -= JSON.stringify(row).length) >= 0)
    const more = next !== null || rows.length < items.length
    return done(
      await writeFile({
        ...{ name: `谁做过什么 ${title} ${dayOf(now)}`, title: `谁做过什么：${title}` },
        under: [input.month ? monthWord(input.month) : '', dayOf(now)].filter(Boolean).join('　'),
        parts: [
          rows.length > 0
            ? { is: 'table', widths: [18, 18, 18, 46], heads: ['日期', '谁', '对谁', '做了什么'], rows }
            : { is: 'text', text: '没有查到' },
          ...(more ? [{ is: 'text', text: '更早的没有列全，按月再导一份。' } as const] : []),
        ],
      }),
    )
  },
}

export const auditHandlers: Handlers<keyof typeof auditActions> = {
  'audit.list': list,
  'audit.export': exported,
}
