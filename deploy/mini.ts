/** Owns building the mini-program for an environment and uploading it, by WeChat's own tool. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { heavyTool, wechatCompiler } from '../scripts/heavy-tool'

/** What is used of the tool. */
interface Tool {
  Project: new (given: {
    appid: string
    type: 'miniProgram'
    projectPath: string
    privateKeyPath: string
    ignores: string[]
  }) => object
  upload(given: {
    project: object
    version: string
    desc: string
    setting: Record<string, boolean>
    onProgressUpdate: () => void
  }): Promise<unknown>
}

interface Upload {
  root: string
  env: string
  version: string
  /** The file with the key for uploading, from 开发管理 → 小程序代码上传. */
  key: string
  appid: string
}

interface ProjectConfig {
  appid: string
  setting: { es6: boolean; minifyWXML: boolean }
}

const configIn = (root: string): ProjectConfig =>
  JSON.parse(readFileSync(join(root, 'project.config.json'), 'utf8')) as ProjectConfig

/** What is needed for an upload; throws what is missing. */
export function checkedUpload({
  root,
  env,
  version,
  key,
}: {
  root: string
  env?: string
  version?: string
  key?: string
}): Upload {
  const { appid } = configIn(root)
  if (!env) throw new Error('say which environment: --env ID')
  if (!version || !/^\d+\.\d+\.\d+$/.test(version)) throw new Error('say which version: --version 1.2.3')
  if (!key || !existsSync(key)) throw new Error('say where the key for uploading lies: --key FILE')
  if (appid === 'touristappid') throw new Error('project.config.json needs the real appid')
  return { root, env, version, key: resolve(key), appid }
}

/** Builds the mini-program for the environment and uploads it; it is released in the console. */
export async function uploadMini(
  { root, env, version, key, appid }: Upload,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  // The build knows the templates; a key of people has no business there.
  const templates = Object.entries(values).filter(([name]) => /^(TEMPLATE_|LONG_TERM_)/.test(name))
  execFileSync('npm', ['run', '-s', 'build:weapp'], {
    ...{ cwd: root, stdio: 'inherit' },
    env: { ...process.env, ...Object.fromEntries(templates), CLOUD_ENV: env },
  })
  const { Project, upload } = heavyTool<Tool>(...wechatCompiler)
  const project = new Project({
    ...{ appid, type: 'miniProgram', projectPath: root, privateKeyPath: key },
    ignores: ['node_modules/**/*'],
  })
  const { setting } = configIn(root)
  await upload({
    ...{ project, version, setting, desc: `linli ${version}` },
    onProgressUpdate: () => undefined,
  })
}
