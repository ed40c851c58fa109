/** Owns what stands in the files of the demo's volunteers: credentials, trainings and insurance cover, as staff wrote them down. */
import { DAY, dayOf } from '../src/domain/kernel/clock'
import type { PaperSort } from '../src/domain/papers/vocabulary'
import type { DemoCaller } from './caller'

const STAFF = 'demo-staff-zhou'

interface DemoPaper {
  openid: string
  sort: PaperSort
  kind: string
  title?: string
  organiser: string
  number?: string
  /** In days from today; negative is past. */
  from?: number
  until?: number
  hours?: number
}

/** The first two are volunteers whose phones are on the start page; one of each runs out within the month. */
const papers: readonly DemoPaper[] = [
  {
    ...{ openid: 'demo-volunteer-li', sort: 'credential', kind: 'firstAid' },
    ...{ organiser: '市红十字会', number: 'JJ-2024-0317', until: 420 },
  },
  {
    ...{ openid: 'demo-volunteer-li', sort: 'training', kind: 'induction' },
    ...{ title: '志愿服务入门：礼仪、安全、保密', organiser: '兴神路社区', from: -60, hours: 3 },
  },
  {
    ...{ openid: 'demo-volunteer-li', sort: 'cover', kind: 'accident' },
    ...{ organiser: '某某财产保险', number: 'PA-2026-118820', from: -60, until: 305 },
  },
  {
    ...{ openid: 'demo-volunteer-chen', sort: 'credential', kind: 'nurse' },
    ...{ organiser: '市卫生健康委', number: 'HS-2021-5502', until: 18 },
  },
  {
    ...{ openid: 'demo-volunteer-chen', sort: 'training', kind: 'firstAid' },
    ...{ title: '心肺复苏和除颤器', organiser: '市红十字会', from: -75, hours: 6 },
  },
]

/** Written down by one of the staff, who saw the originals. @param ids person ids by openid */
export async function makePapers(
  demo: DemoCaller,
  ids: ReadonlyMap<string, string>,
  now: number,
): Promise<void> {
  const day = (days: number | undefined) => (days === undefined ? null : dayOf(now + days * DAY))
  for (const { openid, from, until, ...paper } of papers)
    await demo.call(STAFF, 'papers.grant', {
      ...paper,
      ...{ personId: ids.get(openid) ?? '', from: day(from), until: day(until) },
    })
}
