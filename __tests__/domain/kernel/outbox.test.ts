/** What must follow a write happens, and happens once, in whatever order callers and the job run and wherever they die. */
import fc from 'fast-check'
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'
import {
  beginOutbox,
  dueForCompletion,
  afterWithOutbox,
  type OutboxItem,
  postpone,
  settled,
  takeOff,
  unmarked,
  type WithOutbox,
  withOutbox,
} from '@/domain/kernel/outbox'
import { type Caller, interleave, shuffler } from './support/interleave'
import { OneDocument } from './support/one-document'

const MINUTE = 60_000

interface Case extends WithOutbox {
  _id: string
  moves: string[]
}

const item = (id: string, at = 0): OutboxItem => ({ id, kind: 'letter', at, payload: { text: id } })

const aCase = (): OneDocument<Case> => new OneDocument<Case>({ _id: 'c', moves: [], ...beginOutbox([], 0) })

/** Each update is one request; between two of them anybody else may run. */
class World {
  readonly document = aCase()
  /** How often each outbox item's work was done; its derived id makes the second time a repetition. */
  readonly done = new Map<string, number>()
  settled = settled

  private work(one: OutboxItem): void {
    this.done.set(one.id, (this.done.get(one.id) ?? 0) + 1)
  }

  *complete(items: readonly OutboxItem[]): Caller<void> {
    for (const one of items) {
      yield
      this.work(one)
    }
    const ids = items.map(({ id }) => id)
    yield
    if (this.document.apply(this.settled(ids)) || ids.length === 0) return
    yield
    if (!this.document.apply(takeOff(ids))) return
    yield
    this.document.apply(unmarked)
  }

  /** Decides with one write and completes what follows from it. */
  *decide(name: string, items: readonly OutboxItem[]): Caller<void> {
    const move: GuardedUpdate = { guard: { moves: { $ne: name } }, patch: { $push: { moves: name } } }
    yield
    if (this.document.apply(withOutbox(move, items, 0))) yield* this.complete(items)
  }

  *job(): Caller<void> {
    yield
    const { unsettled, outbox } = this.document.read()
    if (unsettled) yield* this.complete(outbox)
  }

  runJob(): void {
    interleave([this.job()], () => 0)
  }
}

const writers = fc.array(fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 3 }), {
  minLength: 1,
  maxLength: 4,
})

/** Callers (each perhaps twice) and jobs at once, some of them cut off; then the job runs until nothing is left. */
function runWorld(world: World, shape: number[][], seed: number, cuts: [number, number][]): string[] {
  const named = shape.map((items, w) => items.map((_, i) => item(`${w}.${i}`)))
  const callers = [
    ...named.map((items, w) => world.decide(`w${w}`, items)),
    ...named.map((items, w) => world.decide(`w${w}`, items)),
    world.job(),
    world.job(),
  ]
  const cutOff = new Map(cuts.map(([who, steps]): [number, number] => [who % callers.length, steps]))
  interleave(callers, shuffler(seed), () => undefined, cutOff)
  for (let run = 0; run < 3; run++) world.runJob()
  const { moves } = world.document.read()
  return named.flatMap((items, w) => (moves.includes(`w${w}`) ? items.map(({ id }) => id) : []))
}

describe('completing', () => {
  it('loses nothing and leaves nothing, whoever runs when and dies where', () => {
    fc.assert(
      fc.property(
        writers,
        fc.integer(),
        fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 5 })), { maxLength: 6 }),
        (shape, seed, cuts) => {
          const world = new World()
          const wanted = runWorld(world, shape, seed, cuts)
          expect([...world.done.keys()].sort()).toEqual([...wanted].sort())
          expect(world.document.read()).toMatchObject({ outbox: [], unsettled: false })
        },
      ),
      { numRuns: 400 },
    )
  })

  it('leaves nothing to the job where nobody died, however their requests fall between each other', () => {
    fc.assert(
      fc.property(writers, fc.integer(), (shape, seed) => {
        const world = new World()
        const named = shape.map((items, w) => items.map((_, i) => item(`${w}.${i}`)))
        interleave(
          named.map((items, w) => world.decide(`w${w}`, items)),
          shuffler(seed),
        )
        expect(world.document.read()).toMatchObject({ outbox: [], unsettled: false })
      }),
      { numRuns: 400 },
    )
  })

  it('would lose outbox items if the mark came off without looking at what else is noted', () => {
    const lost = Array.from({ length: 200 }, (_, seed) => {
      const world = new World()
      world.settled = (ids) => ({ ...settled(ids), guard: { unsettled: true } })
      // The first writer dies right after its decision.
      const wanted = runWorld(world, [[0], [0, 0], [0]], seed, [[0, 2]])
      return wanted.filter((id) => !world.done.has(id)).length
    })
    expect(lost.some((count) => count > 0)).toBe(true)
  })

  it('does the work of an item again only when its doer died before taking it off', () => {
    const world = new World()
    interleave([world.decide('w', [item('a'), item('b')])], () => 0)
    world.runJob()
    world.runJob()
    expect([...world.done]).toEqual([
      ['a', 1],
      ['b', 1],
    ])
  })
})

describe('noting', () => {
  it('leaves an update without items as it is', () => {
    const update: GuardedUpdate = { guard: { a: 1 }, patch: { $set: { a: 2 } } }
    expect(withOutbox(update, [], 5)).toBe(update)
    expect(afterWithOutbox({ outbox: [item('x')] }, [], 5)).toEqual({ outbox: [item('x')] })
  })

  it('is the same in the document as in the answer made from it', () => {
    const document = aCase()
    const update = withOutbox({ guard: {}, patch: { $push: { moves: 'm' } } }, [item('a', 7)], 7)
    const expected = { ...afterWithOutbox(document.read(), [item('a', 7)], 7), moves: ['m'] }
    document.apply(update)
    expect(document.read()).toEqual(expected)
  })

  it('refuses two items of one name, and an update that writes the same fields', () => {
    expect(() => withOutbox({ guard: {}, patch: {} }, [item('a'), item('a')], 0)).toThrow('share an id')
    expect(() => beginOutbox([item('a'), item('a')], 0)).toThrow('share an id')
    const clash: GuardedUpdate = { guard: {}, patch: { $set: { unsettled: false } } }
    expect(() => withOutbox(clash, [item('a')], 0)).toThrow('two updates change unsettled')
    expect(() => takeOff([])).toThrow('nothing was done')
  })
})

describe('what cannot be done', () => {
  const pauseAfter = (waited: number): number => {
    const { patch } = postpone([item('a', 1000), item('b', 1000 + waited)], 1000 + waited)
    return (patch.$set?.settleAt as number) - (1000 + waited)
  }

  it('is looked at less and less often, at least every hour and at most every minute', () => {
    expect([0, 3, 20, 500].map((minutes) => pauseAfter(minutes * MINUTE))).toEqual([
      MINUTE,
      1.5 * MINUTE,
      10 * MINUTE,
      60 * MINUTE,
    ])
  })

  it('stays unsettled and is not due before its time', () => {
    expect(dueForCompletion(5)).toEqual({ unsettled: true, settleAt: { $lte: 5 } })
    const document = aCase()
    document.apply(withOutbox({ guard: {}, patch: { $push: { moves: 'm' } } }, [item('a')], 0))
    document.apply(postpone([item('a')], 0))
    expect(document.read()).toMatchObject({ unsettled: true, settleAt: MINUTE, outbox: [item('a')] })
  })
})
