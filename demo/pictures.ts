/** Owns bringing the demo's drawings into the cloud's storage, as a phone would upload a photo. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cloud } from '../emulator/start-cloud'

export interface Pictures {
  /** The file id of a drawing, uploaded when it is first asked for. */
  of(name: string, folder: 'wish' | 'prize' | 'notice' | 'activity' | 'case'): Promise<string>
}

export function demoPictures(cloud: Cloud): Pictures {
  const uploaded = new Map<string, Promise<string>>()

  async function upload(name: string, folder: string): Promise<string> {
    const body = new Uint8Array(readFileSync(join(__dirname, 'pictures', `${name}.png`)))
    const headers = { 'content-type': 'image/png', 'x-wx-openid': 'demo-staff-zhou' }
    const response = await fetch(`${cloud.url}/files/${folder}/demo-${name}.png`, {
      method: 'POST',
      headers,
      body,
    })
    if (!response.ok) throw new Error(`${name}: ${await response.text()}`)
    return ((await response.json()) as { fileID: string }).fileID
  }

  return {
    of(name, folder) {
      const key = `${folder}/${name}`
      const known = uploaded.get(key) ?? upload(name, folder)
      uploaded.set(key, known)
      return known
    },
  }
}
