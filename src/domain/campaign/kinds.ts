/** Owns which campaigns there are: who is chosen, whether proved service counts, and what is counted under a theme. */
import type { ActivityType } from '../activity/vocabulary'

/** Who stands in a campaign, and how so many of them are counted: a person, a team of the station, a family with its home. */
export const entrantKinds = { person: '位', team: '支队伍', family: '家' } as const
export type EntrantKind = keyof typeof entrantKinds

interface KindOfCampaign {
  title: string
  entrant: EntrantKind
  /** Whether hours, times and ratings count; else the panel alone decides. */
  scored: boolean
  /** What it is for, in a sentence. */
  about: string
}

export const campaignKinds = {
  fashionStar: {
    ...{ title: '时尚达人', entrant: 'person', scored: true },
    about: '这段日子里给邻里出力多的人',
  },
  advancedGroup: { title: '先进集体', entrant: 'team', scored: false, about: '常年带着大家做事的队伍' },
  beautifulYard: { title: '最美庭院', entrant: 'family', scored: false, about: '收拾得让人看了舒心的院子' },
  beautifulFamily: { title: '最美家庭', entrant: 'family', scored: false, about: '一家人和和气气、热心邻里' },
  goodPerson: { title: '身边好人', entrant: 'person', scored: false, about: '做了好事、让人记着的人' },
  goodNeighbour: { title: '好邻居', entrant: 'person', scored: false, about: '楼上楼下都说好的邻居' },
} as const satisfies Record<string, KindOfCampaign>

export type CampaignKind = keyof typeof campaignKinds

export const kindNames = Object.fromEntries(
  Object.entries(campaignKinds).map(([kind, { title }]) => [kind, title]),
) as Record<CampaignKind, string>

/** A theme counts only what was given to activities of these types; service at a home counts for neighbours. */
export const themes = {
  neighbours: {
    title: '邻里互助',
    types: ['visit_care', 'condolence', 'tutoring', 'free_clinic', 'free_haircut', 'legal_aid'],
    cases: true,
  },
  beauty: {
    title: '美化环境',
    types: ['cleanup', 'patrol', 'waste_sorting', 'reuse_workshop', 'memorial'],
    cases: false,
  },
  culture: {
    title: '活跃文化',
    types: [
      'lecture',
      'micro_class',
      'moral_hall',
      'reading_club',
      'festival',
      'performance',
      'exhibition',
      'contest',
    ].concat(['handicraft', 'parent_child', 'fitness', 'rehearsal', 'opera']) as ActivityType[],
    cases: false,
  },
} as const satisfies Record<string, { title: string; types: readonly ActivityType[]; cases: boolean }>

export type Theme = keyof typeof themes

/** Whether a piece of service counts under a theme; `type` is that of its activity, null of what was given to a home. */
export function countsFor(theme: Theme | null, type: ActivityType | null): boolean {
  if (theme === null) return true
  const { types, cases }: { types: readonly ActivityType[]; cases: boolean } = themes[theme]
  return type === null ? cases : types.includes(type)
}
