/** Owns what follows the writes of checks: writing the check, asking the service, and bringing the news to the piece. */
import { DAY } from '@/domain/kernel/clock'
import { ok } from '@/domain/kernel/errors'
import { learn, replace } from '@/domain/moderation/decide-check'
import type { CheckDocument, CheckedMedium } from '@/domain/moderation/documents'
import { pieceOf } from '@/domain/moderation/moderated-content'
import { checkRules } from '@/domain/moderation/rules'
import { addDoc, changeDoc, countDocs } from '../platform/cloud'
import { addressesOf, checkMedium } from '../platform/content'
import { keepFile, type KeptFile } from '../platform/kept-files'
import { carriers } from './carriers'
import { type CheckDoc, CHECKS, findCheck, judge, moveCheck } from '../repositories/checks'
import { completeOutbox, type Work } from '../kernel/outbox'

/** Writes the check of a piece that was handed in, and does what it asks for itself. */
export const check: Work<{ check: CheckDocument }> = async ({ check }, { now }) => {
  if ((await addDoc(CHECKS, check as CheckDoc)) === 'added') {
    await completeOutbox(CHECKS, check._id, check.outbox, now)
  }
}

/** The medium with the copy that was made of it: a document needs no more, what is not as its ending says a person's eye. */
function withCopy(medium: CheckedMedium, copy: KeptFile | undefined): CheckedMedium {
  if (!copy) return medium
  const asWell = medium.kind === 'document' ? 'pass' : 'pending'
  const finding = medium.finding !== 'pending' ? medium.finding : copy.fits ? asWell : 'review'
  return { ...medium, keptId: copy.fileId, finding }
}

/** Copies of what has none yet, by the name of the upload. */
async function keepMedia(media: readonly CheckedMedium[]): Promise<Map<string, KeptFile>> {
  const copies = new Map<string, KeptFile>()
  const uploads = media.filter(({ keptId }) => keptId === undefined).map(({ fileId }) => fileId)
  await Promise.all(
    [...new Set(uploads)].map(async (fileId) => {
      const copy = await keepFile(fileId)
      if (copy) copies.set(fileId, copy)
    }),
  )
  return copies
}

/**
 * Copies what was uploaded, and asks the service for whatever it has not been asked or could not say: the text again, the
 * copies for the first time. Before the service is asked the copies stand in the check, so that what it looks at is what
 * will be shown.
 * @throws when something is still not asked, so that it is tried again; no more once somebody looks at it
 */
export const askCheck: Work<object> = async (_, { documentId, now }) => {
  const current = await findCheck(documentId)
  if (!current) return
  const copies = await keepMedia(current.media)
  const known = current.media.map((medium) => withCopy(medium, copies.get(medium.fileId)))
  const { authorOpenid: openid, state } = current
  const [text, traces] = await Promise.all([
    state === 'pending' && current.textFinding === 'pending' ? judge(openid, current.text) : null,
    state === 'pending' ? askMedia(openid, known) : new Map<string, string>(),
  ])
  if (text?.finding !== 'pending' || traces.size > 0 || copies.size > 0) {
    await moveCheck(current, now, (fresh) => {
      const media = fresh.media.map((medium) => ({
        ...withCopy(medium, copies.get(medium.fileId)),
        traceId: medium.traceId ?? traces.get(medium.fileId) ?? null,
      }))
      const found = text && { textFinding: text.finding, textLabel: text.label }
      return ok(learn(fresh, { media, ...found }, now))
    })
  }
  if (state !== 'pending') return
  const unasked = known.filter((medium) => isUnasked(medium) && !traces.has(medium.fileId))
  if (text?.finding === 'pending' || unasked.length > 0) {
    throw new Error(`${documentId}: the checking service could not be asked about everything`)
  }
}

const isUnasked = (medium: CheckedMedium): boolean => medium.traceId === null && medium.finding === 'pending'

/** The traces of those media that the service took; the others are asked about again later. */
async function askMedia(openid: string, media: readonly CheckedMedium[]): Promise<Map<string, string>> {
  const unasked = media.filter(isUnasked)
  const traces = new Map<string, string>()
  if (unasked.length === 0) return traces
  const shown = (medium: CheckedMedium): string => medium.keptId ?? medium.fileId
  const addresses = await addressesOf(unasked.map(shown))
  await Promise.all(
    unasked.map(async (medium) => {
      const { fileId, kind } = medium
      const address = addresses.get(shown(medium))
      if (address === undefined || kind === 'document') return
      const answer = await checkMedium(openid, address, kind)
      if (answer.is === 'asked') traces.set(fileId, answer.traceId)
      else console.warn('medium unchecked', answer.error)
    }),
  )
  return traces
}

/** Brings the check's verdict, as it stands now, to the piece in its own document. */
export const applyVerdict: Work<object> = async (_, { documentId, now }) => {
  const current = await findCheck(documentId)
  if (!current || current.state === 'replaced') return
  const { subject, stationId } = current
  await carriers[subject.kind]({ subject, stationId, news: pieceOf(current), check: current, now })
}

/** Notes how the author fared within a year, for whoever looks at it. Two counts that read no document. */
export const countHistory: Work<object> = async (_, { documentId, now }) => {
  const current = await findCheck(documentId)
  if (!current) return
  const since = { authorId: current.authorId, createdAt: { $gte: now - checkRules.historyDays * DAY } }
  const [passed, blocked] = await Promise.all([
    countDocs(CHECKS, { ...since, state: 'passed' }),
    countDocs(CHECKS, { ...since, state: 'blocked' }),
  ])
  await changeDoc(CHECKS, documentId, {}, { $set: { authorHistory: { passed, blocked } } })
}

/** Takes the check of the version before off the desk. */
export const replaceCheck: Work<{ checkId: string }> = async ({ checkId }, { now }) => {
  const former = await findCheck(checkId)
  if (former) await moveCheck(former, now, (current) => ok(replace(current, now)))
}
