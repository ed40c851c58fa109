/** Owns asking WeChat for the code that opens a page of the mini-program, and keeping its picture. */
import cloud from 'wx-server-sdk'
import { digestOf } from './identity'
import './cloud'

/** What a phone is told of by the code: WeChat takes no more letters. */
const SCENE_LETTERS = 32
/** Pixels; sharp on a poster twice as wide as a phone. */
const WIDTH = 430

interface OpenApi {
  wxacode: {
    getUnlimited: (request: Record<string, unknown>) => Promise<{ contentType?: string; buffer?: Buffer }>
  }
}

/**
 * Has a code made and keeps it under a name that follows from the scene and cannot be guessed, so that making it again
 * meets the same file and nobody else can lay another one there. Never throws.
 * @param page without the first stroke: packages/activity/detail/index
 * @returns the file; null when WeChat would not make it or it could not be kept
 */
export async function keepMiniCode(page: string, scene: string): Promise<string | null> {
  if (scene.length > SCENE_LETTERS) return null
  const { wxacode } = cloud.openapi as unknown as OpenApi
  try {
    const { buffer } = await wxacode.getUnlimited({ page, scene, width: WIDTH })
    if (!buffer || buffer.length === 0) return null
    const cloudPath = `kept/code/${scene}-${digestOf('code', `${page}?${scene}`)}.png`
    const { fileID } = (await cloud.uploadFile({ cloudPath, fileContent: buffer })) as { fileID?: string }
    return fileID ?? null
  } catch (error) {
    console.warn('a mini-program code could not be made', (error as { errCode?: number }).errCode, error)
    return null
  }
}
