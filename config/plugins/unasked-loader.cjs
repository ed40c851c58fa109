/**
 * Owns what is cut from Taro's and React's runtime in the mini-program: what our sources never ask for, and what no tree
 * shaking finds. A cut that does not find its place stops the build, so that a new version is looked at first.
 */
const { basename } = require('node:path')

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

/** From where each cut begins, up to where it ends, and what stands there instead. */
const cuts = {
  // The parts of every platform. A merge of two tables counts as an effect, so that none would be left out by itself.
  'components.js': (parts) => [
    [
      'const View = ',
      '\n};\nconst controlledComponent',
      `const internalComponents = ${JSON.stringify(namesOf(parts))};\n`,
    ],
  ],
  // What WeChat adds to them: it is in the table above already.
  'runtime.js': () => [['const components = {', '\n};\n', 'const components = {};\n']],
  // The only import that asks for the whole runtime in order to use one thing of it.
  'index.js': () => [
    ['const { hooks } = require(', "'@tarojs/runtime')", "const hooks = require('@tarojs/runtime').hooks"],
  ],
  // A reader of HTML, for an attribute that no source hands over.
  'react.esm.js': () => [
    ['import { setInnerHTML, ', '', 'import { '],
    ['setInnerHTML(dom, newHtml);', '', ''],
  ],
  // Taro changes what is on the screen; it takes over no page that a server drew, and keeps no copies of trees.
  'react-reconciler.production.min.js': () => [
    ['$$$hostConfig.supportsMutation', '', '!0'],
    ['$$$hostConfig.supportsPersistence', '', '!1'],
    ['$$$hostConfig.supportsHydration', '', '!1'],
  ],
}

/** The source with one piece said anew. The end of a cut, where it names what follows, stays up to its last line. */
function cut(source, [from, to, instead], file) {
  const start = source.indexOf(from)
  const end = source.indexOf(to, start + from.length)
  if (start < 0 || end < 0) throw new Error(`${file} is not as the cuts of the mini-program know it`)
  return (
    source.slice(0, start) + instead + source.slice(end + (to.startsWith('\n};\n') ? '\n};\n' : to).length)
  )
}

module.exports = function unaskedLoader(source) {
  const file = basename(this.resourcePath)
  return cuts[file](this.getOptions().parts).reduce((text, piece) => cut(text, piece, file), source)
}
