/** Owns honours: the boards that everybody reads, what each holder says about standing there, and what the station gives. */
import * as v from 'valibot'
import { grantForm } from '../domain/honour/form'
import { boardKeys, honourKindKeys } from '../domain/honour/kinds'
import { EVERYONE, STAFF } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { formSchema } from './form-schema'
import { limits } from './limits'
import { Count, Cursor, Id, RowCursor, Version } from './shapes'

const BoardName = v.picklist(boardKeys)
const Kind = v.picklist(honourKindKeys)

/** An honour as it is written anywhere. */
const Honour = v.object({
  title: v.string(),
  kindTitle: v.string(),
  /** For which period, as 2026 年第 4 季度; the month where it is for none. */
  period: v.string(),
  /** 区级 */
  level: v.string(),
  grantedBy: v.string(),
})

/** A line of a board: an honour with its holder, or how many of that period are not public. */
const BoardRow = v.object({
  id: v.string(),
  period: v.string(),
  honour: v.nullable(
    v.object({
      ...Honour.entries,
      honourId: Id,
      /** 王*, whole where that is wanted, or a unit. */
      name: v.string(),
    }),
  ),
  hidden: Count,
})

const Answer = v.picklist(['agreed', 'refused', 'open'])

/** An honour as whoever answers for its holder sees it. */
const OwnHonour = v.object({
  ...Honour.entries,
  honourId: Id,
  version: Version,
  /** Whose it is, where that is not the reader: 小雨, 王建国家; else empty. */
  whose: v.string(),
  /** 有效, 先收起，正在核实 … */
  stateText: v.string(),
  boards: v.array(
    v.object({
      board: BoardName,
      title: v.string(),
      told: v.string(),
      answer: Answer,
      /** As what it stands there, or would: 王*. */
      shownAs: v.string(),
    }),
  ),
})

export const honourActions = defineActions({
  'honour.board': {
    summary: '荣誉墙、善行义举榜：新的在前，同一期的按姓氏排，没有同意公开的只计数。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'open',
    input: v.object({ board: BoardName, kind: v.nullable(Kind), cursor: v.optional(Cursor) }),
    output: v.object({ items: v.array(BoardRow), next: v.nullable(v.string()) }),
    errors: [],
  },
  'honour.mine': {
    summary: '我和家人得的荣誉，每一份写到哪个榜上、写成什么样。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ cursor: v.optional(RowCursor) }),
    output: v.object({ items: v.array(OwnHonour), next: v.nullable(v.string()) }),
    errors: [],
  },
  'honour.answer': {
    summary: '同意或不同意写到一个榜上；撤回当时就不写了，别的榜不变。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.own,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ honourId: Id, board: BoardName, agreed: v.boolean(), version: Version }),
    output: OwnHonour,
    errors: ['INVALID_STATE', 'STALE'],
  },
  'honour.grant': {
    summary: '登记一份荣誉：单位的、居民的、已故的人的、早年的；居民会收到消息，由本人定公开不公开。',
    kind: 'command',
    idempotency: 'request-key',
    words: { said: ['form.title', 'form.grantedBy'] },
    limit: limits.making,
    roles: STAFF,
    scope: 'station',
    input: v.object({ personId: v.nullable(Id), form: formSchema(grantForm) }),
    output: v.object({ honourId: Id }),
    errors: ['HONOUR_NOT_THEIRS', 'HONOUR_FOR_WHOM'],
  },
})
