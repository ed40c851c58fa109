/**
 * Owns asking axe-core what is wrong with the page in sight. Its script is sent like the client's own, under a name that
 * never means another file, and compiled whole: the browser then keeps it compiled, which saves half of every look.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import type { Page } from 'playwright-core'

const source = path.resolve(__dirname, '../../../node_modules/axe-core/axe.min.js')
const script = `//# allFunctionsCalledOnLoad\n${readFileSync(source, 'utf8')}`
const digest = createHash('sha256').update(script).digest('hex').slice(0, 8)
const address = `/h5/axe.${digest}.js`

/** Sends the script to a page that asks for it; answers whether that was what was asked for. */
export function sendAxe(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.url !== address) return false
  response.writeHead(200, {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'max-age=31536000, immutable',
  })
  response.end(script)
  return true
}

export interface Violation {
  id: string
  impact: string
  html: string
}

/** Names repeat the words that are seen, in their order, with pauses between; this rule allows no pauses. */
const rules = { 'label-content-name-mismatch': { enabled: false } }

/** What axe-core finds on the page in sight. */
export async function audit(page: Page): Promise<Violation[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ url: address })
  return page.evaluate(async (chosen) => {
    interface Found {
      violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[]
    }
    const { axe } = window as unknown as { axe: { run: (options: unknown) => Promise<Found> } }
    // The styles are on the page; nothing is to be fetched before.
    const { violations } = await axe.run({ rules: chosen, resultTypes: ['violations'], preload: false })
    return violations.flatMap(({ id, impact, nodes }) =>
      nodes.map(({ html, failureSummary }) => ({
        id,
        impact,
        html: `${html.slice(0, 160)} ${failureSummary.split('\n')[1] ?? ''}`,
      })),
    )
  }, rules)
}
