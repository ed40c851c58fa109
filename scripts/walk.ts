/** Owns `npm run walk`: long random walks over the whole station, each printed with what it did; fails when one finds a contradiction. */
import { walk } from '../__tests__/walk/support/walk'

const numberOf = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}

async function main(): Promise<void> {
  const from = numberOf('from', 1)
  const seeds = numberOf('seeds', 20)
  const steps = numberOf('steps', 1000)
  let failed = 0
  let walked = 0
  for (let seed = from; seed < from + seeds; seed++) {
    const result = await walk(seed, steps)
    walked += result.steps
    if (result.problems.length > 0) {
      failed += 1
      console.log(result.log.join('\n'))
    }
    console.log(`seed ${seed}: ${result.steps} steps, ${result.problems.length} problems`)
    for (const problem of result.problems) console.log(`  ${problem}`)
  }
  console.log(`${walked} steps over ${seeds} seeds, ${failed} with a contradiction`)
  process.exitCode = failed > 0 ? 1 : 0
}

void main()
