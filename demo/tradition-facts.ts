/** Owns what the families of the demo hand on, and how far each has come. */
import type { DemoCase } from './make-cases'

const STAFF = 'demo-staff-zhou'

export const traditions: DemoCase[] = [
  {
    kind: 'tradition',
    by: 'demo-resident-wang',
    form: { sort: 'motto', text: '借人家的东西，还的时候要满上一点。' },
    hoursAgo: 200,
    steps: [{ hoursAgo: 190, by: STAFF, event: 'show' }],
  },
  {
    kind: 'tradition',
    by: 'demo-volunteer-li',
    form: { sort: 'custom', text: '年三十先给独门独户的老街坊送一碗饺子，自家才开席，三代人没断过。' },
    hoursAgo: 120,
    steps: [{ hoursAgo: 110, by: STAFF, event: 'show' }],
  },
  {
    kind: 'tradition',
    by: 'demo-volunteer-chen',
    form: { sort: 'tale', text: '奶奶的针线盒里总有一卷空线轴，她说：用完的东西别急着扔，先想想谁用得着。' },
    hoursAgo: 8,
    steps: [],
  },
]
