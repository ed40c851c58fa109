/** Owns going from door to door: the households of a building, what was seen there, added to it, taken back. */
import * as v from 'valibot'
import { GRID } from '../domain/person/roles'
import { chipsFit, visitChipNames } from '../domain/visit/chips'
import { type HouseholdTag, householdTags } from '../domain/visit/households'
import { visitRules } from '../domain/visit/rules'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { Count, Id, Instant, LooseText, PhotoId, Text } from './shapes'

const Chip = v.picklist(visitChipNames)
const Chips = v.pipe(
  v.array(Chip),
  v.maxLength(visitChipNames.length),
  v.check((chips) => chipsFit(chips)),
)
const Words = LooseText(visitRules.mostLetters)

/** A household, and the place where the list has shown it. */
const Where = v.object({
  personId: Id,
  gridId: Id,
  building: Text(20),
  /** Stands for having been shown it there; a visit is kept where it was made, though they have moved. */
  shown: v.pipe(v.string(), v.maxLength(40)),
})

const Household = v.object({
  ...Where.entries,
  /** As the caller reads them: masked for a grid worker. */
  names: v.array(v.string()),
  people: Count,
  unit: v.string(),
  room: v.string(),
  tags: v.array(v.picklist(Object.keys(householdTags) as HouseholdTag[])),
  last: v.nullable(v.object({ at: Instant, chips: v.array(Chip) })),
  nextAt: v.nullable(Instant),
})

const Entry = v.object({ chips: v.array(Chip), words: v.string(), at: Instant, receivedAt: Instant })

const Visit = v.object({
  visitId: Id,
  byName: v.string(),
  own: v.boolean(),
  /** Where it was made. */
  place: v.string(),
  moved: v.boolean(),
  takenBack: v.boolean(),
  alone: v.boolean(),
  /** Whether the notes and photos are kept from the caller. */
  sealed: v.boolean(),
  photos: v.array(v.string()),
  photosWait: v.boolean(),
  /** The visit itself, then what was added; none of one that was taken back. */
  entries: v.array(Entry),
  mayCorrect: v.boolean(),
  mayTakeBackUntil: v.nullable(Instant),
})

/** What has become of what was handed in. */
const Written = v.object({ visitId: Id, moved: v.boolean() })

export const visitActions = defineActions({
  'visit.list': {
    summary: '走访：自己网格一栋楼里的住户，该去的在前；看过名字和门牌会留下记录。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.reading,
    roles: GRID,
    scope: 'grid',
    /** Without a building only the buildings to choose from are answered. */
    input: v.object({ home: v.optional(v.object({ gridId: Id, building: Text(20) })) }),
    output: v.object({
      grids: v.array(v.object({ gridId: Id, name: v.string(), buildings: v.array(v.string()) })),
      items: v.array(Household),
      /** More live there than are read at once. */
      cut: v.boolean(),
      serverNow: Instant,
    }),
    errors: [],
  },
  'visit.household': {
    summary: '一户的走访：什么时候去过、当时怎样；短记只有写的人、本网格的网格员和站长看得到。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.reading,
    roles: GRID,
    scope: 'grid',
    input: Where,
    output: v.object({
      names: v.array(v.string()),
      /** Whether they live there no longer. */
      moved: v.boolean(),
      visits: v.array(Visit),
    }),
    errors: ['VISIT_NOT_THERE'],
  },
  'visit.save': {
    summary: '记下一次走访；没有信号时先存在手机里，连上再送，只记一次。',
    kind: 'command',
    idempotency: 'request-key',
    words: { said: ['words'] },
    limit: limits.visits,
    roles: GRID,
    scope: 'grid',
    input: v.object({
      ...Where.entries,
      /** When it was written down; a clock that runs ahead counts as now. */
      at: Instant,
      chips: Chips,
      words: Words,
      alone: v.boolean(),
      photos: v.pipe(
        v.array(PhotoId),
        v.maxLength(visitRules.mostPhotos),
        v.check((photos) => new Set(photos).size === photos.length),
      ),
    }),
    output: Written,
    errors: ['VISIT_NOT_THERE', 'VISIT_TOO_OLD'],
  },
  'visit.correct': {
    summary: '给自己记的一次走访补一句；原来写的不改。',
    kind: 'command',
    idempotency: 'request-key',
    words: { said: ['words'] },
    limit: limits.visits,
    roles: GRID,
    scope: 'own',
    input: v.object({ visitId: Id, at: Instant, chips: Chips, words: Words }),
    output: Written,
    errors: ['INVALID_STATE', 'VISIT_TOO_OLD', 'VISIT_NOT_YOURS', 'VISIT_FULL'],
  },
  'visit.takeBack': {
    summary: '刚记的走访记错了，收回；收回也留一笔。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.visits,
    roles: GRID,
    scope: 'own',
    input: v.object({ visitId: Id }),
    output: Written,
    errors: ['INVALID_STATE', 'VISIT_NOT_YOURS', 'VISIT_TAKE_BACK_OVER'],
  },
})
