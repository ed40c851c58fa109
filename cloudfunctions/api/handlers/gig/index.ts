/** Owns the handlers of what is read about work. What is written about it is written as cases are. */
import type { gigActions } from '@/contract/gig'
import { caseKinds } from '@/domain/case-kinds'
import { wordsOf } from '@/domain/article/blocks'
import { isListed } from '@/domain/gig/listed'
import { opened } from '../../access/station'
import { done, type Handler, type Handlers, joinedOne, refuse } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { officialApp } from '../../platform/settings'
import { liveAnswers } from '../../repositories/articles'
import { type CaseDoc, caseJoin } from '../../repositories/cases'
import { countHired, shownPosts, standingOf, wantedJoin } from '../../repositories/gig'
import { postRow, postView, standing } from '../../views/gig'
import { rowsOf } from '../../views/rows'

const { jobPost, seeker } = caseKinds

/** Two requests. */
const board: Handler<'gig.board'> = {
  run: async ({ caller, now }) => {
    const posts = (await shownPosts(caller.stationId, now)).filter((one) => isListed(one, now))
    return done({ items: rowsOf(posts, postRow), official: officialApp() })
  },
}

/** One request. One that hung once and does not any more is told apart from what never was there. */
const post: Handler<'gig.post'> = {
  joins: ({ input, personId }) => ({
    post: caseJoin(jobPost, input.postId),
    wanted: wantedJoin(personId, input.postId),
  }),
  run: ({ caller, joined, now }) => {
    const hung = ({ kind, history }: CaseDoc): boolean =>
      kind === jobPost.name && history.some(({ on }) => on === 'publish')
    const found = opened(joinedOne<CaseDoc>(joined, 'post'), caller, hung)
    if (!found.ok) return Promise.resolve(found)
    if (!isListed(found.value, now)) return Promise.resolve(refuse('JOB_GONE'))
    return Promise.resolve(done(postView(found.value, joinedOne<Doc>(joined, 'wanted')?._id ?? null)))
  },
}

/** Two requests. */
const answers: Handler<'gig.answers'> = {
  run: async ({ caller, now }) => {
    const found = await liveAnswers(caller.stationId, 'work', now)
    return done({
      items: rowsOf(found, ({ _id, title, source, blocks }) => ({
        ...{ articleId: _id, question: title, answer: wordsOf(blocks), source },
      })),
    })
  },
}

/** Four requests, whatever there is. */
const desk: Handler<'gig.desk'> = {
  run: async ({ caller: { stationId } }) => {
    const [posts, seekers, hired] = await Promise.all([
      standingOf(jobPost, stationId),
      standingOf(seeker, stationId),
      countHired(stationId),
    ])
    return done({ posts: standing(jobPost, posts), seekers: standing(seeker, seekers), hired })
  },
}

export const gigHandlers: Handlers<keyof typeof gigActions> = {
  'gig.board': board,
  'gig.post': post,
  'gig.answers': answers,
  'gig.desk': desk,
}
