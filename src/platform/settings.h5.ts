/** In the browser permissions stand beside the address; no page can open them. */

export const hasSettings = false

/** Nothing to open here. */
export const openSettings = (): Promise<void> => Promise.resolve()
