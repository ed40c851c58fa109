/** Owns the sealing of fields that must not be read from a copy of the database: AES-256-GCM under a key of the environment. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

function fieldKey(): Buffer {
  const key = process.env.FIELD_KEY ?? process.env.PERSON_KEY
  if (!key) throw new Error('FIELD_KEY is not set: personal fields cannot be sealed')
  return createHash('sha256').update(`field:${key}`).digest()
}

/** Seals a text as `nonce.tag.body` in base64url. */
export function seal(text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', fieldKey(), nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url')).join('.')
}

/** Opens what {@link seal} made; throws when it was altered or the key is another. */
export function unseal(sealed: string): string {
  const [nonce, tag, body] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'))
  if (!nonce || !tag || !body) throw new Error('not a sealed text')
  const decipher = createDecipheriv('aes-256-gcm', fieldKey(), nonce)
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
}
