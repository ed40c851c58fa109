/** Owns the paths of the pages about work; they are asked for by no page that opens first. */
import { inPackage } from './app-pages'

export const gigPages = {
  board: inPackage('gig/board'),
  post: (postId: string) => inPackage('gig/post', { postId }),
  answers: inPackage('gig/answers'),
  desk: inPackage('desk-gig/desk'),
} as const
