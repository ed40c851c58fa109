/** Owns what follows the writes of checks: writing the check, asking the service, and bringing the news to the piece. */
import { DAY } from '@/domain/kernel/clock'
import { ok } from '@/domain/kernel/errors'
import { learn, replace } from '@/domain/moderation/decide-check'
import type { CheckDocument, CheckedMedium } from '@/domain/moderation/documents'
import { pieceOf } from '@/domain/moderation/pieces'
import { checkRules } from '@/domain/moderation/rules'
import { addDoc, changeDoc, countDocs } from '../platform/cloud'
import { addressesOf, checkMedium } from '../platform/content'
import { carriers } from './carriers'
import { type CheckDoc, CHECKS, findCheck, judge, moveCheck } from '../repositories/checks'
import { completeFollowUps, type Work } from '../kernel/outbox'

/** Writes the check of a piece that was handed in, and does what it asks for itself. */
export const check: Work<{ check: CheckDocument }> = async ({ check }, { now }) => {
  if ((await addDoc(CHECKS, check as CheckDoc)) === 'added') {
    await completeFollowUps(CHECKS, check._id, check.followUps, now)
  }
}

/**
 * Asks the service for whatever it has not been asked or could not say: the text again, the media for the first time.
 * @throws when something is still not asked, so that it is tried again; no more once somebody looks at it
 */
export const askCheck: Work<object> = async (_, { documentId, now }) => {
  const current = await findCheck(documentId)
  if (!current || current.state !== 'pending') return
  const { authorOpenid: openid } = current
  const [text, traces] = await Promise.all([
    current.textFinding === 'pending' ? judge(openid, current.text) : null,
    askMedia(openid, current.media),
  ])
  if (text?.finding !== 'pending' || traces.size > 0) {
    await moveCheck(current, now, (fresh) => {
      const media = fresh.media.map((medium) => ({
        ...medium,
        traceId: medium.traceId ?? traces.get(medium.fileId) ?? null,
      }))
      const found = text && { textFinding: text.finding, textLabel: text.label }
      return ok(learn(fresh, { media, ...found }, now))
    })
  }
  const unasked = current.media.filter((medium) => isUnasked(medium) && !traces.has(medium.fileId))
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
  const addresses = await addressesOf(unasked.map((medium) => medium.fileId))
  await Promise.all(
    unasked.map(async ({ fileId, kind }) => {
      const address = addresses.get(fileId)
      if (address === undefined) return
      const answer = await checkMedium(openid, address, kind)
      if (answer.is === 'asked') traces.set(fileId, answer.traceId)
      else console.warn('medium unchecked', answer.error)
    }),
  )
  return traces
}

/** Brings the check's verdict, as it stands now, to the piece in its own document. */
export const carryVerdict: Work<object> = async (_, { documentId, now }) => {
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
