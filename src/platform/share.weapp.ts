/** Owns handing a page to somebody else. */
import { useShareAppMessage } from '@tarojs/taro'

interface ShareCard {
  title: string
  /** The page with its parameters, from the root: /packages/activity/detail/index?sessionId=… */
  page: string
}

/** What WeChat's own share menu and share buttons hand on. The page's config must say enableShareAppMessage. */
export function useShared({ title, page }: ShareCard): void {
  useShareAppMessage(() => ({ title, path: page }))
}

/** A button with openType share does all of it in WeChat. */
export const shareButton = { openType: 'share' } as const

/** @returns whether anything was handed on here; in WeChat the button itself does that. */
export function share(_shared: ShareCard): Promise<boolean> {
  return Promise.resolve(false)
}
