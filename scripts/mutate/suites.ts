/** Owns which suites watch over a source file: those of its capability, quick ones first. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Capabilities by their folders of suites; a word of a file's path names its capability. */
const watching: Record<string, { words: RegExp; suites: string[] }> = {
  kernel: { words: /^src\/domain\/kernel\//, suites: ['domain/'] },
  wish: { words: /wish/, suites: ['domain/wish', 'api/wish'] },
  notice: {
    words: /notice|receipts|inbox|settle-messages/,
    suites: ['domain/notice', 'api/notice'],
  },
  store: {
    words: /store|prize|redemption|reserv|partner|card-scan|settle-reserv/,
    suites: ['domain/store', 'api/store'],
  },
  points: {
    words: /points|sum-up|account|recover-debts|debts|all-accounts|unwritten|bookings/,
    suites: ['domain/points', 'api/points', 'api/outbox'],
  },
  household: { words: /household/, suites: ['domain/household', 'api/household'] },
  attendance: {
    words: /attendance|door|standby|undone|forgotten|absence|passes/,
    suites: ['domain/attendance', 'api/attendance'],
  },
  hours: {
    words: /hours|record|appeal|bookings/,
    suites: ['domain/hours', 'api/hours', 'api/attendance'],
  },
  moderation: {
    words: /moderation|check|verdict|outbox|messages?[./]|message\//,
    suites: ['domain/moderation', 'api/moderation', 'domain/words'],
  },
  imports: { words: /import|sheets/, suites: ['domain/imports', 'api/imports'] },
  papers: { words: /paper|requirements/, suites: ['domain/papers', 'api/papers', 'domain/activity'] },
  team: { words: /team/, suites: ['domain/team', 'api/team'] },
  project: { words: /project/, suites: ['domain/project', 'api/project'] },
  units: { words: /unit|home-move/, suites: ['domain/station/units', 'api/units'] },
  station: {
    words:
      /station|settings|system-check|timer|platform|health|request-keys|quota|router|sound-answer|asides|jobs\/(each|job|run|index)/,
    suites: ['domain/station', 'api/station', 'api/platform', 'api/contract/request-keys', 'api/bounds'],
  },
  person: {
    words: /person|people|\/me\/|volunteer|lapse|reveals|phone|identity|cipher|file-names|standing/,
    suites: ['domain/person', 'api/me', 'api/desk'],
  },
  desk: {
    words: /desk|session-changes|decide-form|clashes|new-session/,
    suites: ['domain/activity', 'api/desk'],
  },
  activity: {
    words: /activit|session|enroll|agenda|seat|offers|spread|places/,
    suites: ['domain/activity', 'api/activity', 'api/desk'],
  },
}

export interface Run {
  suites: string[]
  /** Only tests whose name fits. */
  named?: string
}

/** The runs that watch over a file, in the order in which they are tried; the first that fails ends it. */
export function runsFor(root: string, file: string): Run[] {
  const capabilities = Object.entries(watching).filter(([, { words }]) => words.test(file))
  const suites = [...new Set(capabilities.flatMap(([, each]) => each.suites))]
    .map((name) => `__tests__/${name}`)
    .filter((name) => existsSync(join(root, name)) || existsSync(join(root, `${name}.test.ts`)))
  const quick = suites.filter((name) => name.startsWith('__tests__/domain'))
  const slow = suites.filter((name) => !quick.includes(name))
  const handled = [...readFileSync(join(root, file), 'utf8').matchAll(/Handler(?:For)?<'([\w.]+)'>/g)].map(
    ([, name]) => name,
  )
  const named = capabilities.map(([name]) => (name === 'person' ? 'me|desk' : name))
  const actions = handled.length > 0 ? `(${handled.join('|')}) ` : `(${named.join('|')})\\.`
  const sweep: Run = { suites: ['__tests__/api/contract/refusals'] }
  // Every action goes through the router and its quota.
  if (!/router|quota|handler\.ts/.test(file)) sweep.named = `^${actions}`
  const isJob = file.startsWith('cloudfunctions/jobs')
  const guards: Run = { suites: ['__tests__/api/contract/guards'] }
  return [
    ...(quick.length > 0 ? [{ suites: quick }] : []),
    ...(isJob ? [] : [sweep]),
    ...slow.map((name) => ({ suites: [name] })),
    ...(isJob ? [] : [guards]),
  ]
}
