/** Owns asking WeChat whether a text, a picture or a recording may be shown, and what its answers mean. */
import cloud from 'wx-server-sdk'
import './cloud'

type Suggestion = 'pass' | 'review' | 'risky'

/** What the service said of a text. `unavailable` when it could not say; asking again later may help. */
type TextAnswer = { is: 'judged'; suggest: Suggestion; label: number } | { is: 'unavailable'; error: string }

/** A medium is judged later, by an event that names the trace. */
type MediumAnswer = { is: 'asked'; traceId: string } | { is: 'unavailable'; error: string }

/** WeChat's own numbers: a comment, which is what a wish, a note or thanks come nearest to; its second interface. */
const SCENE = 2
const VERSION = 2
const MEDIA_TYPES = { voice: 1, image: 2 } as const

interface OpenApi {
  security: {
    msgSecCheck: (request: Record<string, unknown>) => Promise<{ result?: unknown }>
    mediaCheckAsync: (request: Record<string, unknown>) => Promise<{ traceId?: unknown }>
  }
}

const security = (): OpenApi['security'] => (cloud.openapi as unknown as OpenApi).security

const errorOf = (error: unknown): { is: 'unavailable'; error: string } => {
  const { errCode, message } = error as { errCode?: number; message?: string }
  return { is: 'unavailable', error: `${errCode ?? ''} ${message ?? String(error)}`.trim().slice(0, 200) }
}

/** What the service suggests, read from an answer or an event; null when that is not what it should be. */
export function suggestionOf(result: unknown): { suggest: Suggestion; label: number } | null {
  const { suggest, label } = (result ?? {}) as { suggest?: unknown; label?: unknown }
  const known = suggest === 'pass' || suggest === 'review' || suggest === 'risky'
  return known ? { suggest, label: Number(label) || 0 } : null
}

/** Has a text of at most 2,500 letters judged. `openid` is of the person who typed it. Never throws. */
export async function checkText(openid: string, content: string): Promise<TextAnswer> {
  try {
    const request = { openid, content, scene: SCENE, version: VERSION }
    const judged = suggestionOf((await security().msgSecCheck(request)).result)
    return judged ? { is: 'judged', ...judged } : { is: 'unavailable', error: 'an answer without a result' }
  } catch (error) {
    return errorOf(error)
  }
}

/** Asks for a picture or a recording at an address to be judged. Never throws. */
export async function checkMedium(
  openid: string,
  mediaUrl: string,
  kind: keyof typeof MEDIA_TYPES,
): Promise<MediumAnswer> {
  try {
    const request = { openid, mediaUrl, mediaType: MEDIA_TYPES[kind], scene: SCENE, version: VERSION }
    const { traceId } = await security().mediaCheckAsync(request)
    return typeof traceId === 'string' && traceId !== ''
      ? { is: 'asked', traceId }
      : { is: 'unavailable', error: 'an answer without a trace' }
  } catch (error) {
    return errorOf(error)
  }
}

/** Addresses from which files can be fetched for a while; files that are not there are left out. */
export async function addressesOf(fileIds: readonly string[]): Promise<Map<string, string>> {
  const { fileList } = (await cloud.getTempFileURL({ fileList: [...fileIds] })) as {
    fileList: { fileID: string; tempFileURL: string }[]
  }
  return new Map(fileList.filter((file) => file.tempFileURL).map((file) => [file.fileID, file.tempFileURL]))
}
