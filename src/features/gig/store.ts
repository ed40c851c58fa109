/** Owns what the phone knows about work: the posts that hang, one of them, what is asked most often, the station's own. */
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'

const board = createResource<'all', Output<'gig.board'>>({
  name: 'gig-board',
  load: () => call('gig.board', {}),
  keyOf: (all) => all,
})
export const openBoard = (): Promise<void> => board.open('all')
export const useBoard = () => board.use(board.select('all'))

const post = createResource<string, Output<'gig.post'>>({
  name: 'gig-post',
  load: (postId) => call('gig.post', { postId }),
  keyOf: (postId) => postId,
})
export const openPost = (postId: string): Promise<void> => post.open(postId)
export const usePost = (postId: string) => post.use(post.select(postId))

const answers = createResource<'all', Output<'gig.answers'>>({
  name: 'gig-answers',
  load: () => call('gig.answers', {}),
  keyOf: (all) => all,
})
export const openAnswers = (): Promise<void> => answers.open('all')
export const useAnswers = () => answers.use(answers.select('all'))

const desk = createResource<'all', Output<'gig.desk'>>({
  name: 'gig-desk',
  load: () => call('gig.desk', {}),
  keyOf: (all) => all,
})
export const openGigDesk = (): Promise<void> => desk.open('all')
export const useGigDesk = () => desk.use(desk.select('all'))
