/** How a page's data comes and what stands in its place until then. */
import { failureOf, offline, type Answer } from '@/api/failure'
import { createResource } from '@/api/resource'

let names = 0

/** A resource whose answers are given by hand, in any order. */
function aResource(keep = 0, name = `test-${names++}`) {
  const asked: { input: string; answer: (answer: Answer<string>) => void }[] = []
  const resource = createResource<string, string>({
    name,
    keyOf: (input) => input,
    keep,
    load: (input) => new Promise((resolve) => asked.push({ input, answer: resolve })),
  })
  const state = (key = 'a') => resource.select(key)(resource.use.getState())
  return { ...resource, asked, state, name }
}

const gone: Answer<string> = { ok: false, failure: failureOf({ code: 'NOT_FOUND' }) }
const lost: Answer<string> = { ok: false, failure: offline }
const ok = (data: string): Answer<string> => ({ ok: true, data })

test('it goes from idle through loading to ready', async () => {
  const page = aResource()
  expect(page.state().status).toBe('idle')
  const opening = page.open('a')
  expect(page.state().status).toBe('loading')
  page.asked[0]?.answer(ok('one'))
  await opening
  expect(page.state()).toEqual({ status: 'ready', data: 'one', refreshing: false, failure: null })
})

test('a first failure is a state, and opening again tries again', async () => {
  const page = aResource()
  const opening = page.open('a')
  page.asked[0]?.answer(lost)
  await opening
  expect(page.state()).toEqual({ status: 'failed', failure: offline })
  void page.open('a')
  expect(page.state().status).toBe('loading')
  expect(page.asked).toHaveLength(2)
})

test('what is there stays in sight while it is refreshed, and when the refresh is lost', async () => {
  const page = aResource()
  const opening = page.open('a')
  page.asked[0]?.answer(ok('one'))
  await opening
  const again = page.open('a')
  expect(page.state()).toMatchObject({ status: 'ready', data: 'one', refreshing: true })
  page.asked[1]?.answer(lost)
  await again
  expect(page.state()).toEqual({ status: 'ready', data: 'one', refreshing: false, failure: offline })
})

test('what is gone for good is no longer shown', async () => {
  const page = aResource()
  const opening = page.open('a')
  page.asked[0]?.answer(ok('one'))
  await opening
  const again = page.open('a')
  page.asked[1]?.answer(gone)
  await again
  expect(page.state().status).toBe('failed')
})

test('a late answer to an older request is not shown', async () => {
  const page = aResource()
  const first = page.open('a')
  const second = page.open('a')
  page.asked[1]?.answer(ok('new'))
  page.asked[0]?.answer(ok('old'))
  await Promise.all([first, second])
  expect(page.state()).toMatchObject({ data: 'new' })
})

test('an answer that left before a command does not undo what the command changed', async () => {
  const page = aResource()
  const opening = page.open('a')
  page.asked[0]?.answer(ok('6 places'))
  await opening
  const refresh = page.open('a')
  page.change('a', () => '5 places')
  page.asked[1]?.answer(ok('6 places'))
  await refresh
  expect(page.state()).toMatchObject({ data: '5 places', refreshing: false })
})

test('keys are apart', async () => {
  const page = aResource()
  const opening = page.open('a')
  page.asked[0]?.answer(ok('one'))
  await opening
  expect(page.state('b').status).toBe('idle')
})

test('what was kept shows at once in a new visit, and only as many as asked for', async () => {
  const before = aResource(2)
  for (const key of ['a', 'b', 'c']) {
    const opening = before.open(key)
    before.asked.at(-1)?.answer(ok(key))
    await opening
  }
  const after = aResource(2, before.name)
  void after.open('c')
  void after.open('a')
  expect(after.state('c')).toMatchObject({ status: 'ready', data: 'c', refreshing: true })
  expect(after.state('a').status).toBe('loading')
})
