/**
 * Owns everything an environment holds as files: one document a line in each collection's file, in the order of ids, and a
 * list of what there is. What is written is whole when its list is there, and goes back as what it was.
 */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Documents, Extended } from './cloud'
import { pagesOf } from './pages'

/** Raised when files are written another way. */
const FORMAT = 1
const LIST = 'backup.json'
/** Of one command that writes: well below what the interface takes. */
const MOST_AT_ONCE = 100
const MOST_LETTERS = 500_000

interface Manifest {
  format: number
  /** Of the product that wrote it. */
  version: string
  madeAt: string
  collections: { name: string; count: number; digest: string }[]
}

const fileOf = (folder: string, name: string): string => join(folder, `${name}.jsonl`)

async function writeCollection(
  source: Documents,
  name: string,
  folder: string,
): Promise<Manifest['collections'][number]> {
  const file = await open(fileOf(folder, name), 'w', 0o600)
  const hash = createHash('sha256')
  let count = 0
  try {
    for await (const page of pagesOf(source, name)) {
      const lines = page.map((document) => `${JSON.stringify(document)}\n`).join('')
      hash.update(lines)
      await file.write(lines)
      count += page.length
    }
    return { name, count, digest: hash.digest('hex') }
  } finally {
    await file.close()
  }
}

/**
 * Writes every collection of `source` into `folder`, which nobody but its owner can read. What is written meanwhile may be
 * there or not: a night is better than an evening. Refused where a whole backup lies already.
 */
export async function backUp(
  source: Documents,
  { folder, version, says }: { folder: string; version: string; says: (line: string) => void },
): Promise<void> {
  if (existsSync(join(folder, LIST))) throw new Error(`there is a backup in ${folder} already`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const collections: Manifest['collections'] = []
  for (const name of (await source.collections()).sort()) {
    const written = await writeCollection(source, name, folder)
    collections.push(written)
    says(`${name}: ${written.count}`)
  }
  const manifest: Manifest = { format: FORMAT, version, madeAt: new Date().toISOString(), collections }
  writeFileSync(join(folder, LIST), JSON.stringify(manifest, null, 2), { mode: 0o600 })
}

/** The list of a backup, each of its files looked through. Throws where one is missing or was changed. */
async function soundManifest(folder: string): Promise<Manifest> {
  if (!existsSync(join(folder, LIST))) throw new Error(`${folder} holds no whole backup: ${LIST} is missing`)
  const manifest = JSON.parse(readFileSync(join(folder, LIST), 'utf8')) as Manifest
  if (manifest.format !== FORMAT) throw new Error(`a backup of format ${manifest.format} is not known here`)
  for (const { name, digest } of manifest.collections) {
    const hash = createHash('sha256')
    for await (const part of createReadStream(fileOf(folder, name))) hash.update(part as Buffer)
    if (hash.digest('hex') !== digest) throw new Error(`${name}.jsonl is not what was written`)
  }
  return manifest
}

/** Ids as text, whatever they are. */
const idOf = ({ _id }: Extended): string => JSON.stringify(_id)

async function readCollection(target: Documents, name: string, folder: string): Promise<number> {
  const there = new Set<string>()
  for await (const page of pagesOf(target, name, ['_id'])) page.forEach((one) => there.add(idOf(one)))
  let added = 0
  let waiting: Extended[] = []
  let letters = 0
  const put = async (): Promise<void> => {
    if (waiting.length > 0) await target.insert(name, waiting)
    added += waiting.length
    waiting = []
    letters = 0
  }
  for await (const line of createInterface({ input: createReadStream(fileOf(folder, name)) })) {
    const document = JSON.parse(line) as Extended
    if (there.has(idOf(document))) continue
    if (letters + line.length > MOST_LETTERS || waiting.length === MOST_AT_ONCE) await put()
    waiting.push(document)
    letters += line.length
  }
  await put()
  return added
}

/**
 * Puts a backup into an environment whose collections are there and empty. With `add` they may hold something: what has
 * the id of something that is there is left out, so that a restoring which was cut off can be ended.
 */
export async function restore(
  target: Documents,
  { folder, add, says }: { folder: string; add: boolean; says: (line: string) => void },
): Promise<void> {
  const { collections } = await soundManifest(folder)
  const present = new Set(await target.collections())
  const missing = collections.filter(({ name, count }) => count > 0 && !present.has(name))
  if (missing.length > 0)
    throw new Error(`make these collections first: ${missing.map(({ name }) => name).join(', ')}`)
  if (!add)
    for (const name of present)
      if ((await target.page(name, { after: null, limit: 1 })).length > 0)
        throw new Error(`${name} is not empty: restore into an empty environment, or add with --add`)
  for (const { name, count } of collections) {
    if (count === 0) continue
    says(`${name}: ${await readCollection(target, name, folder)} of ${count}`)
  }
}
