/** Owns the order in which the demo's past happened: what is done at which moment, by how many at once. */

/** One moment of the past (epoch milliseconds) and the calls that are made then, several side by side. */
interface Moment {
  at: number
  tasks: (() => Promise<void>)[]
}

/** More keep no core busier, and each takes a process of a function that has to warm up. */
const SIDE_BY_SIDE = 2

export class Timeline {
  private readonly moments = new Map<number, Moment>()

  /** Plans a task; tasks of the same moment may run in any order. */
  plan(at: number, task: () => Promise<void>): void {
    const moment = this.moments.get(at) ?? { at, tasks: [] }
    moment.tasks.push(task)
    this.moments.set(at, moment)
  }

  /** Lives through all moments in order. Tasks may plan later moments while it runs. */
  async live(moveTo: (at: number) => Promise<void>): Promise<void> {
    for (;;) {
      const next = [...this.moments.values()].sort((a, b) => a.at - b.at)[0]
      if (!next) return
      this.moments.delete(next.at)
      await moveTo(next.at)
      await sideBySide(next.tasks)
    }
  }
}

/** Runs tasks, a few at once. */
export async function sideBySide(tasks: readonly (() => Promise<void>)[]): Promise<void> {
  const queue = [...tasks]
  const worker = async (): Promise<void> => {
    for (let task = queue.shift(); task; task = queue.shift()) await task()
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker))
}
