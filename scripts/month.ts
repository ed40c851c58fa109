/**
 * Owns what a station costs in a month: how often each thing is done, by assumption, times what it costs, as it is counted.
 * The figures here are the ones that docs/costs.md is written from, and a test holds each of them to what is counted.
 */

/** What the timer pays for one thing alone, in database requests beside those of an idle run. */
export const timerPays = { signUp: 5, ending: 10, offer: 8, message: 1, brought: 3 } as const

/** Requests of a run with nothing to do, and in how many of them one more says that the timer is there. */
const idleRun = { requests: 1, saysSoEvery: 5 } as const

interface Line {
  what: string
  /** Database requests of one; each is one call of a function besides, unless the timer does it. */
  requests: number
  /** How often in a month, at a station as described. */
  times: number
  /** Which steps of the measurement it is made of; none where the timer does it. */
  steps: readonly string[]
}

const MINUTES_A_MONTH = 31 * 24 * 60

/** A thousand residents who come, sixty sessions of twenty, a store, notices, and two people at the desk. */
export const month: readonly Line[] = [
  {
    what: 'the timer with nothing due, each minute',
    requests: idleRun.requests + 1 / idleRun.saysSoEvery,
    times: MINUTES_A_MONTH,
    steps: [],
  },
  {
    what: 'home opened',
    requests: 4,
    times: 15_000,
    steps: ['home', 'home, signed up', 'home with a notice'],
  },
  {
    what: 'a list or a wall opened',
    requests: 2,
    times: 12_000,
    steps: ['list', 'wall of wishes', 'the store'],
  },
  {
    what: 'one activity, wish or prize opened',
    requests: 1,
    times: 15_000,
    steps: ['detail', 'one wish', 'a prize'],
  },
  { what: '我的, hours or points opened', requests: 3, times: 8_000, steps: ['me', 'my hours', 'my points'] },
  { what: 'a sign-up', requests: 4, times: 1_200, steps: ['sign up', 'sign up, waiting'] },
  {
    what: 'what the timer does after it, with the letter',
    requests: timerPays.signUp,
    times: 1_200,
    steps: [],
  },
  {
    what: 'a cancellation that hands the place on',
    requests: 6,
    times: 120,
    steps: ['cancel with promotion'],
  },
  { what: 'an offer that runs out', requests: timerPays.offer, times: 60, steps: [] },
  { what: 'a check-in', requests: 2, times: 1_000, steps: ['check in'] },
  {
    what: 'a check-out with hours and points',
    requests: 6,
    times: 1_000,
    steps: ['check out with hours and points'],
  },
  {
    what: 'a session that ends, and three who did not come',
    requests: timerPays.ending,
    times: 260,
    steps: [],
  },
  { what: 'a letter that stays in the inbox', requests: timerPays.message, times: 3_000, steps: [] },
  { what: 'a letter that WeChat brings as well', requests: timerPays.brought, times: 3_000, steps: [] },
  { what: 'the inbox, or a notice read', requests: 3, times: 6_000, steps: ['the inbox', 'a notice read'] },
  {
    what: 'a wish claimed or left to the next',
    requests: 6,
    times: 60,
    steps: ['claim', 'stand by', 'leave to the next'],
  },
  {
    what: 'a prize reserved and handed out',
    requests: 11,
    times: 200,
    steps: ['a prize reserved', 'a prize handed out'],
  },
  {
    what: 'a page of the desk',
    requests: 11,
    times: 4_000,
    steps: ['notices at the desk', 'roster', 'prizes at the desk'],
  },
]

/** Steps that one thing is made of together; of others the dearest counts. */
export const inOneGo: ReadonlySet<string> = new Set(['a prize reserved and handed out'])

const isTimers = ({ steps }: Line): boolean => steps.length === 0

/** Of a month: requests of the database, calls of functions, and both together, which is what WeChat counts. */
export function monthsCalls(lines: readonly Line[] = month): {
  requests: number
  functions: number
  all: number
} {
  const requests = lines.reduce((sum, { requests, times }) => sum + requests * times, 0)
  const residents = lines.filter((line) => !isTimers(line)).reduce((sum, { times }) => sum + times, 0)
  const functions = residents + MINUTES_A_MONTH
  return { requests: Math.round(requests), functions, all: Math.round(requests) + functions }
}

/** Yuan for ten million calls, bought as a package: WeChat's price list of package deals as of June 2026. */
const PACKAGE = { calls: 10_000_000, yuan: 400 } as const

const yuan = (calls: number): string => ((calls / PACKAGE.calls) * PACKAGE.yuan).toFixed(1)
const whole = (value: number): string => Math.round(value).toLocaleString('en-US')

/** Everything but the timer's idle runs, which a district has once, whatever the number of its stations. */
const withoutIdle = month.slice(1)

/** docs/costs.md, as text. */
export function costsText(): string {
  const rows = month.map(
    (line) =>
      `| ${line.what} | ${line.requests} | ${whole(line.times)} | ${whole(line.requests * line.times)} |`,
  )
  const one = monthsCalls()
  const empty = monthsCalls(month.slice(0, 1))
  const busy = monthsCalls(withoutIdle)
  const district = (stations: number): number => empty.all + stations * (busy.all - MINUTES_A_MONTH)
  const places: [string, number][] = [
    ['an environment in which nobody does anything', empty.all],
    ['one station', one.all],
    ['a district of five stations in one environment', district(5)],
    ['a district of forty stations in one environment', district(40)],
  ]
  return [
    '# What a month costs',
    '',
    'WeChat counts calls: each request of the database is one, and so is each call of a function. The requests are counted by the local cloud and held by tests (`npm run bench`; `__tests__/api/platform/month`, which fails when one of these figures is passed). How often each thing is done is an assumption: a station of a thousand residents who come, sixty sessions of twenty, a store, notices, and two people at the desk. Take your own figures for it.',
    '',
    '| what | requests each | times a month | requests |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    '| where | calls a month | yuan |',
    '| --- | --- | --- |',
    ...places.map(([where, calls]) => `| ${where} | ${whole(calls)} | ${yuan(calls)} |`),
    '',
    `The price is that of a package of ${whole(PACKAGE.calls)} calls for ${PACKAGE.yuan} yuan, valid for a month, from WeChat's price list of June 2026, and second-hand here: **compare it with the list on the day you order**. A plan has calls of its own that come first; their number differs by plan and changes, so they are not taken off here. Not in it: the time of functions (memory times seconds), storage and traffic of pictures and recordings, and text messages, of which none are sent.`,
    '',
    `A district has the timer's idle runs once, whatever the number of its stations; what grows is what people do.`,
    '',
  ].join('\n')
}
