/**
 * Owns the optional check of the built mini-program with WeChat's own compiler, without an account or a network of theirs:
 * npm run check:wechat
 *
 * The compiler brings about 1,100 packages, so it is no dependency: it is installed once beside the build.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { heavyTool, wechatCompiler } from './heavy-tool'

/** What is used of the compiler. */
interface Compiler {
  Project: new (given: {
    appid: string
    type: 'miniProgram'
    projectPath: string
    privateKey: string
    ignores: string[]
  }) => { attr: () => Promise<unknown> }
  getCompiledResult(
    given: {
      project: unknown
      version: string
      desc: string
      setting: Record<string, boolean>
      onProgressUpdate: () => void
    },
    target: string,
  ): Promise<Record<string, string | Uint8Array>>
}

const root = resolve(__dirname, '..')

/** What the service would say about an account: the limits that hold for everybody, in KB. */
const account = {
  gameApp: false,
  isSandbox: true,
  released: false,
  setting: {
    ...{ MaxCodeSize: 2048, MaxSubpackageSubCodeSize: 2048, MaxSubpackageFullCodeSize: 30720 },
    ...{ NavigateMiniprogramLimit: 10, MaxSubPackageLimit: 100 },
    ...{ MinTabbarCount: 2, MaxTabbarCount: 5, MaxTabbarIconSize: 40 },
  },
}

async function main(): Promise<void> {
  if (!existsSync(join(root, 'dist/weapp/app.json')))
    execFileSync('npm', ['run', '-s', 'build:weapp'], { cwd: root, stdio: 'inherit' })
  const { Project, getCompiledResult } = heavyTool<Compiler>(...wechatCompiler)
  const { setting } = JSON.parse(readFileSync(join(root, 'project.config.json'), 'utf8')) as {
    setting: { es6: boolean; minifyWXML: boolean }
  }
  const appid = 'wx0000000000000000'
  const project = new Project({ appid, type: 'miniProgram', projectPath: root, privateKey: '-', ignores: [] })
  // The only question that the compiler puts to the service.
  project.attr = () => Promise.resolve(account)
  const given = { project, version: '0.0.0', desc: '', setting, onProgressUpdate: () => undefined }
  const files = await getCompiledResult(given, join(root, '.cache', wechatCompiler[0], 'compiled.zip'))
  const bytes = Object.values(files).reduce((sum, file) => sum + Buffer.from(file).length, 0)
  console.log(`compiled without an error: ${Object.keys(files).length} files, ${Math.round(bytes / 1024)} KB`)
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const where = error instanceof Error && 'path' in error ? `${String(error.path)}: ` : ''
    console.error(where + (error instanceof Error ? error.message : String(error)))
    process.exit(1)
  },
)
