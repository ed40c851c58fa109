/** Owns what is written down when the station gives an honour by hand, and which honour that makes. */
import type { Day } from '../kernel/clock'
import { type Decision, ok, reject } from '../kernel/errors'
import { type Answers, defineForm } from '../kernel/form'
import { maskName } from '../person/mask'
import type { HonourHolder } from './documents'
import { honourKindKeys, honourKinds, honourLevels, type HonourKind } from './kinds'
import { type HonourPeriod, periodOf } from './periods'
import type { Grant } from './rules'

const kindTitles = Object.fromEntries(
  honourKindKeys.map((kind) => [kind, honourKinds[kind].title]),
) as Record<HonourKind, string>

const asWords = {
  person: '本站居民',
  family: '居民家庭',
  unit: '单位、本站',
  team: '队伍、集体',
  late: '已故的人',
  past: '早年的，没有档案',
} as const

const named: readonly unknown[] = ['unit', 'team', 'late', 'past']
const unasked: readonly unknown[] = ['late', 'past']

export const grantForm = defineForm({
  kind: { is: 'choice', label: '什么荣誉', options: kindTitles, wheel: true, start: 'unitHonour' },
  title: {
    is: 'text',
    label: '叫什么',
    most: 40,
    line: true,
    optional: true,
    placeholder: '比如：区精神文明建设先进单位',
    hint: '不写就用上面的叫法',
  },
  as: { is: 'choice', label: '给谁', options: asWords, wheel: true, start: 'unit' },
  name: {
    is: 'text',
    label: '名称或姓名',
    most: 30,
    line: true,
    mayWait: true,
    hint: '没有档案的人，存下来只留姓',
    vary: ({ as }) => ({ asked: named.includes(as) }),
  },
  agreed: {
    is: 'switch',
    label: '本人或家人同意公开',
    hint: '没有同意的，榜上只计数',
    vary: ({ as }) => ({ asked: unasked.includes(as) }),
  },
  agreedBy: {
    is: 'text',
    label: '哪位家人同意的',
    most: 30,
    line: true,
    mayWait: true,
    vary: ({ as, agreed }) => ({ asked: as === 'late' && agreed === true }),
  },
  level: { is: 'choice', label: '哪一级', options: honourLevels, wheel: true, start: 'station' },
  grantedBy: { is: 'text', label: '谁评的', most: 40, line: true, placeholder: '比如：区委宣传部' },
  by: {
    is: 'choice',
    label: '哪一期',
    options: { none: '不分期', month: '按月', quarter: '按季', year: '按年' },
    start: 'none',
  },
  year: { is: 'whole', label: '哪一年', least: 1980, most: 2099 },
  month: {
    is: 'whole',
    label: '几月',
    least: 1,
    most: 12,
    optional: true,
    hint: '按季的，写那一季的哪个月都行',
    vary: ({ by }) => ({ asked: by !== 'year' }),
  },
})
export type GrantForm = Answers<typeof grantForm>

/** The day that is written down of a month, or of a year of which no month is known. */
const dayIn = ({ year, month }: Pick<GrantForm, 'year' | 'month'>): Day =>
  `${year}-${String(month ?? 1).padStart(2, '0')}-01`

const periodIn = (form: GrantForm): HonourPeriod | null =>
  form.by === 'none' ? null : periodOf(form.by, dayIn(form))

/** Whose it is; null where it is not said. */
function holderIn({ as, name, agreed, agreedBy }: GrantForm, personId: string | null): HonourHolder | null {
  const said = name.trim()
  if (as === 'person' || as === 'family') return personId === null ? null : { as, personId }
  if (said === '') return null
  if (as === 'past') return { as, calling: maskName(said) }
  if (as === 'late') return agreed && agreedBy.trim() === '' ? null : { as, name: said, agreedBy }
  return { as, name: said }
}

/** What a form that was filled in at the desk gives: whose kind it is not, and nobody at all, are refused. */
export function granted(
  form: GrantForm,
  personId: string | null,
): Decision<
  Pick<Grant, 'kind' | 'title' | 'period' | 'day' | 'grantedBy' | 'level' | 'holder' | 'agreed'>,
  'HONOUR_NOT_THEIRS' | 'HONOUR_FOR_WHOM'
> {
  const { kind, title, level, grantedBy, as, agreed } = form
  if (!honourKinds[kind].whose.includes(as)) return reject('HONOUR_NOT_THEIRS', { kind: kindTitles[kind] })
  const holder = holderIn(form, personId)
  if (!holder) return reject('HONOUR_FOR_WHOM')
  return ok({
    ...{ kind, level, grantedBy, holder, title: title || kindTitles[kind] },
    ...{ period: periodIn(form), day: dayIn(form), agreed: unasked.includes(as) && agreed },
  })
}
