/**
 * Owns the sealing of fields that must not be read from a copy of the database: AES-256-GCM under keys of the
 * environment. A sealed text names its key, so that a new key can be added while old texts stay readable.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { SetUpError } from './outside-error'

/**
 * The variable that holds a key: `FIELD_KEY` is version 1, `FIELD_KEY_2` version 2 and so on. Version 0 is PERSON_KEY,
 * which serves as long as there is no key for fields.
 */
const variableOf = (version: number): string =>
  version === 0 ? 'PERSON_KEY' : version === 1 ? 'FIELD_KEY' : `FIELD_KEY_${version}`

const held = (version: number): string | undefined => process.env[variableOf(version)] || undefined

/** The newest version that is set. */
function newestVersion(): number {
  const versions = Object.keys(process.env).flatMap((name) => {
    const number = /^FIELD_KEY_(\d+)$/.exec(name)?.[1]
    return number !== undefined && process.env[name] ? [Number(number)] : []
  })
  return Math.max(held(1) === undefined ? 0 : 1, ...versions)
}

function keyOf(version: number): Buffer {
  const key = held(version)
  if (key === undefined)
    throw new SetUpError(`环境变量 ${variableOf(version)} 没有设置，用它封存的号码打不开`)
  return createHash('sha256').update(`field:${key}`).digest()
}

/** Seals a text under the newest key, as `k<version>.nonce.tag.body` in base64url. */
export function seal(text: string): string {
  const version = newestVersion()
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(version), nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  const parts = [nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))
  return [`k${version}`, ...parts].join('.')
}

/**
 * Opens what {@link seal} made. Throws {@link SetUpError} when its key is no longer set or is another one, and an error
 * when it is no sealed text at all. Texts from before keys had versions are tried with FIELD_KEY, then PERSON_KEY.
 */
export function unseal(sealed: string): string {
  const [first = '', ...rest] = sealed.split('.')
  const named = /^k(\d{1,4})$/.exec(first)?.[1]
  const parts = named === undefined ? [first, ...rest] : rest
  if (parts.length !== 3) throw new Error('not a sealed text')
  const [nonce, tag, body] = parts.map((part) => Buffer.from(part, 'base64url')) as [Buffer, Buffer, Buffer]
  const versions =
    named === undefined ? [1, 0].filter((version) => held(version) !== undefined) : [Number(named)]
  for (const version of versions) {
    const opened = open(keyOf(version), nonce, tag, body)
    if (opened !== null) return opened
  }
  const names = versions.map(variableOf).join('、')
  throw new SetUpError(`一个封存的号码用 ${names} 打不开：密钥被换掉了，请把旧的值设回去，新密钥另设一个变量`)
}

/** The text, or null when the key is another or the text was altered: the cipher cannot tell these apart. */
function open(key: Buffer, nonce: Buffer, tag: Buffer, body: Buffer): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    decipher.setAuthTag(tag)
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
  } catch {
    // A wrong key shows only here; the caller tries the next one or says so.
    return null
  }
}
