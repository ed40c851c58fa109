/** Owns tools too heavy to be dependencies: installed beside the build when they are first needed, at one version. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const cache = resolve(__dirname, '../.cache')

/** WeChat's own compiler, which also uploads: folder, name and version. */
export const wechatCompiler = ['wechat-compiler', 'miniprogram-ci', '2.1.42'] as const

/** Where a tool lies once it is installed at this version; null before. */
export function heavyToolAt(folder: string, name: string, version: string): string | null {
  const installed = join(cache, folder, 'node_modules', name)
  const manifest = join(installed, 'package.json')
  if (!existsSync(manifest)) return null
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version === version
    ? installed
    : null
}

/** The tool of this name and version, installed below `.cache/<folder>` where it is not there yet. */
export function heavyTool<T>(folder: string, name: string, version: string): T {
  if (heavyToolAt(folder, name, version) === null) {
    const cwd = join(cache, folder)
    mkdirSync(cwd, { recursive: true })
    writeFileSync(join(cwd, 'package.json'), '{ "private": true }')
    const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${version}`]
    execFileSync('npm', install, { cwd, stdio: 'inherit' })
  }
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- installed by this script, so it cannot be imported
  return require(join(cache, folder, 'node_modules', name)) as T
}
