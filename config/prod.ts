/** What a release build changes: no source maps and small output. */
import type { UserConfigExport } from '@tarojs/cli'

/** The newest syntax that the oldest phones read (iOS 13, Chrome 79); a test parses the whole build. */
const ecma = 2017

/**
 * Taro switches most of terser's usual steps off and writes each Chinese letter as an escape of six; both are for phones
 * that are older than ours.
 */
const terser = {
  enable: true,
  config: {
    compress: {
      ...{ ecma, passes: 2, inline: 3 },
      ...{ arrows: true, collapse_vars: true, comparisons: true, computed_props: true, loops: true },
      ...{
        negate_iife: true,
        properties: true,
        reduce_funcs: true,
        reduce_vars: true,
        switches: true,
        typeofs: true,
      },
    },
    output: { ecma, ascii_only: false },
  },
} as const

/** The browser's build runs on the machine that made it, where no kilobyte counts and the making is waited for. */
const quickly = {
  jsMinimizer: 'esbuild',
  esbuild: { minify: { enable: true, config: { target: 'es2018', charset: 'utf8' } } },
} as const

const prod: UserConfigExport<'webpack5'> = {
  terser,
  mini: {
    enableSourceMap: false,
    webpackChain: (chain) => {
      const environment = { arrowFunction: true, const: true, destructuring: true, templateLiteral: true }
      chain.output.set('environment', environment)
    },
  },
  h5: {
    enableSourceMap: false,
    webpackChain: (chain) => {
      // What two pages have in common is written once; Taro writes it beside each of them.
      const shared = { name: 'shared', chunks: 'all', minChunks: 2 }
      const cacheGroups = { default: false, defaultVendors: false, shared } as const
      chain.optimization.splitChunks({ minSize: 0, cacheGroups })
    },
  },
  ...(process.env.TARO_ENV === 'h5' && quickly),
}

export default prod
