/** Owns what may be asked of the figures of a station and of those below a unit. */
import * as v from 'valibot'
import { ABOVE, AUDITORS, HEAD } from '../domain/person/roles'
import { figureKeys } from '../domain/figures/figures'
import { outsideForm } from '../domain/figures/outside'
import { registerKeys } from '../domain/registers/keys'
import { defineActions } from './define-actions'
import { formSchema } from './form-schema'
import { limits } from './limits'
import { At, Count, Id, Instant, Month, Text, Version } from './shapes'

/** What a number reads as; null of a month that nobody has counted. */
const Said = v.nullable(v.object({ value: Count, said: v.string() }))

/** One of each month. */
const Values = v.array(Said)

/** What comes from elsewhere: kept as it was written, and never reckoned with. */
const Outside = v.object({
  items: v.array(
    v.object({
      form: v.object({
        ...{ what: v.string(), amount: v.string(), unit: v.string(), source: v.string() },
        ...{ year: Count, month: v.nullable(Count) },
      }),
      /** 2022 年 8 月 */
      when: v.string(),
    }),
  ),
  version: Version,
  mayEdit: v.boolean(),
})

/** Whose list it is: that of the own station, or of the unit that the caller looks after. */
const OutsideOf = v.picklist(['station', 'unit'])

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
          values: Values,
        }),
      ),
    }),
  ),
  /** Whether the caller may open the rows. */
  mayOpen: v.boolean(),
  mayCount: v.boolean(),
  outside: Outside,
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
  'figures.below': {
    summary: '我管的这一级下面，每个站的一个数，按区里的次序排；连着的十二个月和每个所的合计一起给。',
    kind: 'query',
    roles: ABOVE,
    scope: 'own',
    input: v.object({ figure: v.optional(v.picklist(figureKeys)), month: v.optional(Month) }),
    output: v.object({
      unitName: v.string(),
      month: Month,
      months: v.array(Month),
      /** The figure that is shown, and all that may be asked for. */
      figure: v.string(),
      word: v.string(),
      figures: v.array(v.object({ key: v.string(), word: v.string() })),
      /** Of all stations together. */
      sums: Values,
      /** By the unit above each, in administrative order. */
      groups: v.array(
        v.object({
          unitId: Id,
          name: v.string(),
          sums: Values,
          stations: v.array(
            v.object({ stationId: Id, name: v.string(), active: v.boolean(), values: Values }),
          ),
        }),
      ),
      outside: Outside,
    }),
    errors: ['NOT_FOUND'],
  },
  'figures.saveOutside': {
    summary: '记一个外面来的数：多少、从哪里来、什么时候的；和站里数的分开放。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: [...HEAD, ...ABOVE],
    scope: 'own',
    words: { said: ['form.what', 'form.amount', 'form.unit', 'form.source'] },
    input: v.object({
      of: OutsideOf,
      form: formSchema(outsideForm),
      /** What it was called before, where it is written again. */
      was: v.optional(Text(outsideForm.what.most)),
      version: Version,
    }),
    output: Outside,
    errors: ['STALE', 'OUTSIDE_FULL'],
  },
  'figures.removeOutside': {
    summary: '去掉一个外面来的数。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: [...HEAD, ...ABOVE],
    scope: 'own',
    input: v.object({ of: OutsideOf, what: Text(outsideForm.what.most), version: Version }),
    output: Outside,
    errors: ['STALE'],
  },
})
