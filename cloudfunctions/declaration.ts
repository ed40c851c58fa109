/** Owns the cloud functions as data: what runs, on what, started by what, told what. The build, the guide and the deployment read it. */

interface TriggerDeclaration {
  name: string
  type: 'timer'
  /** Seven fields, the first of them seconds. */
  config: string
}

interface FunctionDeclaration {
  name: string
  /** Seconds. */
  timeout: number
  /** Megabytes. */
  memory: number
  /** What it may ask of WeChat. Contents are checked when they are handed in, and again by the timer. */
  openapi: string[]
  triggers: TriggerDeclaration[]
}

/** WeChat offers Nodejs16.13 and newer; the lowest one reads what every other does. */
export const RUNTIME = 'Nodejs16.13'

const checks = ['security.msgSecCheck', 'security.mediaCheckAsync']

export const functions: FunctionDeclaration[] = [
  {
    ...{ name: 'api', timeout: 20, memory: 256, triggers: [] },
    openapi: ['phonenumber.getPhoneNumber', 'wxacode.getUnlimited', ...checks],
  },
  {
    ...{ name: 'jobs', timeout: 60, memory: 512 },
    openapi: ['subscribeMessage.send', ...checks],
    triggers: [{ name: 'everyMinute', type: 'timer', config: '0 * * * * * *' }],
  },
  { name: 'sheets', timeout: 20, memory: 512, openapi: [], triggers: [] },
  { name: 'files', timeout: 20, memory: 256, openapi: [], triggers: [] },
]

interface VariableDeclaration {
  /** The whole name. */
  name: RegExp
  on: readonly string[]
  /** People, cards and sealed numbers follow from it: what is set stays as it is. */
  isKey?: true
}

const everywhere = functions.map(({ name }) => name)

/** The environment variables that functions read. One that is not among them is somebody else's and stays as it is. */
export const variables: VariableDeclaration[] = [
  { name: /^PERSON_KEY$/, on: everywhere, isKey: true },
  { name: /^FIELD_KEY(_\d+)?$/, on: ['api', 'jobs'], isKey: true },
  // The newest signs certificates, all of them check.
  { name: /^CERTIFICATE_KEY(_\d+)?$/, on: ['api'], isKey: true },
  { name: /^FIRST_HEAD_CODE$/, on: ['api'] },
  { name: /^(TEMPLATE_|TEMPLATE_KEYS_)\w+$/, on: ['api', 'jobs'] },
  { name: /^LONG_TERM_TEMPLATES$/, on: ['api', 'jobs'] },
  { name: /^JOBS_WORK_SECONDS$/, on: ['jobs'] },
  { name: /^JOB_MINI_PROGRAM$/, on: ['api'] },
]

/** Everybody may read what is shown; who uploaded a file is the only one who may write it. */
export const storageRule = { read: true, write: 'resource.openid == auth.openid' }
