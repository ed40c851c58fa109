/** Posts of an activity: their ids, what a form may say of them, and which somebody signs up for. */
import {
  capacityOf,
  decidePostRoom,
  decidePosts,
  postFor,
  postName,
  postsWithIds,
} from '@/domain/activity/posts'
import { dividedSeats } from '@/domain/kernel/seats-division'
import { newSeats, type Seats } from '@/domain/kernel/seats'

const guide = { postId: 'p1', name: '引导', capacity: 3 }
const aid = { postId: 'p2', name: '急救', capacity: 2 }

it('keep their ids, also when only the name is known, and no id is given twice', () => {
  const fresh = [
    { name: '引导', capacity: 3 },
    { name: '急救', capacity: 2 },
  ]
  expect(postsWithIds(fresh)).toEqual([guide, aid])
  expect(postsWithIds(fresh, [guide, aid])).toEqual([guide, aid])
  expect(
    postsWithIds(
      [
        { postId: 'p2', name: '救护', capacity: 1 },
        { name: '搬运', capacity: 4 },
      ],
      [guide, aid],
    ),
  ).toEqual([
    { postId: 'p2', name: '救护', capacity: 1 },
    { postId: 'p3', name: '搬运', capacity: 4 },
  ])
  // An id that was never given is no id.
  expect(postsWithIds([{ postId: 'p9', name: '搬运', capacity: 4 }], [guide])).toMatchObject([
    { postId: 'p2' },
  ])
})

it.each([
  ['none', [], true],
  ['two', [guide, aid], true],
  ['two of one name', [guide, { ...aid, name: '引导' }], false],
  [
    'more than a session takes',
    [
      { ...guide, capacity: 300 },
      { ...aid, capacity: 201 },
    ],
    false,
  ],
])('a form with %s', (_, posts, fine) => {
  expect(decidePosts(posts).ok).toBe(fine)
})

it('say how many a session takes', () => {
  expect([capacityOf([], 30), capacityOf([guide, aid], 30)]).toEqual([30, 5])
})

const seated = (given: Partial<Seats>): { seats: Seats } => ({
  seats: { ...dividedSeats(0, 5, { p1: 3, p2: 2 }), ...given },
})
const in1 = { who: 'ann', by: 'ann', at: 1, post: 'p1' }
const someone = { who: 'ann', by: 'ann', at: 1 }

it.each([
  ['shrinks to who is in it', [{ ...guide, capacity: 1 }, aid], seated({ holders: [in1] }), 'ok'],
  [
    'shrinks below',
    [{ ...guide, capacity: 1 }, aid],
    seated({ holders: [in1, { ...in1, who: 'bo' }] }),
    'POST_TAKEN',
  ],
  ['goes while somebody is in it', [aid], seated({ holders: [in1] }), 'POST_TAKEN'],
  ['goes while somebody waits for it', [aid], seated({ queue: [in1] }), 'POST_TAKEN'],
  ['goes while a seat of it is offered', [aid], seated({ offers: [{ ...in1, until: 9 }] }), 'POST_TAKEN'],
  ['goes while nobody is in it', [guide], seated({ holders: [in1] }), 'ok'],
  ['is no longer there at all, with people', [], seated({ holders: [in1] }), 'POSTS_FIXED'],
  ['is no longer there at all, without people', [], seated({}), 'ok'],
])('a post that %s', (_, wanted, session, outcome) => {
  const judged = decidePostRoom(wanted, [guide, aid], [session])
  expect(judged.ok ? 'ok' : judged.error.code).toBe(outcome)
})

it('seats with people in them are not divided', () => {
  const whole = newSeats(5, 5)
  const codeFor = (seats: Seats) => {
    const judged = decidePostRoom([guide], [], [{ seats }])
    return judged.ok ? 'ok' : judged.error.code
  }
  expect(codeFor(whole)).toBe('ok')
  expect(codeFor({ ...whole, holders: [someone] })).toBe('POSTS_FIXED')
  expect(codeFor({ ...whole, queue: [someone] })).toBe('POSTS_FIXED')
})

it.each([
  ['without posts', [], 'p1', undefined],
  ['with one, unasked', [guide], undefined, 'p1'],
  ['with two, chosen', [guide, aid], 'p2', 'p2'],
  ['with two, not chosen', [guide, aid], undefined, null],
  ['with two, another', [guide, aid], 'p3', null],
])('the post of a sign-up %s', (_, posts, chosen, post) => {
  expect(postFor({ posts }, chosen)).toEqual(
    post === null ? { ok: false, error: { code: 'POST_NEEDED' } } : { ok: true, post },
  )
})

it('have names', () => {
  expect([
    postName({ posts: [guide] }, 'p1'),
    postName({}, 'p1'),
    postName({ posts: [guide] }, null),
  ]).toEqual(['引导', '', ''])
})
