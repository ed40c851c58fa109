/** Owns the paths of the pages about work; they are asked for by no page that opens first. */

const at = (page: string, id = ''): string =>
  `/packages/${page}/index${id === '' ? '' : `?postId=${encodeURIComponent(id)}`}`

export const gigPages = {
  board: at('gig/board'),
  post: (postId: string) => at('gig/post', postId),
  answers: at('gig/answers'),
  desk: at('desk-gig/desk'),
} as const
