/**
 * Owns what the mini-program carries of WeChat's parts: every attribute that a page hands to one, and none of the
 * hundreds that no page ever does, neither in the templates nor in the runtime.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { buildIfStale, dist } from './support/dist'
import { growTree, textOf, type Owner } from './support/tree'
import { compileTemplates } from './support/wxml'

const src = resolve(__dirname, '../../src')

beforeAll(buildIfStale, 300_000)

const builtText = (name: string): string => readFileSync(join(dist, name), 'utf8')

/** Screens of the mini-program; what is drawn by the browser alone stands in `.h5.tsx`. */
const screensIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return screensIn(path)
    return /(?<!\.h5)\.tsx$/.test(entry.name) ? [path] : []
  })

/** What the templates and the runtime handle for every part by other names. */
const ofEvery = new Set(['className', 'style', 'id', 'key', 'onClick', 'catchMove'])

/** Every attribute that a screen writes on a part of WeChat, as `Part attribute`. */
function handedOver(path: string): string[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const parts = new Map<string, string>()
  const found: string[] = []
  const look = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && node.moduleSpecifier.getText().includes('@tarojs/components')) {
      const names = node.importClause?.namedBindings
      if (names && ts.isNamedImports(names))
        names.elements.forEach((name) => parts.set(name.name.text, (name.propertyName ?? name.name).text))
    }
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      const part = parts.get(node.tagName.getText())
      for (const attribute of part ? node.attributes.properties : [])
        if (ts.isJsxAttribute(attribute)) found.push(`${part} ${attribute.name.getText()}`)
    }
    ts.forEachChild(node, look)
  }
  look(file)
  return found
}

const dashed = (word: string): string => word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const inTemplates = (name: string): string =>
  /^on[A-Z]/.test(name) ? `bind${name.slice(2).toLowerCase()}` : dashed(name)

it('every attribute that a page hands to a part of WeChat has its place in the templates', () => {
  const templates = builtText('base.wxml')
  const handed = [...new Set(screensIn(src).flatMap(handedOver))]
  expect(handed.length).toBeGreaterThan(20)
  const missing = handed.filter((each) => {
    const [part = '', name = ''] = each.split(' ')
    if (ofEvery.has(name) || each === 'Canvas aria-hidden') return false
    const tags = templates.match(new RegExp(`<${dashed(part).slice(1)} [^>]*>`, 'g')) ?? []
    return !tags.some((tag) => tag.includes(` ${inTemplates(name)}="`))
  })
  expect(missing).toEqual([])
})

it('what a helper hands over is there too: pressed looks, names for readers, moves that are held back', () => {
  const templates = builtText('base.wxml')
  for (const name of ['hover-class', 'aria-label', 'aria-checked', 'catchtouchmove', 'bindgetphonenumber'])
    expect(templates).toContain(` ${name}="`)
})

it('tells nobody that a finger moves, unless it is held back', () => {
  expect(builtText('base.wxml')).not.toContain('bindtouchmove')
})

it('takes a picture for one that fills its frame only where nothing else is said of it', () => {
  const pictures = screensIn(src).flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/<Image\b[^]*?\/>/g)].map(([text]) => ({ path, text })),
  )
  const others = pictures.filter(({ path }) => !path.endsWith('components/picture/index.tsx'))
  expect(pictures.length - others.length).toBe(1)
  expect(others.length).toBeGreaterThan(0)
  for (const { text } of others)
    for (const said of ['mode=', 'lazyLoad=', 'aria-hidden=']) expect(text).toContain(said)
})

it.each([
  ['base.wxml', ['hover-stay-time', 'bindanimationend', 'refresher-enabled', 'safe-password-nonce']],
  ['taro.js', ['hover-stay-time', 'enable-3D', 'refresher-enabled', 'safe-password-nonce', 'scanComment']],
  ['taro.js', ['backdropFilter', 'addPhoneContact', 'getFuzzyLocation']],
  ['app.js', ['findBoundingRects', 'createTestNameSelector']],
] as const)('%s knows nothing of what no page asks of WeChat', (file, unasked) => {
  const text = builtText(file)
  expect(unasked.filter((word) => text.includes(word))).toEqual([])
})

it('the runtime keeps the styles that pages hand over and the calls that they make', () => {
  const text = builtText('taro.js')
  const asked = ['backgroundImage', 'minWidth', 'width', 'scanCode', 'uploadFile', 'saveImageToPhotosAlbum']
  expect(asked.filter((word) => !text.includes(`"${word}"`))).toEqual([])
})

it('what lies beneath the deepest template is drawn as everywhere, plain views too', () => {
  const root = compileTemplates(dist).render('comp', { i: { c: 'a', k: [{ v: '很深' }] }, l: '' })
  const owner: Owner = { handle: () => undefined }
  expect(textOf(growTree({ root, owner }, () => null))).toBe('很深')
})
