/**
 * Owns `npm run mutate`: takes out each one-line guard of the rules and functions in turn and runs the suites of its
 * capability; a guard that no test misses has survived. It works in a copy of the last commit, never in the tree.
 *
 *   npm run mutate                          every guard: hours
 *   npm run mutate -- --count 40 --seed 1   a sample that can be had again
 *   npm run mutate -- --only src/domain/wish   guards of files whose path contains this
 *   npm run mutate -- --list                only names them
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chanceOf } from '../__tests__/walk/support/random'
import { type Guard, guardsOf } from './mutate/guards'
import { type Run, runsFor } from './mutate/suites'

const root = resolve(__dirname, '..')
const folders = ['src/domain', 'cloudfunctions']
/** A guard against waiting for ever may itself be taken out. */
const LONGEST_RUN = 600_000

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' })

/** A copy of the last commit with the installed packages; goes away at the end. */
function copy(): { folder: string; end: () => void } {
  const folder = join(mkdtempSync(join(tmpdir(), 'linli-mutate-')), 'copy')
  git('worktree', 'add', '--detach', '--quiet', folder, 'HEAD')
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return {
    folder,
    end: () => {
      git('worktree', 'remove', '--force', folder)
      rmSync(resolve(folder, '..'), { recursive: true, force: true })
    },
  }
}

/** Draws without putting back; the same seed draws the same guards from the same sources. */
function drawn(guards: readonly Guard[], count: number, seed: number): Guard[] {
  const chance = chanceOf(seed)
  const left = [...guards]
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const [one] = left.splice(chance.below(left.length), 1)
    return one as Guard
  })
}

function fails(folder: string, { suites, named }: Run): boolean {
  const args = ['jest', '--selectProjects', 'domain', 'api', '--runInBand', '--bail', '--silent']
  const only = named ? ['-t', named] : []
  const done = spawnSync('npx', [...args, ...only, ...suites], {
    ...{ cwd: folder, stdio: 'ignore', timeout: LONGEST_RUN, killSignal: 'SIGKILL' },
  })
  return done.status !== 0
}

const clean = new Map<string, boolean>()

/** Whether a run is green with every guard in its place; one that is not would miss anything. */
function isGreen(folder: string, run: Run): boolean {
  const key = JSON.stringify(run)
  const known = clean.get(key)
  if (known !== undefined) return known
  const green = !fails(folder, run)
  clean.set(key, green)
  if (!green) console.log(`fails with every guard in its place: ${run.suites.join(' ')}`)
  return green
}

/** The run that missed the guard; null when none did. */
function missedBy(folder: string, guard: Guard): Run | null {
  const runs = runsFor(folder, guard.file).filter((run) => isGreen(folder, run))
  const path = join(folder, guard.file)
  const whole = readFileSync(path, 'utf8')
  writeFileSync(path, `${whole.slice(0, guard.start)};${whole.slice(guard.end)}`)
  try {
    return runs.find((run) => fails(folder, run)) ?? null
  } finally {
    writeFileSync(path, whole)
  }
}

function main(): void {
  const all = guardsOf(root, folders).filter(({ file }) => file.includes(option('only') ?? ''))
  const count = option('count')
  const sample = count ? drawn(all, Number(count), Number(option('seed') ?? 1)) : all
  const named = ({ file, line, text }: Guard): string => `${file}:${line}  ${text.replace(/\s+/g, ' ')}`
  if (process.argv.includes('--list')) return console.log(sample.map(named).join('\n'))
  console.log(`${sample.length} of ${all.length} guards, each taken out in turn`)
  const { folder, end } = copy()
  const survivors: Guard[] = []
  try {
    for (const guard of sample) {
      const run = missedBy(folder, guard)
      if (!run) survivors.push(guard)
      console.log(
        `${run ? 'missed  ' : 'SURVIVED'} ${named(guard)}${run ? `  (${run.suites.join(' ')})` : ''}`,
      )
    }
  } finally {
    end()
  }
  const missed = sample.length - survivors.length
  console.log(
    `${missed} of ${sample.length} missed by a test: ${Math.round((100 * missed) / sample.length)} %`,
  )
  for (const guard of survivors) console.log(`  survived: ${named(guard)}`)
}

main()
