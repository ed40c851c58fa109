/** An environment becomes what is declared, from whatever it was, wherever a run is cut off; keys are never replaced. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { database } from '../../../cloudfunctions/database/declaration'
import { functions, RUNTIME, storageRule } from '../../../cloudfunctions/declaration'
import { carryOutPlan, type Plan, readPlan } from '../../../deploy/plan'
import type { Choice } from '../../../deploy/settings'
import { valuesOf } from '../../../deploy/values'
import { type Wanted, wantedOf } from '../../../deploy/wanted'
import { planText } from '../../../deploy/words'
import { emptyEnvironment, type Environment, standInAccount } from '../../support/stand-in-account'
import older from './version-0.9.json'

const choice: Choice = {
  ...{ values: {}, prune: false, remake: false },
  secrets: { PERSON_KEY: 'the-new-key-of-people', FIRST_HEAD_CODE: 'the-new-first-code' },
}
const product: Wanted = {
  runtime: RUNTIME,
  collections: database.collections,
  functions: functions.map((one) => ({ ...one, digest: `digest-of-${one.name}` })),
  storage: storageRule,
}
/** Small enough to be read. */
const small: Wanted = {
  ...product,
  functions: product.functions.filter(({ name }) => name !== 'sheets'),
  collections: [
    { name: 'stations', indexes: [] },
    {
      name: 'projects',
      indexes: [
        { name: 'order', keys: { stationId: 1, order: -1 } },
        { name: 'name', keys: { stationId: 1, nameKey: 1 }, unique: true },
      ],
    },
  ],
}
const run = async (env: Environment, wanted = product, given: Partial<Choice> = {}, stopAt = Infinity) => {
  let commands = 0
  const account = standInAccount(env, (command) => {
    if (++commands > stopAt) throw new Error(`cut off before ${command}`)
  })
  const plan = await readPlan(account, wanted, { ...choice, ...given })
  await carryOutPlan(account, plan, { folderOf: (fn) => `dist/${fn}`, says: () => undefined })
  return commands
}
const planFor = (env: Environment, wanted = product, given: Partial<Choice> = {}): Promise<Plan> =>
  readPlan(standInAccount(env), wanted, { ...choice, ...given })

/** What stood in an environment of 0.9: fewer collections, other indexes, three functions on an older Node. */
const oldEnvironment = (
  runtime = RUNTIME,
  theirs: Record<string, string> = { OF_OTHERS: 'kept' },
): Environment => {
  const env = emptyEnvironment()
  for (const [name, indexes] of Object.entries(older.collections))
    env.collections[name] = { permission: 'ADMINONLY', indexes: structuredClone(indexes) as never }
  const variables = { PERSON_KEY: 'the-key-of-old', FIELD_KEY: 'the-field-key-of-old', ...theirs }
  for (const name of older.functions)
    env.functions[name] = {
      ...{ runtime, timeout: 3, memory: 256, variables, code: 'old' },
      triggers: name === 'jobs' ? [{ name: 'everyMinute', type: 'timer', config: '0 */2 * * * * *' }] : [],
    }
  env.documents = { people: [{ _id: 'p1' }], stations: [{ _id: 'st1' }], units: [{ _id: 'u1' }] }
  return env
}

it('tells a fresh environment and a changed one in words, without a value of a secret', async () => {
  const fresh = emptyEnvironment()
  const text = planText(await planFor(fresh, small))
  expect(text).not.toContain(choice.secrets.PERSON_KEY)
  expect(text).toMatchSnapshot()
  await run(fresh, small)
  expect(planText(await planFor(fresh, small))).toBe('nothing has to be done')

  const changed = structuredClone(fresh)
  changed.collections.projects!.permission = 'PRIVATE'
  changed.collections.projects!.indexes = [
    { name: 'order', keys: { order: -1, stationId: 1 } },
    { name: 'gone', keys: { a: 1 } },
  ]
  changed.collections.theirs = { permission: 'PRIVATE', indexes: [] }
  changed.documents.projects = [
    { _id: 'a', stationId: 'st1', nameKey: '早读' },
    { _id: 'b', stationId: 'st1', nameKey: '早读' },
  ]
  changed.functions.api!.variables.CODE_DIGEST = 'another'
  changed.functions.jobs!.runtime = 'Nodejs12.16'
  expect(planText(await planFor(changed, small))).toMatchSnapshot()
  expect(planText(await planFor(changed, small, { prune: true, remake: true }))).toMatchSnapshot()
})

it.each<[string, () => Environment, Partial<Choice>]>([
  ['a fresh one', emptyEnvironment, {}],
  ['one of 0.9', oldEnvironment, { prune: true }],
  ['one of 0.9 on an older Node', () => oldEnvironment('Nodejs12.16', {}), { remake: true }],
])('cut off before any command and begun again, %s becomes the same', async (_, environment, given) => {
  const whole = environment()
  const commands = await run(whole, product, given)
  expect(await planFor(whole, product, given)).toMatchObject({ steps: [], blocked: [] })
  expect(Object.keys(whole.functions).sort()).toEqual(functions.map(({ name }) => name).sort())
  for (let stopAt = 0; stopAt < commands; stopAt++) {
    const env = environment()
    await expect(run(env, product, given, stopAt)).rejects.toThrow('cut off')
    await run(env, product, given)
    expect(env).toEqual(whole)
  }
})

it('an environment of 0.9 keeps its keys, what is not ours and what lies in it', async () => {
  const env = oldEnvironment()
  const plan = await planFor(env)
  expect(plan.leftAlone.some((line) => line.includes('(dropped with --prune)'))).toBe(true)
  expect(plan.made).toEqual([])
  await run(env)
  for (const { variables } of Object.values(env.functions)) {
    expect(variables.PERSON_KEY).toBe('the-key-of-old')
    expect(variables.FIRST_HEAD_CODE).toBeUndefined()
  }
  expect(env.functions.api!.variables).toMatchObject({ FIELD_KEY: 'the-field-key-of-old', OF_OTHERS: 'kept' })
  expect(env.functions.files!.variables.FIELD_KEY).toBeUndefined()
  expect(env.documents).toEqual(oldEnvironment().documents)
  expect(env.functions.jobs!.triggers).toEqual(functions.find(({ name }) => name === 'jobs')!.triggers)
})

it.each<[string, (env: Environment) => void, Partial<Choice>]>([
  ['PERSON_KEY is set already', () => undefined, { values: { PERSON_KEY: 'quite-another-key' } }],
  ['FIELD_KEY is set already', () => undefined, { values: { FIELD_KEY: 'quite-another-key' } }],
  ['PERSON_KEY is not the same', (env) => (env.functions.jobs!.variables = { PERSON_KEY: 'other' }), {}],
  [
    'there are people here and no PERSON_KEY',
    (env) => Object.values(env.functions).forEach((fn) => (fn.variables = {})),
    {},
  ],
  ['FIELD_KEY_2 is too short', () => undefined, { values: { FIELD_KEY_2: 'short' } }],
  ['too old and cannot be changed', (env) => (env.functions.api!.runtime = 'Nodejs12.16'), {}],
  [
    'jobs has OF_OTHERS, JOBS_WORK_SECONDS',
    (env) => {
      const { jobs } = env.functions
      jobs!.runtime = 'Nodejs12.16'
      jobs!.variables = { ...jobs!.variables, JOBS_WORK_SECONDS: '30' }
    },
    { remake: true },
  ],
])('does nothing at all while %s', async (said, arrange, given) => {
  const env = oldEnvironment()
  arrange(env)
  const before = structuredClone(env)
  expect((await planFor(env, product, given)).blocked.join()).toContain(said)
  await expect(run(env, product, given)).rejects.toThrow(said)
  expect(env).toEqual(before)
})

it('makes collections and indexes alone for data that is put back, whoever is there already', async () => {
  const env = emptyEnvironment()
  const data = { ...product, functions: [] }
  await run(env, data)
  expect(env.functions).toEqual({})
  env.documents.people = [{ _id: 'p1' }]
  expect(await planFor(env, data)).toMatchObject({ steps: [], blocked: [], made: [] })
  expect((await planFor(env)).blocked.join()).toContain('no PERSON_KEY')
})

it('sets what is given where it is read, and a newer field key beside the older one', async () => {
  const env = oldEnvironment()
  const values = { TEMPLATE_placeNotice: 'an-id', FIELD_KEY_2: 'a-newer-field-key', JOBS_WORK_SECONDS: '40' }
  await run(env, product, { values })
  expect(env.functions.api!.variables).toMatchObject({
    TEMPLATE_placeNotice: 'an-id',
    FIELD_KEY: 'the-field-key-of-old',
    FIELD_KEY_2: 'a-newer-field-key',
  })
  expect(env.functions.api!.variables.JOBS_WORK_SECONDS).toBeUndefined()
  expect(env.functions.jobs!.variables.JOBS_WORK_SECONDS).toBe('40')
  expect(Object.keys(env.functions.sheets!.variables).sort()).not.toContain('FIELD_KEY_2')
})

it('takes what an operator gives, names a line by its place alone, and knows a build by all that is in it', () => {
  const given = [
    '# of the district',
    '',
    ' PERSON_KEY = a-secret=with-signs== ',
    'TEMPLATE_placeNotice=',
  ].join('\n')
  expect(valuesOf(given, { PATH: '/bin', FIELD_KEY: 'of-the-surroundings' })).toEqual({
    PERSON_KEY: 'a-secret=with-signs==',
    FIELD_KEY: 'of-the-surroundings',
  })
  expect(() => valuesOf('PERSON_KEY=a\nwhat-is-this-secret', {})).toThrow(/^line 2 is not NAME=value$/)
  expect(() => valuesOf('PERSONKEY=a-secret', {})).toThrow(/^line 1: no function reads PERSONKEY$/)

  const folder = mkdtempSync(join(tmpdir(), 'built-'))
  const write = (file: string, text: string) => {
    for (const { name } of functions) {
      mkdirSync(join(folder, name, 'sdk'), { recursive: true })
      writeFileSync(join(folder, name, file), text)
    }
  }
  const digests = () => wantedOf(folder).functions.map(({ digest }) => digest)
  write('index.js', 'one')
  const first = digests()
  expect(digests()).toEqual(first)
  write('sdk/index.js', 'two')
  const second = digests()
  write('sdk/index.js', 'three')
  expect(new Set([first[0], second[0], digests()[0]]).size).toBe(3)
  rmSync(folder, { recursive: true })
})
