/** Owns sending files from the browser to the local cloud and the addresses they are read from. */
import { browserOpenid } from '@/platform/browser-person'
import { keptEnding } from '@/platform/picked-document'
import { fault, offline, type Answer } from './failure'
import { cloudPathOf, type FileFolder } from './file-path'
import { ownerOfFiles } from './file-owner'

const extensions: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'audio/wav': 'wav',
  'application/pdf': 'pdf',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
}

/** The browser tells how much of a body has gone only through this older interface. */
function post(address: string, body: Blob, onProgress?: (percent: number) => void): Promise<XMLHttpRequest> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('x-wx-openid', browserOpenid())
    request.setRequestHeader('content-type', body.type || 'application/octet-stream')
    if (onProgress)
      request.upload.addEventListener('progress', ({ loaded, total }) =>
        onProgress(total > 0 ? Math.round((loaded / total) * 100) : 0),
      )
    request.addEventListener('load', () => resolve(request))
    request.addEventListener('error', () => reject(new Error('nothing came back')))
    request.send(body)
  })
}

/** Sends a file that the browser holds under an address of its own. Never throws. @param name what its owner calls it */
export async function upload(
  path: string,
  folder: FileFolder,
  onProgress?: (percent: number) => void,
  name = path,
  cloudName?: string,
): Promise<Answer<{ fileId: string }>> {
  const body = await (await window.fetch(path)).blob()
  const cloudPath = cloudPathOf(
    folder,
    await ownerOfFiles(),
    keptEnding(name) ?? extensions[body.type] ?? 'jpg',
    cloudName,
  )
  try {
    const { status, responseText } = await post(
      `${window.location.origin}/files/${cloudPath}`,
      body,
      onProgress,
    )
    const fileId = status === 200 ? (JSON.parse(responseText) as { fileID?: unknown }).fileID : undefined
    return typeof fileId === 'string' ? { ok: true, data: { fileId } } : { ok: false, failure: fault }
  } catch {
    return { ok: false, failure: offline }
  }
}

/** Where the local cloud hands out a file; an address of another kind stays as it is. */
export const fileSrc = (fileId: string): string =>
  fileId.startsWith('cloud://') ? `${window.location.origin}/files?id=${encodeURIComponent(fileId)}` : fileId
