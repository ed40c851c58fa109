/** Owns what may be asked of the figures of a station and of those below a unit. */
import * as v from 'valibot'
import { ABOVE, AUDITORS, HEAD } from '../domain/person/roles'
import { registerKeys } from '../domain/registers/keys'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { At, Count, Id, Instant, Month } from './shapes'

/** What a number reads as; null of a month that nobody has counted. */
const Said = v.nullable(v.object({ value: Count, said: v.string() }))

const StationFigures = v.object({
  stationId: Id,
  stationName: v.string(),
  month: Month,
  /** Twelve, the earliest first; the last one is the month that is shown. */
  months: v.array(Month),
  /** When the month was counted so; null before that. */
  madeAt: v.nullable(Instant),
  groups: v.array(
    v.object({
      title: v.string(),
      figures: v.array(
        v.object({
          key: v.string(),
          word: v.string(),
          /** The register that shows what is counted. */
          register: v.picklist(registerKeys),
          /** One of each month. */
          values: v.array(Said),
        }),
      ),
    }),
  ),
  /** Whether the caller may open the rows. */
  mayOpen: v.boolean(),
  mayCount: v.boolean(),
})

export const figureActions = defineActions({
  'figures.station': {
    summary: '一个站一个月的总数，每个数都点得开；连着的十二个月一起给。',
    kind: 'query',
    roles: [...AUDITORS, ...ABOVE],
    scope: 'station',
    below: true,
    input: v.object({ at: At, month: v.optional(Month) }),
    output: StationFigures,
    errors: [],
  },
  'figures.rebuild': {
    summary: '按登记重新数一个月；什么都没变，数出来就一模一样。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.counting,
    roles: HEAD,
    scope: 'station',
    input: v.object({ month: Month }),
    output: StationFigures,
    errors: ['BINDER_AHEAD'],
  },
})
