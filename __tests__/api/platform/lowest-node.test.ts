/** The functions as they are uploaded run on the lowest Node that the cloud offers, and use nothing that came later. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import ts from 'typescript'
import { personIdOf, putSession } from '../../support/builders'
import { proofAt } from '../../support/door'
import { type FunctionProcess, functionProcess, lowestNode, lowestNodeHint } from '../../support/lowest-node'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { aWishForm, moveWish, wishStation } from '../../support/wishes'

let test: TestCloud
let api: FunctionProcess
let jobs: FunctionProcess
beforeAll(async () => {
  test = await testCloud()
  await wishStation(test)
  api = functionProcess(test, 'api')
  jobs = functionProcess(test, 'jobs')
  if (!lowestNode) console.warn(lowestNodeHint)
})
afterAll(async () => {
  api.close()
  jobs.close()
  await test.close()
})

const runJobs = async (): Promise<Record<string, { error?: string }>> => {
  const { result, failed } = await jobs.run({ Type: 'Timer', TriggerName: 'everyMinute' }, null)
  if (failed) throw new Error(failed)
  return (result as { jobs: Record<string, { error?: string }> }).jobs
}

it('the lowest Node is the one that the guide to deploying names', async () => {
  const { node } = await api.run({ action: 'me.open', input: {} }, 'h-0')
  const guide = readFileSync(resolve(__dirname, '../../../docs/deploy.md'), 'utf8')
  expect(guide).toContain('Nodejs16.13')
  expect(node).toMatch(lowestNode ? /^v16\.13\./ : /^v\d+/)
})

it('signing up, arriving, leaving and the points for it work on the lowest Node', async () => {
  const session = await putSession(test)
  const sessionId = session._id
  await api.must('h-0', 'me.open', {})
  expect((await api.must('h-0', 'activity.signUp', { sessionId })).standing.state).toBe('confirmed')
  test.at(session.startAt)
  await api.must('h-0', 'attendance.checkIn', { sessionId, proof: proofAt(session, test.now()) })
  test.at(session.endAt + 60_000)
  const left = await api.must('h-0', 'attendance.checkOut', {
    sessionId,
    proof: proofAt(session, test.now()),
  })
  expect(left).toMatchObject({ minutes: 120 })
  const [account] = await test.rows<{ balances: { points: number } }>('accounts', { _id: personIdOf('h-0') })
  expect(account?.balances.points).toBeGreaterThan(0)
})

it('a wish passes its check, is hung and claimed on the lowest Node', async () => {
  const { wishId } = await api.must('o-wisher', 'wish.make', { form: aWishForm(test) })
  await moveWish(test, 'o-grid', wishId, 'verify')
  await moveWish(test, 'o-staff', wishId, 'publish')
  await api.must('h-1', 'wish.claim', { wishId })
})

it('every job runs on the lowest Node', async () => {
  const outcomes = await runJobs()
  expect(Object.keys(outcomes).length).toBeGreaterThan(10)
  expect(Object.values(outcomes).filter(({ error }) => error)).toEqual([])
})

interface Newer {
  globals: string[]
  statics: Record<string, string[]>
  methods: Record<string, string[]>
}

/** Names that mean something else too often to be told by name alone; running tells these. */
const COMMON = new Set([
  'with',
  'try',
  'union',
  'difference',
  'intersection',
  'resize',
  'transfer',
  'crypto',
  'escape',
])

it.each(['api', 'jobs', 'sheets', 'files'])(
  'the bundle of %s is written in what the lowest Node reads',
  (name) => {
    const source = readFileSync(resolve(__dirname, `../../../dist/cloud/${name}/index.js`), 'utf8')
    const newer = JSON.parse(
      readFileSync(resolve(__dirname, '../../lowest-node/newer-than-node-16.json'), 'utf8'),
    ) as Newer
    const called = new Set([...Object.values(newer.statics), ...Object.values(newer.methods)].flat())
    const globals = new Set(newer.globals)
    const found: string[] = []
    const look = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) {
        const { expression: callee } = node
        const method = ts.isPropertyAccessExpression(callee) ? callee.name.text : ''
        const plain = ts.isIdentifier(callee) ? callee.text : ''
        if ((called.has(method) && !COMMON.has(method)) || (globals.has(plain) && !COMMON.has(plain)))
          found.push(`${method}${plain}`)
      }
      ts.forEachChild(node, look)
    }
    look(ts.createSourceFile('index.js', source, ts.ScriptTarget.ES2022))
    expect(found).toEqual([])
  },
)
