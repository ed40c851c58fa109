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
const unasked = ['label-content-name-mismatch']

interface Axe {
  run: (options: object) => Promise<{
    violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[]
  }>
  _audit: { rules: { id: string; impact?: string }[] }
}

/**
 * What axe-core finds on the page in sight.
 * @param least `serious` leaves out the rules all of whose findings are said to be moderate or minor
 */
export async function audit(page: Page, least: 'minor' | 'serious' = 'minor'): Promise<Violation[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ url: address })
  return page.evaluate(
    async ([never, slight]) => {
      const { axe } = window as unknown as { axe: Axe }
      const left = axe._audit.rules.filter(
        ({ id, impact }) => never.includes(id) || slight.includes(impact ?? ''),
      )
      const rules = Object.fromEntries(left.map(({ id }) => [id, { enabled: false }]))
      // The styles are on the page; nothing is to be fetched before. Where a finding stands is seen by its html.
      const asked = { rules, resultTypes: ['violations'], preload: false, selectors: false }
      const { violations } = await axe.run(asked)
      return violations.flatMap(({ id, impact, nodes }) =>
        nodes.map(({ html, failureSummary }) => ({
          id,
          impact,
          html: `${html.slice(0, 160)} ${failureSummary.split('\n')[1] ?? ''}`,
        })),
      )
    },
    [unasked, least === 'serious' ? ['minor', 'moderate'] : []] as const,
  )
}
