/** Owns the paths of the pages about stalls of a fair. */
import { inPackage } from './app-pages'

export const stallPages = {
  desk: (sessionId: string) => inPackage('desk-activity/stalls', { sessionId }),
  sheet: (sessionId: string) => inPackage('desk-activity/stalls-sheet', { sessionId }),
}
