/** Owns bringing a table into a station of the demo, as its staff do: uploaded, looked at, written part by part. */
import type { Cloud } from '../emulator/start-cloud'
import type { Input } from '../src/contract'
import type { DemoCaller } from './caller'

interface Table {
  kind: Input<'import.preview'>['kind']
  /** What it is called in the storage, and on the list of imports. */
  name: string
  fileName: string
  body: BodyInit
}

export async function bringIn(
  cloud: Cloud,
  demo: DemoCaller,
  by: string,
  { kind, name, fileName, body }: Table,
): Promise<void> {
  const { profile } = await demo.call(by, 'me.open', {})
  const address = `${cloud.url}/files/import/${profile.personId}/${name}`
  const sent = await fetch(address, { method: 'POST', headers: { 'x-wx-openid': by }, body })
  const { fileID: fileId } = (await sent.json()) as { fileID: string }
  let { importId, state } = await demo.call(by, 'import.preview', { kind, fileId, fileName })
  while (state !== 'done') ({ importId, state } = await demo.call(by, 'import.run', { importId }))
}
