/** How a page's data comes and what stands in its place until then. */
import { apiError } from '@/contract/errors'
import { failureOf, offline, type Answer } from '@/api/failure'
import { noteHolder } from '@/api/remembered'
import { createResource } from '@/api/resource'
import { serverNow } from '@/api/server-clock'
import { host } from '../support/host-taro'

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

const gone: Answer<string> = { ok: false, failure: failureOf(apiError('NOT_FOUND')) }
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

test('a page that was handed what it shows asks nothing the first time, and the next time it does', async () => {
  const page = aResource()
  page.hand('a', 'reserved')
  await page.open('a')
  expect(page.state()).toEqual({ status: 'ready', data: 'reserved', refreshing: false, failure: null })
  expect(page.asked).toHaveLength(0)
  void page.open('a')
  expect(page.asked).toHaveLength(1)
  page.hand('b', 'reserved')
  const handedAt = Date.now()
  const clock = jest.spyOn(Date, 'now').mockReturnValue(handedAt + 11_000)
  void page.open('b')
  clock.mockRestore()
  expect(page.asked).toHaveLength(2)
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

test('what was refused for good is not in the phone any more either', async () => {
  const page = aResource(3)
  const opening = page.open('a')
  page.asked[0]?.answer(ok('one'))
  await opening
  const again = page.open('a')
  page.asked[1]?.answer(gone)
  await again
  const later = aResource(3, page.name)
  void later.open('a')
  expect(later.state().status).toBe('loading')
})

test('with a duty goes all that was kept for duties, and nothing else', async () => {
  const make = (duty: boolean) => {
    const asked: ((answer: Answer<string>) => void)[] = []
    const name = `duty-${names++}`
    const options = {
      name,
      keep: 1,
      duty,
      load: () => new Promise<Answer<string>>((answer) => asked.push(answer)),
    }
    return { asked, options, resource: createResource<void, string>(options) }
  }
  const [roster, door, own] = [make(true), make(true), make(false)]
  for (const { resource, asked } of [roster, door, own]) {
    const opening = resource.open()
    asked[0]?.(ok('names'))
    await opening
  }
  const again = roster.resource.open()
  roster.asked[1]?.({ ok: false, failure: failureOf(apiError('FORBIDDEN')) })
  await again
  const statusOf = ({ options }: typeof roster) => {
    const later = createResource<void, string>(options)
    void later.open()
    return later.select()(later.use.getState()).status
  }
  expect(statusOf(roster)).toBe('loading')
  expect(statusOf(door)).toBe('loading')
  expect(statusOf(own)).toBe('ready')
  expect(door.resource.select()(door.resource.use.getState()).status).toBe('idle')
})

test('another person, station or role on the phone finds nothing of what was kept before', async () => {
  noteHolder('staff', 1)
  const page = aResource(3)
  const opening = page.open('a')
  page.asked[0]?.answer(ok('one'))
  await opening
  expect(noteHolder('staff', 2)).toBe(true)
  expect(page.state()).toMatchObject({ data: 'one' })
  expect(noteHolder('resident', 3)).toBe(true)
  expect(page.state().status).toBe('idle')
  void page.open('a')
  expect(page.state().status).toBe('loading')
})

test('the answer that tells of another role is shown, an older one that comes late is not', async () => {
  noteHolder('staff-too', 10)
  const page = aResource(3)
  const opening = page.open('a')
  expect(noteHolder('resident-now', 12)).toBe(true)
  page.asked[0]?.answer(ok('new'))
  await opening
  expect(page.state()).toMatchObject({ data: 'new' })
  expect(noteHolder('staff-too', 11)).toBe(false)
  expect(page.state()).toMatchObject({ data: 'new' })
})

test('a secret is kept no longer than what it is for', async () => {
  const name = `secret-${names++}`
  const options = {
    ...{ name, keep: 1, keepUntil: (until: number) => until },
    load: () => Promise.resolve({ ok: true, data: serverNow() + 60_000 } as Answer<number>),
  }
  await createResource<void, number>(options).open()
  const early = createResource<void, number>(options)
  void early.open()
  expect(early.select()(early.use.getState()).status).toBe('ready')
  jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000)
  const late = createResource<void, number>(options)
  void late.open()
  expect(late.select()(late.use.getState()).status).toBe('loading')
  jest.restoreAllMocks()
})

test('what another version of the app kept is not shown', () => {
  const name = `older-${names++}`
  host.storage.set(`kept:${name}`, { version: 'an older one', entries: [['a', 'old', 1]] })
  const page = aResource(3, name)
  void page.open('a')
  expect(page.state().status).toBe('loading')
})

test('reading on does not throw away a refresh that is under way', async () => {
  const page = aResource()
  const opening = page.open('a')
  page.asked[0]?.answer(ok('one'))
  await opening
  const refresh = page.open('a')
  page.amend('a', (data) => `${data} and more`)
  expect(page.state()).toMatchObject({ data: 'one and more', refreshing: true })
  page.asked[1]?.answer(ok('two'))
  await refresh
  expect(page.state()).toMatchObject({ data: 'two', refreshing: false })
})
