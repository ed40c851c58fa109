/**
 * Owns the commands of whoever runs an environment:
 * npm run deploy -- --env ID [--dry-run] [--values FILE] [--prune] [--remake]
 *   and with --mini --version 1.2.3 --key FILE the mini-program after it
 * npm run deploy:check -- --env ID
 * npm run backup -- --env ID --to FOLDER
 * npm run restore -- --env ID --from FOLDER [--add]
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildFunctions } from '../scripts/build-functions'
import { backUp, restore } from './backup'
import type { CloudAccount } from './cloud'
import { checkedUpload, uploadMini } from './mini'
import { carryOutPlan, type Plan, readPlan } from './plan'
import type { Choice } from './settings'
import { tencentAccount } from './tencent'
import { valuesOf } from './values'
import { wantedOf } from './wanted'
import { planText, stepText } from './words'

const root = resolve(__dirname, '..')
const says = (line: string): void => console.log(line)

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    env: { type: 'string' },
    values: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    prune: { type: 'boolean', default: false },
    remake: { type: 'boolean', default: false },
    mini: { type: 'boolean', default: false },
    version: { type: 'string' },
    key: { type: 'string' },
    to: { type: 'string' },
    from: { type: 'string' },
    add: { type: 'boolean', default: false },
  },
})

function account(): CloudAccount {
  const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = process.env
  if (!asked.env) throw new Error('say which environment: --env ID')
  if (!secretId || !secretKey)
    throw new Error('TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY have to be set')
  return tencentAccount({ envId: asked.env, secretId, secretKey })
}

const choice = (): Choice => ({
  values: valuesOf(asked.values ? readFileSync(asked.values, 'utf8') : '', process.env),
  secrets: {
    PERSON_KEY: randomBytes(32).toString('base64'),
    FIRST_HEAD_CODE: randomBytes(12).toString('base64url'),
  },
  prune: asked.prune,
  remake: asked.remake,
})

/** Shown before they are set: one that was shown and not set does no harm, the other way round it would be lost. */
function showSecrets({ made }: Plan, { secrets }: Choice): void {
  for (const name of made) console.log(`\n${name}=${secrets[name]}`)
  if (made.includes('PERSON_KEY'))
    console.log(
      '  ids, cards and door codes follow from PERSON_KEY: put it into the safe now, it is never changed',
    )
  if (made.includes('FIRST_HEAD_CODE'))
    console.log('  FIRST_HEAD_CODE opens the district, once: give it to whoever will look after it')
  if (made.length > 0) console.log('  where a run is cut off, what the last one showed is what counts')
}

async function deploy(): Promise<void> {
  // What is missing for the last step is said before the first one.
  const mini = asked.mini
    ? checkedUpload({ root, env: asked.env, version: asked.version, key: asked.key })
    : null
  const folder = await buildFunctions()
  const [cloud, chosen] = [account(), choice()]
  const plan = await readPlan(cloud, wantedOf(folder), chosen)
  console.log(planText(plan))
  if (mini) console.log(`then the mini-program goes up as ${mini.version} of ${mini.appid}`)
  if (plan.blocked.length > 0) process.exitCode = 1
  if (asked['dry-run'] || plan.blocked.length > 0) return
  if (plan.steps.length === 0 && !mini) return
  showSecrets(plan, chosen)
  let done = 0
  await carryOutPlan(cloud, plan, {
    folderOf: (fn) => join(folder, fn),
    says: (step) => console.log(`${++done}/${plan.steps.length} ${stepText(step)}`),
  })
  // Functions first: what a refusal says comes from them.
  if (mini) await uploadMini(mini, chosen.values)
  console.log('done; npm run deploy:check reads it back')
}

/** What `api` answers to whoever runs the environment. */
interface Health {
  troubles: string[]
  upgrade?: { done: number; of: number }
}

/** Reads everything back, and asks `api` itself what it finds missing. */
async function check(): Promise<void> {
  const cloud = account()
  const plan = await readPlan(cloud, wantedOf(await buildFunctions()), choice())
  console.log(planText(plan))
  const { troubles, upgrade } = (await cloud.invoke('api', { operator: 'health' })) as Health
  console.log(
    troubles.length === 0 ? '\napi finds nothing missing' : `\napi says:\n  ${troubles.join('\n  ')}`,
  )
  if (upgrade) console.log(`${upgrade.done} of ${upgrade.of} steps make older data what this version writes`)
  if (plan.steps.length + plan.blocked.length + troubles.length > 0) process.exitCode = 1
}

async function writeBackup(): Promise<void> {
  if (!asked.to) throw new Error('say where: --to FOLDER')
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  await backUp(account(), { folder: asked.to, version, says })
  console.log('done; PERSON_KEY, FIELD_KEY and the uploaded files are not in it: keep the keys with it')
}

/** The collections and indexes are made first; functions come afterwards, so that no timer works on half of it. */
async function restoreBackup(): Promise<void> {
  if (!asked.from) throw new Error('say from where: --from FOLDER')
  const cloud = account()
  const plan = await readPlan(cloud, { ...wantedOf(await buildFunctions()), functions: [] }, choice())
  await carryOutPlan(cloud, plan, { folderOf: () => '', says: (step) => says(stepText(step)) })
  await restore(cloud, { folder: asked.from, add: asked.add, says })
  console.log('done; npm run deploy with the PERSON_KEY of this data comes next')
}

const commands: Record<string, () => Promise<void>> = {
  ...{ deploy, check },
  ...{ backup: writeBackup, restore: restoreBackup },
}

async function main(): Promise<void> {
  const command = commands[positionals[0] ?? '']
  if (!command) throw new Error(`say what to do: ${Object.keys(commands).join(', ')}`)
  await command()
}

main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  })
  // WeChat's tool leaves something waiting.
  .finally(() => process.exit())
