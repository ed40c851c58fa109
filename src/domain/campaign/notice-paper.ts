/** Owns the notice of a campaign on paper, to be hung up: who was chosen, by which rule, until when, and how to object. */
import type { Writing } from '../files/writing'
import { DAY, dayOf, type Holidays, isWorkingDay, startOf } from '../kernel/clock'
import { daysOfPeriod } from '../score/period'
import { weightsWord } from '../score/rules'
import type { StationDocument } from '../station/documents'
import { durationWord } from '../words/amounts'
import { dateWord, weekdayWord } from '../words/moments'
import type { CampaignDocument } from './documents'
import { campaignRules } from './flow'
import { campaignKinds, themes, entrantKinds } from './kinds'

type Part = Writing['parts'][number]

interface Notice {
  campaign: CampaignDocument
  /** As everybody may read them, by name. */
  names: readonly string[]
  station: Pick<StationDocument, 'name' | 'contact'>
  holidays: Holidays
}

/** Paper hangs longer than a year goes on: every day says its year. */
const dayWord = (ms: number): string => dateWord(ms, 0)

const ACROSS = 4

/** So many names beside each other, the last line filled up. */
function namesTable(names: readonly string[]): Part {
  const lines = Array.from({ length: Math.ceil(names.length / ACROSS) }, (_, line) =>
    Array.from({ length: ACROSS }, (_each, at) => names[line * ACROSS + at] ?? ''),
  )
  return { is: 'table', widths: [25, 25, 25, 25], rows: lines }
}

/** How it was scored, in sentences. */
function ruleOf({ weights, scale, period, theme, panel }: CampaignDocument): string[] {
  const { from, until } = daysOfPeriod(period)
  const isScored = weights.hours > 0
  const days = `${dayWord(startOf(from))}到 ${dayWord(startOf(until) - 1)}`
  return [
    ...(isScored
      ? [
          `算 ${days}的服务${theme === null ? '' : `，只算${themes[theme].title}`}，有签到签退、核定过的才算。`,
        ]
      : [`评 ${days}做的事。`]),
    `一百分：${weightsWord(weights)}。`,
    ...(isScored && scale !== null
      ? [
          `时长 ${durationWord(scale.minutes)}算满，次数 ${scale.times} 次算满；评价的人不够五位，这一样的分摊给别的几样。`,
        ]
      : []),
    `评议 ${panel.length} 位各打 0 到 10 分，取平均；自己、家里人在评的不打分，推荐过谁不给谁打。`,
    '不投票，不点赞，不排名次。',
  ]
}

/** The days on which it hangs; of one that stood still those that were left. */
function daysOf({ noticedAt, dueAt, history }: CampaignDocument, holidays: Holidays) {
  const thawed = history.filter(({ on, at }) => on === 'thaw' && at >= (noticedAt ?? 0)).pop()
  const since = thawed?.at ?? noticedAt ?? 0
  const until = dueAt ?? since
  const first = startOf(dayOf(since)) + DAY
  const days = Array.from(
    { length: Math.max(0, Math.ceil((until - first) / DAY)) },
    (_, n) => first + n * DAY,
  )
  return { goesOn: thawed !== undefined, until, days: days.filter((day) => isWorkingDay(day, holidays)) }
}

const daysTable = (days: readonly number[]): Part[] =>
  days.length === 0
    ? []
    : [
        {
          ...{ is: 'table', widths: [30, 70] },
          rows: days.map((day, at) => [`第 ${at + 1} 天`, `${dayWord(day)} ${weekdayWord(day)}`]),
        },
      ]

function objecting(station: Notice['station']): string[] {
  const { phone = '', hours = '', address = '' } = station.contact ?? {}
  return [
    ...(phone === '' ? [] : [`打电话 ${phone}${hours === '' ? '' : `，${hours}`}。`]),
    `到站里当面说${address === '' ? '' : `：${address}`}。`,
    '或者在小程序「评选」里点开这一个，点名字，可以不写自己的名字。',
    '有人提出来，公示就停住，由和这件事没有关系的人在 5 个工作日内查清、答复。',
  ]
}

const texts = (lines: readonly string[]): Part[] => lines.map((text) => ({ is: 'text', text }))

/** The notice as it hangs now. */
export function noticeWriting({ campaign, names, station, holidays }: Notice): Writing {
  const { title, about, kind, noticedAt } = campaign
  const { entrant, title: chosenAs } = campaignKinds[kind]
  const { goesOn, until, days } = daysOf(campaign, holidays)
  return {
    ...{ name: `${title}公示`, title: `${title}公示`, under: station.name },
    parts: [
      ...texts(about === '' ? [] : [about]),
      ...texts([`下面 ${names.length} ${entrantKinds[entrant]}拟评为「${chosenAs}」。按姓氏排，不分先后。`]),
      namesTable(names),
      { is: 'heading', text: '怎么评的' },
      ...texts(ruleOf(campaign)),
      {
        is: 'heading',
        text: goesOn ? '公示停过，接着公示的日子' : `公示 ${campaignRules.noticeWorkingDays} 个工作日`,
      },
      ...daysTable(days),
      ...texts([`公示到 ${dayWord(until)}。`]),
      { is: 'heading', text: '有不同意见' },
      ...texts(objecting(station)),
      { is: 'text', text: station.name, atRight: true },
      { is: 'text', text: dayWord(noticedAt ?? until), atRight: true },
    ],
  }
}
