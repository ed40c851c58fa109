/** Owns handing a page to somebody else. */
import Taro, { useShareAppMessage } from '@tarojs/taro'

interface ShareCard {
  title: string
  /** The page with its parameters, from the root: /packages/activity/detail/index?sessionId=… */
  page: string
  /** A photo of the cloud that stands on the card; WeChat takes a picture of the page without one. */
  photo?: string | undefined
}

/** What WeChat's own share menu and share buttons hand on. The page's config must say enableShareAppMessage. */
export function useShared({ title, page, photo }: ShareCard): void {
  useShareAppMessage(() => {
    const card = { title, path: page }
    // The card takes no file of the cloud, only its address, for which WeChat waits three seconds.
    return photo === undefined
      ? card
      : { ...card, promise: addressOf(photo).then((found) => ({ ...card, ...found })) }
  })
}

/** The address at which a file can be read for a while; nothing when it cannot be learned. */
async function addressOf(fileId: string): Promise<{ imageUrl?: string }> {
  try {
    const { fileList } = await Taro.cloud.getTempFileURL({ fileList: [fileId] })
    const address = fileList[0]?.tempFileURL
    return address ? { imageUrl: address } : {}
  } catch {
    return {}
  }
}

/** A button with openType share does all of it in WeChat. */
export const shareButton = { openType: 'share' } as const

/** @returns whether anything was handed on here; in WeChat the button itself does that. */
export function share(_shared: ShareCard): Promise<boolean> {
  return Promise.resolve(false)
}
