/** Owns writing works for the neighbourhood at the desk: what they are and came to, each step, and answers to what is asked. */
import type { Output } from '@/contract'
import { faceLine, faceOf } from '@/domain/case/sight'
import { greenPages } from '@/domain/green-pages'
import { incident } from '@/domain/incident'
import { setting } from '@/domain/kernel/guarded-update'
import { ok } from '@/domain/kernel/errors'
import { dayRefusal } from '@/domain/words/day-refusal'
import { beginOutbox, type OutboxItem } from '@/domain/kernel/outbox'
import type { LivelihoodDocument } from '@/domain/livelihood/documents'
import { livelihoodForm } from '@/domain/livelihood/form'
import { livelihoodRules as rules } from '@/domain/livelihood/rules'
import type { CheckDocument } from '@/domain/moderation/documents'
import { pieceOf } from '@/domain/moderation/moderated-content'
import { maskName } from '@/domain/person/mask'
import { nameOf, residentName } from '@/domain/person/name-of'
import { foreign, withJoined } from '../../access/station'
import {
  type Caller,
  type Context,
  done,
  type Handler,
  joinedAll,
  joinedOne,
  refuse,
  type Result,
} from '../../handler'
import { addWithItems, moveCase, writeChange } from '../../kernel/move-case'
import { derivedId } from '../../platform/identity'
import { newCheck } from '../../repositories/checks'
import { checkOf, itemKinds, messageItem } from '../../repositories/items'
import {
  findIncident,
  findWork,
  type QuestionDoc,
  questionJoin,
  QUESTIONS,
  waitingJoin,
  type WorkDoc,
  workJoin,
  WORKS,
  worksJoin,
} from '../../repositories/livelihoods'
import { messageOf } from '../../repositories/messages'
import { findPeople } from '../../repositories/people'
import { deskWork } from '../../views/livelihood'
import { rowsOf } from '../../views/rows'

/** Two requests. */
export const desk: Handler<'livelihood.desk'> = {
  joins: () => ({ works: worksJoin, waiting: waitingJoin }),
  run: async ({ joined }) => {
    const waiting = joinedAll<QuestionDoc>(joined, 'waiting')
    const people = await findPeople([...new Set(waiting.map(({ personId }) => personId))])
    return done({
      items: rowsOf(joinedAll<WorkDoc>(joined, 'works'), deskWork),
      waiting: rowsOf(waiting, ({ _id, title, text, personId, createdAt, version }) => {
        const person = people.get(personId)
        const name = person ? maskName(residentName(person)) : '居民'
        return { questionId: _id, title, text, name, at: createdAt, version }
      }),
    })
  },
}

type Saved = Result<Output<'livelihood.save'>>

const changedBy = (stands: Pick<LivelihoodDocument, 'changedBy'> | null): Saved =>
  refuse('WORK_CHANGED', { name: maskName(stands?.changedBy ?? '') || '同事' })

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

type Saving = Pick<Context<'livelihood.save'>, 'input' | 'caller' | 'now'>
type Pictures = Pick<LivelihoodDocument['form'], 'before' | 'after'>

/** The check of the pictures, before and after in one; null without any, and where they stay as they were. */
async function checkOfPictures(
  workId: string,
  { before, after }: Pictures,
  { input, caller, now }: Saving,
  replaces: string | null,
): Promise<CheckDocument | null> {
  const files = [...before, ...after]
  if (files.length === 0) return null
  const { personId, stationId, person } = caller
  return newCheck({
    subject: { kind: 'livelihood', id: workId, part: 'pictures' },
    author: { personId, stationId, openid: person.openid, name: nameOf(person) },
    ...{ title: `「${input.form.title}」的照片`, page: greenPages.workForm(workId), text: '' },
    ...{ mark: String(input.version ?? 0), replaces, now },
    media: files.map((fileId) => ({ fileId, kind: 'image' })),
  })
}

/** Three requests with pictures, two without; one more when the key was used before. */
async function addNew(workId: string, given: Saving): Promise<Saved> {
  const { input, caller, now } = given
  const { metrics, ...form } = input.form
  const check = await checkOfPictures(workId, form, given, null)
  const work: LivelihoodDocument = {
    ...{ _id: workId, stationId: caller.stationId, form, metrics, steps: [], incidents: [] },
    ...{ content: check && pieceOf(check), followers: [], changedBy: nameOf(caller.person) },
    ...{ version: 1, createdAt: now, ...beginOutbox([], now) },
  }
  const written = await addWithItems(WORKS, work, check ? [checkOf(check)] : [], now)
  if (written) return done(deskWork(written))
  const stands = await findWork(workId)
  return stands ? done(deskWork(stands)) : refuse('NOT_FOUND')
}

/** More letters than these are left to the job. */
const AT_ONCE = 20

interface Writing {
  set: Partial<LivelihoodDocument>
  items?: readonly OutboxItem[]
}

/** Writes over the version that was read; whoever comes later is told who was quicker. */
async function write(
  stands: WorkDoc,
  { set, items = [] }: Writing,
  { caller, version, now }: { caller: Caller; version: number; now: number },
): Promise<Saved> {
  if (stands.version !== version) return changedBy(stands)
  const after = { ...set, changedBy: nameOf(caller.person), version: version + 1 }
  const update = { ...setting(after), guard: { version } }
  // A few are told before the answer; of a crowd the job takes care.
  const atOnce = stands.followers.length > AT_ONCE ? [] : items
  return (await writeChange(WORKS, stands._id, { update, items }, now, atOnce))
    ? done(deskWork({ ...stands, ...after }))
    : changedBy(await findWork(stands._id))
}

/** Two requests, and those of the check. */
export const save: Handler<'livelihood.save'> = {
  joins: ({ input }) => ({ ...workJoin(input.workId), works: worksJoin }),
  run: async ({ caller, input, joined, requestKey, now }) => {
    const stands = joinedOne<WorkDoc>(joined, 'work')
    const elsewhere = foreign([stands], caller)
    if (elsewhere) return elsewhere
    if (input.workId !== undefined && !stands) return refuse('NOT_FOUND')
    const wrong = dayRefusal(livelihoodForm, input.form, now, stands?.form)
    if (wrong) return refuse(wrong.code, wrong.details)
    if (!stands) {
      const id = derivedId('lw', caller.personId, requestKey)
      const works = joinedAll<WorkDoc>(joined, 'works')
      if (works.length >= rules.shown && !works.some(({ _id }) => _id === id))
        return refuse('WORK_FULL', { most: rules.shown })
      return addNew(id, { input, caller, now })
    }
    const { metrics, ...form } = input.form
    const { version = 0 } = input
    // A repeat of what was written, by whatever request.
    if (stands.version === version + 1 && same(stands.form, form) && same(stands.metrics, metrics))
      return done(deskWork(stands))
    const { before, after } = stands.form
    if (same([before, after], [form.before, form.after]))
      return write(stands, { set: { form, metrics } }, { caller, version, now })
    const former = stands.content?.checkId ?? null
    const check = await checkOfPictures(stands._id, form, { input, caller, now }, former)
    const gone =
      !check && former !== null ? [itemKinds.replaceCheck.item('replace', now, { checkId: former })] : []
    const items = check ? [checkOf(check)] : gone
    return write(
      stands,
      { set: { form, metrics, content: check && pieceOf(check) }, items },
      { caller, version, now },
    )
  },
}

/** Two requests, and those of the letters. */
export const step: Handler<'livelihood.step'> = {
  joins: ({ input }) => workJoin(input.workId),
  run: withJoined<WorkDoc>('work')(async (stands, context) => {
    const { input, caller, requestKey, now } = context as unknown as Context<'livelihood.step'>
    const id = derivedId('ls', caller.personId, requestKey)
    if (stands.steps.some((one) => one.id === id)) return done(deskWork(stands))
    if (stands.steps.length >= rules.steps) return refuse('WORK_FULL', { most: rules.steps })
    const { day, text, version } = input
    const { stationId, followers, form } = stands
    const personIds = followers.filter((one) => one !== caller.personId)
    const said = { title: `「${form.title}」有新进展`, text, page: greenPages.work(stands._id) }
    const told = itemKinds.tellSome.item(id, now, { stationId, personIds, cause: [id], said })
    const items = personIds.length > 0 ? [told] : []
    return write(
      stands,
      { set: { steps: [...stands.steps, { id, day, text }] }, items },
      { caller, version, now },
    )
  }),
}

/** Three requests. */
export const link: Handler<'livelihood.link'> = {
  joins: ({ input }) => workJoin(input.workId),
  run: withJoined<WorkDoc>('work')(async (stands, context) => {
    const { input, caller, now } = context as unknown as Context<'livelihood.link'>
    const { number, on, version } = input
    const others = stands.incidents.filter((one) => one.number !== number)
    if (others.length < stands.incidents.length === on) return done(deskWork(stands))
    if (!on) return write(stands, { set: { incidents: others } }, { caller, version, now })
    if (others.length >= rules.incidents) return refuse('WORK_FULL', { most: rules.incidents })
    const found = await findIncident(caller.stationId, number)
    if (!found) return refuse('WORK_NO_INCIDENT', { number })
    // Everybody reads it here, so it says no more than the board does.
    const text = faceLine(incident, faceOf(incident, found))
    const incidents = [...others, { caseId: found._id, number, text }]
    return write(stands, { set: { incidents } }, { caller, version, now })
  }),
}

/** Two requests, and that of the letter. */
export const answer: Handler<'livelihood.answer'> = {
  joins: ({ input }) => questionJoin(input.questionId),
  run: withJoined<QuestionDoc>('question')(async (stands, context) => {
    const { input, now } = context as unknown as Context<'livelihood.answer'>
    const { version, answer: words, open } = input
    const isDone = (one: QuestionDoc): boolean =>
      one.version === version + 1 && one.answer === words && one.open === open
    const moved = await moveCase<QuestionDoc, 'STALE'>({
      ...{ collection: QUESTIONS, read: stands, now },
      decide: (current) => {
        if (isDone(current)) return ok({ update: null, after: current })
        if (current.version !== version) return { ok: false, error: { code: 'STALE' } }
        const set = { answer: words, open, state: 'answered', answeredAt: now, version: version + 1 } as const
        const update = { ...setting(set), guard: { version } }
        return ok({ update, after: { ...current, ...set }, items: [letterTo(current, set, now)] })
      },
    })
    if (!moved.ok) return moved
    return done({ questionId: stands._id, version: moved.value.doc.version })
  }),
}

const letterTo = (
  { _id, personId, stationId, workId, title }: QuestionDoc,
  { answer: words, version }: { answer: string; version: number },
  now: number,
): OutboxItem =>
  messageItem(
    messageOf('caseMoved', {
      ...{ personId, stationId, cause: [_id, version], at: now },
      params: { title: `您问的「${title}」答复了`, text: words, page: greenPages.work(workId) },
    }),
  )
