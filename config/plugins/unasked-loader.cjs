/**
 * Owns what is cut from Taro's and React's runtime in the mini-program: what our sources never ask for, and what no tree
 * shaking finds. A cut that does not find its place stops the build, so that a new version is looked at first.
 */
const { basename } = require('node:path')
const crossing = require('./crossing-cuts.cjs')

/** What a table of the runtime is asked for: which number an attribute has. Defaults and events stand in the templates. */
const namesOf = (parts) =>
  Object.fromEntries(
    Object.entries(parts).map(([part, attributes]) => [
      part,
      Object.fromEntries(
        Object.keys(attributes)
          .filter((name) => !name.startsWith('bind'))
          .map((name) => [name, '']),
      ),
    ]),
  )

/** The words of a list of the runtime's that the sources name. */
const onlyNamed = (list, named) => JSON.stringify([...list].filter((word) => named.has(word)))

/** What stands between two places of a source, run to see what it comes to. */
const valueOf = (source, from, to, name) =>
  new Function(`${source.slice(source.indexOf(from), source.indexOf(to))}; return ${name}`)()

/** The cut that leaves a list of WeChat's calls with those that are made. */
function onlyPromised(source, named) {
  const from = 'const needPromiseApis = new Set('
  const calls = valueOf(source, from, '\nfunction ', 'needPromiseApis')
  return [`${from}[`, ']);', `${from}${onlyNamed(calls, named)});`]
}

const stylesIn = (source) => valueOf(source, 'const WEBKIT = ', 'export {', 'styleProperties')

/** Cuts out every export that lies between two which Taro calls. */
const betweenExports = (pairs) =>
  pairs.map(([from, to]) => [`exports.${from}=`, `exports.${to}=`, `exports.${to}=`])

/** From where each cut begins, up to where it ends, and what stands there instead. */
const cuts = {
  ...crossing.cuts,
  // The parts of every platform. A merge of two tables counts as an effect, so that none would be left out by itself.
  'components.js': (parts) => [
    [
      'const View = ',
      '\n};\nconst controlledComponent',
      `const internalComponents = ${JSON.stringify(namesOf(parts))};\n`,
    ],
  ],
  // What WeChat adds to them: it is in the table above already.
  'runtime.js': (_parts, named, source) => [
    ['const components = {', '\n};\n', 'const components = {};\n'],
    onlyPromised(source, named),
    ['[toCamelCase(data.nn)]', '', '[toCamelCase(data.n)]'],
  ],
  // What WeChat offers with a promise, by name.
  'native-apis.js': (_parts, named, source) => [onlyPromised(source, named)],
  // Every property that a style may have.
  'style_properties.js': (_parts, named, source) => [
    [
      'const WEBKIT = ',
      'export { styleProperties };',
      `const styleProperties = ${onlyNamed(stylesIn(source), named)};\nexport { styleProperties };`,
    ],
  ],
  // What is to be drawn anew as a whole needs none of its parts told beside it.
  'root.js': () => [
    ["['root.cn.[0]', 'root.cn[0]']", '', "['root.k.[0]', 'root.k[0]']"],
    ['path.endsWith("cn" /* Shortcuts.Childnodes */)', '', 'path.endsWith(".k")'],
  ],
  // What is drawn beneath the deepest template.
  'common.js': () => [],
  // The only import that asks for the whole runtime in order to use one thing of it.
  'index.js': () => [
    ['const { hooks } = require(', "'@tarojs/runtime')", "const hooks = require('@tarojs/runtime').hooks"],
  ],
  // A reader of HTML, for an attribute that no source hands over.
  'react.esm.js': () => [
    ['import { setInnerHTML, ', '', 'import { '],
    ['setInnerHTML(dom, newHtml);', '', ''],
    ...crossing.repeated,
  ],
  // Taro changes what is on the screen; it takes over no page that a server drew, and keeps no copies of trees.
  'react-reconciler.production.min.js': () => [
    ['$$$hostConfig.supportsMutation', '', '!0'],
    ['$$$hostConfig.supportsPersistence', '', '!1'],
    ['$$$hostConfig.supportsHydration', '', '!1'],
    // What takes over a page, looks through a tree in tests, and asks what Taro never does.
    ...betweenExports([
      ['attemptContinuousHydration', 'batchedUpdates'],
      ['createComponentSelector', 'createContainer'],
      ['createHasPseudoClassSelector', 'createPortal'],
      ['createRoleSelector', 'findHostInstance'],
      ['findHostInstanceWithNoPortals', 'flushSync'],
      ['focusWithin', 'getPublicRootInstance'],
      ['isAlreadyRendering', 'runWithPriority'],
      ['shouldError', 'updateContainer'],
    ]),
  ],
}

/** The source with one piece said anew. The end of a cut, where it names what follows, stays up to its last line. */
function cut(source, [from, to, instead], file) {
  const start = source.indexOf(from)
  const end = source.indexOf(to, start + from.length)
  if (start < 0 || end < 0) throw new Error(`${file} is not as the cuts of the mini-program know it`)
  return (
    source.slice(0, start) +
    instead.replace('$&', from) +
    source.slice(end + (to.startsWith('\n};\n') ? '\n};\n' : to).length)
  )
}

module.exports = function unaskedLoader(source) {
  const file = basename(this.resourcePath)
  const { parts, words, called } = this.getOptions()
  const left = cuts[file](parts, new Set(words), source, called).reduce(
    (text, piece) => cut(text, piece, file),
    source,
  )
  return crossing.shortly(left)
}
