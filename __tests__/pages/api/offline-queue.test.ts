/** Door proofs without signal: kept first, sent once, never forgotten. */
import { apiError, type ErrorCode } from '@/contract/errors'
import { failureOf, offline, type Answer } from '@/api/failure'
import type { DoorVisit, QueuedVisit, VisitResult } from '@/api/door-queue'
import { createOfflineQueue, maySetAside } from '@/api/offline-queue'

const hour = 60 * 60_000

function visit(nonce: string, as: DoorVisit['as'] = 'in'): DoorVisit {
  return { as, sessionId: 's1', proof: { code: '407182', at: 1000, nonce } }
}

const checkedIn: VisitResult = {
  enrollmentId: 's1:p1',
  sessionId: 's1',
  title: '周五卫生大扫除',
  personId: 'p1',
  state: 'checkedIn',
  checkInAt: 1000,
  checkOutAt: null,
  late: false,
  minutes: null,
  points: null,
  duty: false,
  recordId: null,
}

/** A phone: its memory outlives the queue; `signal` says what the cloud answers. */
function aPhone() {
  const phone = {
    memory: null as string | null,
    at: 0,
    full: false,
    /** Whether what was taken in stays in the list. */
    stays: true,
    sent: [] as DoorVisit[],
    shown: [] as QueuedVisit[],
    signal: (): Promise<Answer<VisitResult>> => Promise.resolve({ ok: true, data: checkedIn }),
    open: () =>
      createOfflineQueue<DoorVisit, VisitResult>({
        idOf: ({ proof }) => proof.nonce,
        lineOf: ({ sessionId, forPersonId = '' }) => `${sessionId} ${forPersonId}`,
        load: () => (phone.memory === null ? null : JSON.parse(phone.memory)),
        save: (visits) => {
          if (phone.full) return false
          phone.memory = JSON.stringify(visits)
          return true
        },
        send: (each) => {
          phone.sent.push(each)
          return phone.signal()
        },
        stays: () => phone.stays,
        now: () => phone.at,
        changed: (visits) => (phone.shown = visits),
      }),
  }
  return phone
}

const noSignal = () => Promise.resolve({ ok: false as const, failure: offline })
const refusing = (code: ErrorCode) => () =>
  Promise.resolve({ ok: false as const, failure: failureOf(apiError(code)) })

test('a proof is in the memory of the phone before it is sent', async () => {
  const phone = aPhone()
  let remembered: string | null = null
  phone.signal = () => {
    remembered = phone.memory
    return Promise.resolve({ ok: true, data: checkedIn })
  }
  await phone.open().add(visit('nonce-01'), '大扫除')
  expect(remembered).toContain('nonce-01')
})

test('what leaves the list once it was taken in is told as taken in, and what waits as waiting', async () => {
  const phone = aPhone()
  phone.stays = false
  const queue = phone.open()
  expect(await queue.add(visit('nonce-01'), '大扫除')).toEqual({ status: 'uploaded', result: checkedIn })
  expect(queue.items()).toEqual([])
  phone.signal = noSignal
  expect(await queue.add(visit('nonce-02'), '大扫除')).toEqual({ status: 'waiting' })
  phone.signal = refusing('PROOF_TOO_LATE')
  expect((await queue.add(visit('nonce-03'), '大扫除')).status).toBe('refused')
})

test('a proof with signal is uploaded at once and says what it became', async () => {
  const phone = aPhone()
  const state = await phone.open().add(visit('nonce-01'), '大扫除')
  expect(state).toEqual({ status: 'uploaded', result: checkedIn })
})

test('a proof without signal waits, survives closing, and is uploaded once with the same nonce', async () => {
  const phone = aPhone()
  phone.signal = noSignal
  expect(await phone.open().add(visit('nonce-01'), '大扫除')).toEqual({ status: 'waiting' })

  phone.signal = aPhone().signal
  phone.sent = []
  const reopened = phone.open()
  expect(reopened.items()).toHaveLength(1)
  await reopened.upload()
  await reopened.upload()
  expect(phone.sent).toEqual([visit('nonce-01')])
  expect(reopened.items()[0]?.state.status).toBe('uploaded')
})

test('uploads asked for at the same time send each proof once', async () => {
  const phone = aPhone()
  phone.signal = noSignal
  const queue = phone.open()
  await queue.add(visit('nonce-01'), '大扫除')
  phone.sent = []
  phone.signal = () => new Promise((resolve) => setTimeout(resolve, 5, { ok: true, data: checkedIn }))
  await Promise.all([queue.upload(), queue.upload(), queue.upload()])
  expect(phone.sent).toHaveLength(1)
})

test('proofs are sent in the order in which they were made', async () => {
  const phone = aPhone()
  phone.signal = noSignal
  const queue = phone.open()
  await queue.add(visit('nonce-in', 'in'), '大扫除')
  await queue.add(visit('nonce-out', 'out'), '大扫除')
  phone.sent = []
  phone.signal = aPhone().signal
  await queue.upload()
  expect(phone.sent.map(({ as }) => as)).toEqual(['in', 'out'])
})

test('without signal the first attempt ends the round', async () => {
  const phone = aPhone()
  phone.signal = noSignal
  const queue = phone.open()
  await queue.add(visit('nonce-01'), '大扫除')
  await queue.add(visit('nonce-02'), '大扫除')
  phone.sent = []
  await queue.upload()
  expect(phone.sent).toHaveLength(1)
})

test('a proof refused at once is answered with its reason and leaves the list', async () => {
  const phone = aPhone()
  phone.signal = refusing('CODE_WRONG')
  const queue = phone.open()
  const state = await queue.add(visit('nonce-01'), '大扫除')
  expect(state).toMatchObject({
    status: 'refused',
    text: '签到码对不上，或已经换了',
    next: '请看着屏幕上最新的码再试一次',
  })
  expect(queue.items()).toEqual([])
})

test('a proof refused later keeps its reason in the list and is not sent again', async () => {
  const phone = aPhone()
  phone.signal = noSignal
  const queue = phone.open()
  await queue.add(visit('nonce-01'), '大扫除')
  phone.signal = refusing('PROOF_TOO_LATE')
  phone.sent = []
  await queue.upload()
  await queue.upload()
  expect(phone.sent).toHaveLength(1)
  expect(queue.items()[0]?.state).toMatchObject({ status: 'refused', next: '请联系组织者补记' })
})

test('a busy cloud leaves the proof waiting and lets the next one try', async () => {
  const phone = aPhone()
  phone.signal = refusing('BUSY')
  const queue = phone.open()
  expect(await queue.add(visit('nonce-01'), '大扫除')).toEqual({ status: 'waiting' })
  phone.sent = []
  await queue.add({ ...visit('nonce-02'), sessionId: 's2' }, '大扫除')
  expect(phone.sent.map(({ proof }) => proof.nonce)).toContain('nonce-02')
})

test('a proof added while an upload is on its way is sent too', async () => {
  const phone = aPhone()
  phone.signal = noSignal
  const queue = phone.open()
  await queue.add(visit('nonce-01'), '大扫除')
  phone.signal = () => new Promise((resolve) => setTimeout(resolve, 5, { ok: true, data: checkedIn }))
  const running = queue.upload()
  const state = await queue.add(visit('nonce-02'), '大扫除')
  await running
  expect(state.status).toBe('uploaded')
})

test('a waiting proof cannot be dismissed, a finished one can', async () => {
  const phone = aPhone()
  phone.signal = noSignal
  const queue = phone.open()
  await queue.add(visit('nonce-01'), '大扫除')
  queue.dismiss('nonce-01')
  expect(queue.items()).toHaveLength(1)
  phone.signal = aPhone().signal
  await queue.upload()
  queue.dismiss('nonce-01')
  expect(queue.items()).toHaveLength(0)
  expect(phone.shown).toHaveLength(0)
})

test('finished proofs leave by themselves after three days, waiting ones never', async () => {
  const phone = aPhone()
  const queue = phone.open()
  await queue.add(visit('nonce-done'), '大扫除')
  phone.signal = noSignal
  await queue.add(visit('nonce-waiting'), '大扫除')
  phone.at = 80 * hour
  await queue.upload()
  expect(queue.items().map(({ proof }) => proof.nonce)).toEqual(['nonce-waiting'])
})

test('a damaged memory is an empty queue', () => {
  const phone = aPhone()
  phone.memory = '[{"sessionId":1},null,"x"]'
  expect(phone.open().items()).toEqual([])
})

test('a check-out waits for the unanswered check-in of the same person and session, others go on', async () => {
  const phone = aPhone()
  phone.signal = noSignal
  const queue = phone.open()
  await queue.add(visit('nonce-in', 'in'), '大扫除')
  await queue.add(visit('nonce-out', 'out'), '大扫除')
  await queue.add({ ...visit('nonce-child'), forPersonId: 'p2' }, '大扫除')
  await queue.add({ ...visit('nonce-else'), sessionId: 's2' }, '剪窗花')
  phone.sent = []
  phone.signal = refusing('BUSY')
  await queue.upload()
  expect(phone.sent.map(({ proof }) => proof.nonce)).toEqual(['nonce-in', 'nonce-child', 'nonce-else'])
  phone.sent = []
  phone.signal = aPhone().signal
  await queue.upload()
  expect(phone.sent.map(({ proof }) => proof.nonce).slice(0, 2)).toEqual(['nonce-in', 'nonce-out'])
})

test('a proof that never goes through says why and may be set aside, and what stood behind it goes on', async () => {
  const phone = aPhone()
  phone.signal = refusing('INTERNAL')
  const queue = phone.open()
  await queue.add(visit('nonce-in', 'in'), '大扫除')
  queue.setAside('nonce-in')
  expect(queue.items()[0]?.state).toMatchObject({ status: 'waiting', trouble: { tries: 1 } })
  await queue.upload()
  await queue.upload()
  const state = queue.items()[0]?.state
  expect(state && maySetAside(state)).toBe(true)
  queue.setAside('nonce-in')
  expect(queue.items()[0]?.state).toEqual({ status: 'aside', text: '我们这边出了点问题' })
  phone.sent = []
  await queue.add(visit('nonce-out', 'out'), '大扫除')
  expect(phone.sent.every(({ as }) => as === 'out')).toBe(true)
  queue.dismiss('nonce-in')
  expect(queue.items().map(({ proof }) => proof.nonce)).toEqual(['nonce-out'])
})

test('a full phone says that nothing was kept, until there is room again', async () => {
  const phone = aPhone()
  phone.signal = noSignal
  phone.full = true
  const queue = phone.open()
  expect(await queue.add(visit('nonce-01'), '大扫除')).toEqual({ status: 'waiting', unkept: true })
  expect(phone.memory).toBeNull()
  phone.full = false
  await queue.add(visit('nonce-02'), '大扫除')
  expect(queue.items().map(({ state }) => state)).toEqual([{ status: 'waiting' }, { status: 'waiting' }])
  phone.full = true
  await queue.add(visit('nonce-03'), '大扫除')
  expect(queue.items().map(({ state }) => 'unkept' in state)).toEqual([false, false, true])
})
