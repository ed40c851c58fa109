/** Owns which mini-program of the city's own has all the posts there are, as the district has written it down. */

export interface OfficialApp {
  appId: string
  /** What stands on the button. */
  name: string
  /** Empty for its first page. */
  path: string
}

/** `<app id> <name> [<path>]`; null where nothing of the kind is written. */
export function officialAppOf(text: string | undefined): OfficialApp | null {
  const [, appId, name, path = ''] =
    /^(wx[0-9a-f]{16})\s+(\S{1,20})(?:\s+(\S{1,200}))?$/.exec(text?.trim() ?? '') ?? []
  return appId === undefined || name === undefined ? null : { appId, name, path }
}
