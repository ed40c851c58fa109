/** Owns sorting waste: my household's month, the page of whoever stands at a point, and the points at the desk. */
import * as v from 'valibot'
import { EVERYONE, STAFF } from '../domain/person/roles'
import { type SortingState, sortingFlow } from '../domain/sorting/flow'
import { sortingPointForm } from '../domain/sorting/form'
import { dayParts, type DayPart } from '../domain/sorting/windows'
import { defineActions } from './define-actions'
import { formEntries } from './form-schema'
import { limits } from './limits'
import { CardToken, Count, Id, Instant, Month, Version } from './shapes'

const states = Object.keys(sortingFlow.states) as [SortingState, ...SortingState[]]
const Part = v.picklist(Object.keys(dayParts) as [DayPart, ...DayPart[]])

/** How often, of a month or a day. */
const Counts = v.object({ right: Count, again: Count, held: Count, dropped: Count })

const Point = v.object({
  pointId: Id,
  name: v.string(),
  /** 早上 7:00–9:00、晚上 18:00–20:30 */
  hours: v.string(),
  openNow: v.boolean(),
})

const Times = v.object({
  sortingId: Id,
  at: Instant,
  part: Part,
  state: v.picklist(states),
  points: Count,
})

const DeskPoint = v.object({
  ...Point.entries,
  form: v.object(formEntries(sortingPointForm)),
  helpers: v.array(v.object({ personId: Id, name: v.string() })),
  version: Version,
})

const Held = v.object({
  sortingId: Id,
  at: Instant,
  pointName: v.string(),
  helper: v.string(),
  version: Version,
})

export const sortActions = defineActions({
  'sort.mine': {
    summary: '我家垃圾分类：这个月分对几次、记在哪里，投放点几点有人。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({}),
    output: v.object({
      month: Month,
      counts: Counts,
      /** Of this month, the newest first. */
      items: v.array(v.object({ ...Times.entries, pointName: v.string() })),
      points: v.array(Point),
      /** Where the caller stands as a helper. */
      helping: v.array(Id),
      /** 垃圾分对一次，一户记 1 分 */
      ruleText: v.string(),
    }),
    errors: [],
  },
  'sort.point': {
    summary: '投放点帮手的一页：现在开不开、今天扫过谁家、分得怎样。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ pointId: Id }),
    output: v.object({
      ...Point.entries,
      /**
       * The scans of the caller at this point today, the newest first; whose they were, masked, and until when the
       * caller may take each back: 0 for no more.
       */
      items: v.array(
        v.object({
          ...Times.entries,
          name: v.string(),
          version: Version,
          backUntil: v.union([v.literal(0), Instant]),
        }),
      ),
      counts: Counts,
      serverNow: Instant,
    }),
    errors: ['SORT_NOT_HELPER'],
  },
  'sort.scan': {
    summary: '帮手扫一张居民卡：对，或者再分一下；一户一个时段只记一次，没有信号时先存在手机里。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.sorting,
    roles: EVERYONE,
    scope: 'station',
    input: v.object({
      pointId: Id,
      cardToken: CardToken,
      result: v.picklist(['right', 'again']),
      /** When it was scanned; a clock that runs ahead counts as now. */
      at: Instant,
    }),
    output: v.object({
      /** `already`: this household was right in this part of the day before; `taken`: this scan was taken back since. */
      outcome: v.picklist(['right', 'again', 'held', 'already', 'taken']),
      /** Whose household, masked. */
      name: v.string(),
      points: Count,
    }),
    errors: [
      'SORT_NOT_HELPER',
      'SORT_CLOSED',
      'SORT_TOO_OLD',
      'SORT_OWN_HOME',
      'SORT_EACH_OTHER',
      'CARD_UNKNOWN',
      'CARD_RENEWED',
      'INVALID_STATE',
    ],
  },
  'sort.takeBack': {
    summary: '扫错了卡、点错了，帮手十分钟内自己收回；记的分退回去，这家可以再扫。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ sortingId: Id, version: Version }),
    output: v.object({ sortingId: Id, state: v.picklist(states), version: Version }),
    errors: ['SORT_NOT_YOURS', 'SORT_BACK_LATE', 'SORT_BACK_OFTEN', 'STALE', 'INVALID_STATE'],
  },
  'sort.desk': {
    summary: '投放点和帮手，扫得太快要看一眼的，这个月分对多少次。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({}),
    output: v.object({
      month: Month,
      counts: Counts,
      points: v.array(DeskPoint),
      held: v.array(Held),
    }),
    errors: [],
  },
  'sort.savePoint': {
    summary: '写一个投放点：叫什么、几点有人值守。',
    kind: 'command',
    idempotency: 'request-key',
    words: { said: ['form.name'] },
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    /** Without a point a new one is made; `version` is that of the point as it was opened. */
    input: v.pipe(
      v.object({
        pointId: v.optional(Id),
        version: v.optional(Version),
        form: v.object(formEntries(sortingPointForm)),
      }),
      v.check(({ pointId, version }) => pointId === undefined || version !== undefined),
    ),
    output: DeskPoint,
    errors: ['SORT_CHANGED', 'SORT_ODD_HOURS', 'SORT_POINTS_FULL'],
  },
  'sort.nameHelper': {
    summary: '扫居民卡，请一位居民做投放点的帮手；本人会收到消息。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.appointing,
    roles: STAFF,
    scope: 'station',
    input: v.object({ pointId: Id, cardToken: CardToken }),
    output: DeskPoint,
    errors: ['SORT_HELPERS_FULL', 'SORT_CHANGED', 'CARD_UNKNOWN', 'CARD_RENEWED', 'SORT_HELPER_PHONE'],
  },
  'sort.endHelper': {
    summary: '一位帮手不再值守这个投放点。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.object({ pointId: Id, personId: Id }),
    output: DeskPoint,
    errors: ['SORT_CHANGED'],
  },
  'sort.decide': {
    summary: '扫得太快的看一眼：算数，或者不算；自己扫的由别人看。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.object({ sortingId: Id, version: Version, event: v.picklist(['count', 'drop']) }),
    output: v.object({ sortingId: Id, state: v.picklist(states), version: Version }),
    errors: ['STALE', 'INVALID_STATE', 'SORT_OWN_SCAN'],
  },
})
