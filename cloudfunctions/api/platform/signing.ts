/**
 * Owns the signing of certificates: Ed25519 under keys of the environment. A signature names its key, so that a newer one
 * can be added while what older ones signed can still be checked. Without a key nothing is signed and all else goes on.
 */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/** The public key is shown to everybody, so that a secret of fewer letters could be found by trying. */
const LEAST_LETTERS = 32
const KEY_NAME = /^CERTIFICATE_KEY(?:_(\d+))?$/
/** What stands before the 32 bytes of a private key in PKCS 8, and how many before those of a public one in SPKI. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI_HEAD = 12

const isStrong = (secret: string | undefined): secret is string => (secret ?? '').length >= LEAST_LETTERS

/** `CERTIFICATE_KEY` is the first, `CERTIFICATE_KEY_2` the second and so on. */
const secretOf = (keyNo: number): string | undefined =>
  process.env[keyNo === 1 ? 'CERTIFICATE_KEY' : `CERTIFICATE_KEY_${keyNo}`]

function privateKey(keyNo: number): KeyObject | null {
  const secret = secretOf(keyNo)
  if (!isStrong(secret)) return null
  const seed = createHash('sha256').update(`certificate:${secret}`).digest()
  return createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' })
}

const keyNumbers = (): number[] =>
  Object.keys(process.env).flatMap((name) => {
    const found = KEY_NAME.exec(name)
    const keyNo = Number(found?.[1] ?? 1)
    return found && isStrong(secretOf(keyNo)) ? [keyNo] : []
  })

/** The key that signs now: the newest that is set; null when there is none. */
export const signingKey = (): number | null => {
  const numbers = keyNumbers()
  return numbers.length === 0 ? null : Math.max(...numbers)
}

const digestBytes = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest()

/** SHA-256 of the canonical text, in hex. */
export const textDigest = (text: string): string => digestBytes(text).toString('hex')

/** The signature in base64. @throws where there is no such key, which {@link signingKey} tells beforehand */
export function signText(text: string, keyNo: number): string {
  const key = privateKey(keyNo)
  if (!key) throw new Error(`there is no key ${keyNo} to sign with`)
  return sign(null, digestBytes(text), key).toString('base64')
}

/** The 32 bytes by which anybody checks what a key has signed, in hex; null when that key is no longer set. */
export function publicKeyOf(keyNo: number): string | null {
  const key = privateKey(keyNo)
  if (!key) return null
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return spki.subarray(SPKI_HEAD).toString('hex')
}

/** Whether a key has signed this very text; null when that key is no longer set and nobody here can tell. */
export function isSigned(text: string, { keyNo, signature }: { keyNo: number; signature: string }) {
  const key = privateKey(keyNo)
  if (!key) return null
  return verify(null, digestBytes(text), createPublicKey(key), Buffer.from(signature, 'base64'))
}

/** What to say to whoever sets the environment up; empty when certificates can be signed. */
export const signingTroubles = (): string[] =>
  signingKey() === null
    ? [`环境变量 CERTIFICATE_KEY 没有设置，或不到 ${LEAST_LETTERS} 个字符，服务证明暂时开不出`]
    : []
