/** Owns the recorded requests and answers of the real SDK, in the order they were sent. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const FOLDER = path.join(__dirname, '..', 'captures')
const UPLOAD_METADATA = 'upload_metadata.json'

export interface Capture {
  file: string
  request: {
    method: string
    url: string
    headers: Record<string, string>
    body: Record<string, unknown> | string
  }
  response: Record<string, unknown> | string
}

const all = readdirSync(FOLDER).map((file): Capture => {
  const recorded = JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Omit<Capture, 'file'>
  return { file, ...recorded }
})

export const captures = all.sort((a, b) => order(a) - order(b))

/** The SDK numbers its requests; the upload itself has no number and follows the request for its address. */
function order({ request }: Capture): number {
  const sequence = /seqId=[0-9a-f]+_([0-9a-f]+)$/.exec(request.url)?.[1]
  if (sequence !== undefined) return parseInt(sequence, 16)
  const metadata = all.find(({ file }) => file === UPLOAD_METADATA)
  return metadata ? order(metadata) + 0.5 : 0
}
