/** Owns waiting for what the cloud does by itself a moment later, such as looking at a picture. */

/** Asks again every tenth of a second, for ten seconds at most; `what` names it in the failure. */
export async function until<T>(what: string, ask: () => Promise<T | null>): Promise<T> {
  for (let round = 0; round < 100; round++) {
    const answer = await ask()
    if (answer !== null) return answer
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`waited in vain: ${what}`)
}
