/** Owns what the station is asked for a campaign, and what follows from the answers. */
import { DAY, type Day, startOf } from '../kernel/clock'
import { defineForm } from '../kernel/form'
import { campaignRules } from './flow'
import { campaignKinds, kindNames, themes } from './kinds'
import {
  daysOfPeriod,
  type Period,
  type PeriodBy,
  periodNames,
  periodOn,
  periodWord,
  shiftedPeriod,
} from '../score/period'
import type { CampaignKind } from './kinds'

const whichPeriod = { last: '上一个', now: '这一个', next: '下一个' } as const

export const campaignForm = defineForm({
  kind: { is: 'choice', label: '评什么', options: kindNames, wheel: true, missing: '请选评什么' },
  by: { is: 'choice', label: '评多长时间里的', options: periodNames, start: 'month' },
  which: { is: 'choice', label: '评哪一个', options: whichPeriod, start: 'last' },
  theme: {
    ...{ is: 'choice', label: '主题', none: '不限', wheel: true },
    options: Object.fromEntries(Object.entries(themes).map(([key, { title }]) => [key, title])) as Record<
      keyof typeof themes,
      string
    >,
    hint: '选了主题，只算这一类服务',
  },
  places: { is: 'whole', label: '评几位', least: 1, most: campaignRules.mostPlaces, start: '5' },
  chained: {
    is: 'switch',
    label: '只从小的一期里评',
    hint: '比如评季度，只从三个月评上的人里评',
  },
  opensOn: { is: 'day', label: '哪天开始报名', spans: [], from: 0, most: 90, missing: '请选哪天开始' },
  closesOn: { is: 'day', label: '哪天截止', spans: [], from: 0, most: 120, missing: '请选哪天截止' },
  about: {
    is: 'text',
    label: '说几句',
    most: 200,
    optional: true,
    placeholder: '比如：这个月雪大，扫雪、送菜的都可以报',
  },
})

/** What a campaign is called. */
export const titleOf = (kind: CampaignKind, period: Period): string =>
  `${periodWord(period)}${campaignKinds[kind].title}`

/** It opens with the first day and closes with the end of the last. */
export const spanOf = (opensOn: Day, closesOn: Day): { opensAt: number; closesAt: number } => ({
  opensAt: startOf(opensOn),
  closesAt: startOf(closesOn) + DAY,
})

/** When the last day of a period is over. */
export const endOf = (period: Period): number => startOf(daysOfPeriod(period).until)

const shifts: Readonly<Record<keyof typeof whichPeriod, number>> = { last: -1, now: 0, next: 1 }

/** The period that was chosen, as counted from a day. */
export const chosenPeriod = (by: PeriodBy, which: keyof typeof whichPeriod, day: Day): Period =>
  shiftedPeriod(periodOn(by, day), shifts[which])

/** How a period is called as counted from a day; the one before last and earlier ones stand for the last. */
export const whichOf = (period: Period, day: Day): keyof typeof whichPeriod =>
  chosenPeriod(period.by, 'now', day).key === period.key
    ? 'now'
    : chosenPeriod(period.by, 'next', day).key === period.key
      ? 'next'
      : 'last'
