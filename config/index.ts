/** The Taro build: one source tree becomes the mini-program (weapp) and the browser app (h5). */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import dev from './dev'
import prod from './prod'
import { shortName } from './short-names'

const root = path.resolve(__dirname, '..')

type NameOfClass = string | ((name: string, sheet: string) => string)

const cssModules = (generateScopedName: NameOfClass) =>
  ({ enable: true, config: { namingPattern: 'module', generateScopedName } }) as const

const readable = '[local]_[hash:base64:4]'
/** Every node that is drawn brings the names of its classes to the view: a release says nothing with them. */
const short: NameOfClass = process.env.NODE_ENV === 'development' ? readable : shortName

/**
 * Lengths stay in px. A px is one density-independent pixel on both targets, so the type sizes people chose
 * hold on a 320 wide phone; rpx would shrink 30 to 25.6 there.
 */
const pxtransform = { enable: false, config: {} }

/**
 * Packages that are published in newer syntax than the oldest phones read (iOS 13, Chrome 79); they are brought down
 * like our own sources. A test parses the whole build, and names the file when another one is needed here.
 */
const compile = { include: [/node_modules[\\/](uqr|valibot|zustand|@stablelib)[\\/]/] }

/** What tells one build from another: answers that one version kept are not shown by the next. */
function buildDigest(): string {
  const hash = createHash('sha256')
  const take = (folder: string): void =>
    readdirSync(folder, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .forEach((entry) => {
        const file = path.join(folder, entry.name)
        if (entry.isDirectory()) take(file)
        else if (/\.tsx?$/.test(entry.name)) hash.update(entry.name).update(readFileSync(file))
      })
  take(path.join(root, 'src'))
  return hash.digest('hex').slice(0, 12)
}

const templateIds = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, id]) =>
      name.startsWith('TEMPLATE_') && !name.startsWith('TEMPLATE_KEYS_') && id
        ? [[name.slice('TEMPLATE_'.length), id]]
        : [],
    ),
  )

const { appid } = JSON.parse(readFileSync(path.join(root, 'project.config.json'), 'utf8')) as {
  appid: string
}

if (process.env.TARO_ENV === 'weapp' && appid === 'touristappid')
  console.warn(
    '\n⚠ project.config.json still names touristappid: this build opens in DevTools and cannot be uploaded.\n',
  )

if (process.env.TARO_ENV === 'weapp' && !process.env.CLOUD_ENV)
  console.warn(
    '\n⚠ CLOUD_ENV is not set: the mini-program will open whatever environment DevTools has selected.\n',
  )

const base: UserConfigExport<'webpack5'> = {
  projectName: 'linli',
  date: '2026-11-22',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV ?? 'weapp'}`,
  plugins: ['host-parts', 'short-report'].map((name) => path.resolve(__dirname, `plugins/${name}.ts`)),
  defineConstants: {
    /** See buildDigest. */
    BUILD_DIGEST: JSON.stringify(buildDigest()),
    /** The WeChat cloud environment that the mini-program opens; empty means the one DevTools has selected. */
    CLOUD_ENV: JSON.stringify(process.env.CLOUD_ENV ?? ''),
    /** WeChat's ids of the message templates: the same TEMPLATE_… variables that the functions read. */
    TEMPLATE_IDS: JSON.stringify(templateIds()),
    /** Our names of those that WeChat granted as long-term, with commas; the functions read the same variable. */
    LONG_TERM_TEMPLATES: JSON.stringify(process.env.LONG_TERM_TEMPLATES ?? ''),
  },
  alias: { '@': path.resolve(root, 'src') },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  jsMinimizer: 'terser',
  cssMinimizer: 'csso',
  ...(process.env.TARO_ENV === 'weapp' && {
    copy: { patterns: [{ from: 'src/sitemap.json', to: 'dist/weapp/sitemap.json' }], options: {} },
  }),
  mini: {
    compile,
    optimizeMainPackage: { enable: true },
    runtime: { enableInnerHTML: false },
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform, cssModules: cssModules(short) },
  },
  h5: {
    compile,
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[chunkhash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[chunkhash:8].css',
    },
    postcss: { pxtransform, autoprefixer: { enable: true, config: {} }, cssModules: cssModules(readable) },
  },
}

export default defineConfig<'webpack5'>((merge) =>
  process.env.NODE_ENV === 'development' ? merge({}, base, dev) : merge({}, base, prod),
)
