/** Stands in for WeChat's share menu in the browser: the page's address is copied, without whose phone it was. */

interface ShareCard {
  title: string
  /** The page with its parameters, from the root: /packages/activity/detail/index?sessionId=… */
  page: string
  /** The browser hands on an address alone. */
  photo?: string | undefined
}

/** The browser has no share menu of ours to fill. */
export function useShared(_shared: ShareCard): void {
  // Nothing to register: share() below is the whole of it.
}

/** The browser's button works through its handler alone. */
export const shareButton = {} as const

/** Copies the address of the page. @returns whether the browser let us. */
export async function share({ page }: ShareCard): Promise<boolean> {
  const address = `${window.location.origin}${window.location.pathname}#${page}`
  try {
    await window.navigator.clipboard.writeText(address)
    return true
  } catch {
    return false
  }
}
