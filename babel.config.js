/** Babel serves Taro's builds alone; tests and tools compile with swc and esbuild. */
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', useBuiltIns: false }]],
}
