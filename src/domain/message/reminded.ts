/** Owns the way from a reminder to giving the place back. */
import { appPages } from '../app-pages'
import { furtherPages } from '../further-pages'

/** The page with the question, for a message that reminds of a session; null for any other. */
export function leavingFrom(page: string): string | null {
  const [, sessionId] = /[?&]sessionId=([^&]+)/.exec(page) ?? []
  return sessionId !== undefined && page === furtherPages.reminded(decodeURIComponent(sessionId))
    ? appPages.leaving(decodeURIComponent(sessionId))
    : null
}
