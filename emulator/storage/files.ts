/** Owns cloud files on disk: their ids, their upload, their reading with ranges, their deletion. */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, type Stats } from 'node:fs'
import { cp, mkdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'

const MAX_PATH_BYTES = 850
const CREATOR = '.creator'

/** Files of one environment under one folder. A file id is `cloud://ENV.BUCKET/path`. */
export class CloudFiles {
  readonly #dir: string
  readonly #prefix: string
  #sequence = 0
  /** How often something was begun or ended that changes the files. */
  #changes = 0
  /** The folder whose copy the files were after so many changes. */
  #copy = { of: '', changes: -1 }

  constructor(dir: string, env: string) {
    this.#dir = dir
    this.#prefix = `cloud://${env}.local-bucket/`
  }

  fileId(cloudPath: string): string {
    return this.#prefix + cloudPath
  }

  /** The path inside a file id of this environment, or null for any other text. */
  pathOf(fileId: string): string | null {
    if (!fileId.startsWith(this.#prefix)) return null
    const cloudPath = fileId.slice(this.#prefix.length)
    return isCloudPath(cloudPath) ? cloudPath : null
  }

  /** The storage's own id of an object, as an upload must name it. */
  cosId(cloudPath: string): string {
    return createHash('sha256').update(cloudPath).digest('hex').slice(0, 16)
  }

  /**
   * Writes a file whole: a reader sees the old one or the new one, never half. `creator` is the openid of the client that
   * uploads it; functions leave it out, and may write anything.
   */
  async write(cloudPath: string, content: Readable, creator = ''): Promise<void> {
    const target = this.#locate(cloudPath)
    this.#changes++
    const partial = path.join(this.#dir, 'partial', `${process.pid}-${this.#sequence++}`)
    await mkdir(path.dirname(partial), { recursive: true })
    await mkdir(path.dirname(target), { recursive: true })
    try {
      await pipeline(content, createWriteStream(partial))
      await rename(partial, target)
      await this.#noteCreator(target, creator)
      this.#changes++
    } catch (error) {
      await rm(partial, { force: true })
      throw error
    }
  }

  /** Whether a client may write here: a new file, or one that the same client uploaded before. */
  async mayWrite(cloudPath: string, openid: string): Promise<boolean> {
    if ((await this.stat(cloudPath)) === null) return true
    const creator = await readFile(`${this.#locate(cloudPath)}${CREATOR}`, 'utf8').catch(() => '')
    return creator !== '' && creator === openid
  }

  /** Who uploaded a file is kept beside it. */
  async #noteCreator(target: string, creator: string): Promise<void> {
    if (creator === '') await rm(`${target}${CREATOR}`, { force: true })
    else await writeFile(`${target}${CREATOR}`, creator)
  }

  /** Size and times of a file, or null when there is none. */
  async stat(cloudPath: string): Promise<Stats | null> {
    if (!isCloudPath(cloudPath)) return null
    return stat(this.#locate(cloudPath)).catch(() => null)
  }

  /** The bytes from `start` to `end`, both included. */
  read(cloudPath: string, start: number, end: number): Readable {
    return createReadStream(this.#locate(cloudPath), { start, end })
  }

  /** Answers whether there was such a file. */
  async remove(cloudPath: string): Promise<boolean> {
    this.#changes++
    return unlink(this.#locate(cloudPath)).then(
      () => true,
      () => false,
    )
  }

  async clear(): Promise<void> {
    this.#changes++
    await rm(this.#dir, { recursive: true, force: true })
  }

  async copyTo(folder: string): Promise<void> {
    await rm(folder, { recursive: true, force: true })
    await mkdir(this.#dir, { recursive: true })
    const changes = this.#changes
    await cp(this.#dir, folder, { recursive: true })
    this.#copy = { of: folder, changes }
  }

  /** Files that are what the folder holds are left as they are: who goes back again and again seldom uploads between. */
  async copyFrom(folder: string): Promise<void> {
    if (this.#copy.of === folder && this.#copy.changes === this.#changes) return
    await this.clear()
    const changes = this.#changes
    await cp(folder, this.#dir, { recursive: true })
    this.#copy = { of: folder, changes }
  }

  /** Names on disk are digests, so that no cloud path can leave the folder or meet a file system's limits. */
  #locate(cloudPath: string): string {
    if (!isCloudPath(cloudPath)) throw new RangeError('not a cloud path')
    const digest = createHash('sha256').update(cloudPath).digest('hex')
    return path.join(this.#dir, digest.slice(0, 2), digest + extensionOf(cloudPath))
  }
}

/** A cloud path: no empty, `.` or `..` part, no leading slash, no control characters, at most 850 bytes. */
export function isCloudPath(value: string): boolean {
  if (value === '' || Buffer.byteLength(value) > MAX_PATH_BYTES) return false
  const hasControl = [...value].some((char) => char < ' ' || char === '\u007f')
  return !hasControl && value.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}

function extensionOf(cloudPath: string): string {
  const extension = path.posix.extname(cloudPath)
  return /^\.[A-Za-z0-9]{1,8}$/.test(extension) ? extension : ''
}
