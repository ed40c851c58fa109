/** Owns the handlers of what is told of an honour: written by the station, agreed to by its holder, read by everybody. */
import type { ParsedInput } from '@/contract'
import { appPages } from '@/domain/app-pages'
import { honourPages } from '@/domain/honour-pages'
import { agreedStory, sameStory, storyTakenDown, writtenStory } from '@/domain/honour/story'
import { pieceOf } from '@/domain/moderation/moderated-content'
import { nameOf } from '@/domain/person/name-of'
import { opened } from '../../access/station'
import { type Caller, done, type Handler, refuse } from '../../handler'
import { newCheck } from '../../repositories/checks'
import { honourLetters, type HonourMove, moveHonour } from '../../repositories/honour-moves'
import {
  findHonour,
  type HonourDoc,
  honourJoin,
  honoursByDay,
  HONOURS,
  stationHonours,
} from '../../repositories/honours'
import { checkOf, itemKinds } from '../../repositories/items'
import { withKin } from '../../repositories/people'
import { deskHonour, ownHonour, toldHonour } from '../../views/honour'
import { rowsOf } from '../../views/rows'
import { withOwn } from './own'

interface Acting {
  caller: Caller
  now: number
}

/** Two requests. */
export const open: Handler<'honour.open'> = {
  run: async ({ caller, input, now }) => {
    const found = opened(await findHonour(input.honourId), caller)
    if (!found.ok) return found
    const told = toldHonour(found.value, caller, now)
    return told ? done(told) : refuse('NOT_FOUND')
  },
}

/** Whoever agrees hands the words in for everybody, so the check is theirs. */
async function agreedTo(current: HonourDoc, page: string, { caller, now }: Acting) {
  const { _id, title, story, version } = current
  if (!story) return { set: {} }
  const { personId, stationId, person } = caller
  const check = await newCheck({
    subject: { kind: 'honour', id: _id, part: 'story' },
    author: { personId, stationId, openid: person.openid, name: nameOf(person) },
    ...{ title: `「${title}」的事迹`, page, text: story.words, mark: String(version), now },
    media: story.photos.map((fileId) => ({ fileId, kind: 'image' })),
  })
  const agreed = agreedStory(story, personId, { at: now, content: pieceOf(check) })
  return { set: { story: agreed }, items: [checkOf(check)] }
}

const takenDown = ({ story }: HonourDoc, by: 'holder' | 'station', now: number) => ({
  set: { story: story && storyTakenDown(story, by, now) },
})

/** Two requests, and those of the check. */
export const sayStory: Handler<'honour.sayStory'> = {
  joins: ({ input }) => ({ honour: honourJoin(input.honourId) }),
  run: withOwn(async (honour, { caller, input: { event, version }, now }) => {
    const written = await moveHonour(honour, {
      ...{ event, version, by: caller, as: ['holder'], now },
      says: (current) =>
        event === 'agree'
          ? agreedTo(current, appPages.myHonours, { caller, now })
          : takenDown(current, 'holder', now),
    })
    return written.ok ? done(ownHonour(written.value.doc, caller.person, now)) : written
  }),
}

/** Two requests, with words three. */
export const desk: Handler<'honour.desk'> = {
  joins: () => withKin,
  run: async ({ caller, input, now }) => {
    const where = { stationId: caller.stationId }
    const { shown, next } = await honoursByDay.read(stationHonours, where, input.cursor, {
      ...{ text: input.text, in: HONOURS, fields: ['title', 'grantedBy', 'holder.name'] },
      says: ({ title, grantedBy, holder }: HonourDoc) => [
        ...[title, grantedBy],
        ...('name' in holder ? [holder.name] : []),
      ],
    })
    return done({ items: rowsOf(shown, (one) => deskHonour(one, caller, now)), next })
  },
}

type AtDesk = Pick<HonourMove, 'event' | 'reason' | 'stands' | 'says'> & { honourId: string; version: number }

/** Three requests, and those of what follows. */
async function atDesk({ honourId, ...move }: AtDesk, { caller, now }: Acting) {
  const found = opened(await findHonour(honourId), caller)
  if (!found.ok) return found
  const { owner, ...honour } = found.value
  const written = await moveHonour(honour, { ...move, by: caller, as: ['staff'], now })
  return written.ok ? done(deskHonour({ ...written.value.doc, owner }, caller, now)) : written
}

export const writeStory: Handler<'honour.writeStory'> = {
  // Photos that a colleague has sent and that stand in the story may stay.
  joins: ({ input }) => ({ ...withKin, honour: honourJoin(input.honourId) }),
  run: ({ caller, input: { honourId, version, form }, now }) =>
    atDesk(
      {
        ...{ honourId, event: 'write', version },
        stands: ({ story }) => sameStory(story, form),
        says: (current) => {
          const before = current.story?.content?.checkId
          return {
            set: { story: writtenStory(form, caller.personId, now) },
            items: [
              ...honourLetters(current, 'write', '', now),
              ...(before ? [itemKinds.replaceCheck.item('replace', now, { checkId: before })] : []),
            ],
          }
        },
      },
      { caller, now },
    ),
}

/** What a move of the station writes of the story. */
async function saidAtDesk(current: HonourDoc, { event }: ParsedInput<'honour.move'>, acting: Acting) {
  if (event === 'agree') return agreedTo(current, honourPages.deskHonours, acting)
  return event === 'takeDown' ? takenDown(current, 'station', acting.now) : { set: {} }
}

export const move: Handler<'honour.move'> = {
  joins: () => withKin,
  run: ({ caller, input, now }) => {
    const { honourId, event, version, reason } = input
    const says = async (current: HonourDoc) => {
      const said = await saidAtDesk(current, input, { caller, now })
      const items = 'items' in said && said.items ? said.items : []
      return { ...said, items: [...items, ...honourLetters(current, event, reason, now)] }
    }
    return atDesk({ honourId, event, version, reason, says }, { caller, now })
  },
}
