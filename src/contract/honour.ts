/** Owns honours: the boards that everybody reads, what each holder says about standing there, and what the station gives. */
import * as v from 'valibot'
import { grantForm } from '../domain/honour/form'
import { boardKeys, honourKindKeys } from '../domain/honour/kinds'
import { storyForm, type StoryStage } from '../domain/honour/story'
import { EVERYONE, STAFF } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { formEntries, formSchema } from './form-schema'
import { limits } from './limits'
import { Count, Cursor, Id, LooseText, Move, RowCursor, Typed, Version } from './shapes'

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
      /** Whether there is a story to read. */
      tells: v.boolean(),
    }),
  ),
  hidden: Count,
})

const Answer = v.picklist(['agreed', 'refused', 'open'])

const stages = ['asked', 'checking', 'shown', 'turnedDown', 'down'] as const satisfies readonly StoryStage[]

/** What is told of an honour, as those see it who have a say in it. */
const Story = v.object({
  ...formEntries(storyForm),
  stage: v.picklist(stages),
  /** 等本人看过、同意 */
  stageText: v.string(),
})

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
  /** Null before one was written. */
  story: v.nullable(Story),
  /** Whether these words may be agreed to now, and taken down. */
  mayAgree: v.boolean(),
  mayTakeDown: v.boolean(),
})

/** The moves of an honour that the station makes without a form. */
const deskEvents = ['agree', 'takeDown', 'rest', 'resume', 'withdraw', 'putBack', 'revoke'] as const

/** An honour at the desk. */
const DeskHonour = v.object({
  ...Honour.entries,
  honourId: Id,
  version: Version,
  /** Whole, as it is written down; of somebody of whom no record is kept the family name. */
  name: v.string(),
  stateText: v.string(),
  /** On which boards it stands by name: 荣誉墙写“王*”，善行义举榜还没答复 */
  standing: v.string(),
  story: v.nullable(Story),
  mayWrite: v.boolean(),
  moves: v.array(Move),
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
    errors: ['HONOUR_NOT_THEIRS', 'HONOUR_FOR_WHOM', 'OWN_RECORD'],
  },
  'honour.open': {
    summary: '榜上的一份荣誉，和它的事迹：本人看过、同意了，内容检查也通过了的，大家才看得到。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'open',
    input: v.object({ honourId: Id }),
    output: v.object({
      ...Honour.entries,
      name: v.string(),
      /** Null where nothing is told of it. */
      story: v.nullable(v.object({ words: v.string(), photos: v.array(v.string()) })),
      /** Whether the caller may object to it. */
      mayObject: v.boolean(),
    }),
    errors: [],
  },
  'honour.sayStory': {
    summary: '本人对站里写的事迹：同意公开，或者撤下。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.own,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ honourId: Id, event: v.picklist(['agree', 'takeDown']), version: Version }),
    output: OwnHonour,
    errors: ['INVALID_STATE', 'STALE', 'HONOUR_ASK_HOLDER'],
  },
  'honour.desk': {
    summary: '站里登记过的荣誉，新登记的在前；写不写上榜、事迹到了哪一步。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({ text: Typed, cursor: v.optional(RowCursor) }),
    output: v.object({ items: v.array(DeskHonour), next: v.nullable(v.string()) }),
    errors: [],
  },
  'honour.writeStory': {
    summary: '写一份荣誉的事迹，或改；写好先请本人看，本人同意了才公开。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.making,
    roles: STAFF,
    scope: 'station',
    input: v.object({ honourId: Id, version: Version, form: v.object(formEntries(storyForm)) }),
    output: DeskHonour,
    errors: ['INVALID_STATE', 'STALE', 'OWN_RECORD'],
  },
  'honour.move': {
    summary: '收起、恢复、撤回、撤销一份荣誉，撤下它的事迹；写明原因。',
    kind: 'command',
    idempotency: 'natural',
    words: { said: ['reason'] },
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.object({
      honourId: Id,
      event: v.picklist(deskEvents),
      version: Version,
      reason: v.optional(LooseText(60), ''),
    }),
    output: DeskHonour,
    errors: ['INVALID_STATE', 'STALE', 'OWN_RECORD', 'REASON_NEEDED', 'HONOUR_ASK_HOLDER', 'HONOUR_OBJECTED'],
  },
})
