/**
 * Owns `npm run price`: what each capability costs to have: its own files and lines with tests and demo, and the files of
 * others that name it, each of which somebody had to open for it.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(__dirname, '..')

/** What a capability is called in paths and in words. */
const capabilities: Record<string, readonly string[]> = {
  complaint: ['complaint'],
  'data request': ['data-request', 'data-requests'],
  objection: ['objection'],
  star: ['star'],
  incident: ['incident', 'incidents'],
  order: ['order', 'orders'],
  whistle: ['whistle', 'whistles'],
  mediation: ['mediation', 'mediations'],
  invitation: ['invitation', 'invitations'],
  wish: ['wish', 'wishes'],
  notice: ['notice', 'notices'],
  redemption: ['redemption', 'redemptions'],
  household: ['household', 'households'],
  visit: ['visit', 'visits', 'visited'],
  room: ['room', 'rooms'],
  course: ['course', 'courses'],
  duty: ['duty'],
  season: ['season', 'seasons'],
  honour: ['honour', 'honours'],
  campaign: ['campaign', 'campaigns', 'score', 'scores'],
  award: ['award', 'awards'],
  tradition: ['tradition', 'traditions'],
  certificate: ['certificate', 'certificates'],
  survey: ['survey', 'surveys'],
  article: ['article', 'articles'],
  pledge: ['pledge', 'pledges'],
  reuse: ['reuse', 'reuses'],
  gig: ['gig', 'gigs', 'job-post', 'job-posts', 'seeker', 'seekers'],
  sorting: ['sorting', 'sortings'],
  livelihood: ['livelihood', 'livelihoods'],
  ally: ['ally', 'allies', 'agreement', 'agreements'],
}

const sources = execFileSync('git', ['ls-files', 'src', 'cloudfunctions', 'demo', '__tests__', 'bench'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(tsx?|scss)$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))

const linesOf = (text: string): number => text.split('\n').length - 1

/** Whether one of the parts of a path is the capability's: `wish/`, `make-wishes.ts`, `wish-flow.ts`. */
const isOwn = (file: string, names: readonly string[]): boolean =>
  names.some((name) => new RegExp(`(^|[/.-])${name}([/.-]|$)`).test(file))

/** Whether a text says the name: `wish`, `WishDocument`, `openWish`; not as a part of another word. */
const says = (text: string, names: readonly string[]): boolean =>
  names.some((name) => {
    const capital = `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`
    return new RegExp(`\\b${name}(?![a-z])|${capital}(?![a-z])`).test(text)
  })

const isProduct = (file: string): boolean => /^(src|cloudfunctions)\//.test(file)

function priceOf(names: readonly string[]) {
  const own = sources.filter(({ file }) => isOwn(file, names))
  const others = sources.filter(({ file, text }) => !isOwn(file, names) && says(text, names))
  const product = own.filter(({ file }) => isProduct(file))
  const lines = (some: typeof own): number => some.reduce((sum, { text }) => sum + linesOf(text), 0)
  return {
    files: own.length,
    lines: lines(own),
    'of them product': `${product.length} / ${lines(product)}`,
    'shared files (product)': others.filter(({ file }) => isProduct(file)).length,
    'shared files (demo, tests)': others.filter(({ file }) => !isProduct(file)).length,
  }
}

console.table(Object.fromEntries(Object.entries(capabilities).map(([name, names]) => [name, priceOf(names)])))
const product = sources.filter(({ file }) => isProduct(file))
console.log(
  `product code: ${product.length} files, ${product.reduce((sum, { text }) => sum + linesOf(text), 0)} lines`,
)
