/** Babel serves Taro's builds alone; tests and tools compile with swc and esbuild. */
const taro = require('babel-preset-taro')

/**
 * Taro's preset, told to work around single faults of old engines. Otherwise one odd case that iOS 13 gets wrong has
 * every destructuring and every default taken apart, which weighs more and runs slower.
 */
function preset(api, options) {
  const made = taro(api, options)
  const [environment] = made.overrides[0].presets
  environment[1].bugfixes = true
  return made
}

module.exports = {
  // Nothing of the web's past comes to a phone's logic layer, and reading a property changes nothing.
  assumptions: { noDocumentAll: true, pureGetters: true, setPublicClassFields: true },
  presets: [[preset, { framework: 'react', ts: true, compiler: 'webpack5', useBuiltIns: false }]],
}
