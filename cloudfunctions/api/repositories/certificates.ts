/** Owns reading and writing certificates: what they are made of, whether the records still say so, and their moves. */
import { honourPages } from '@/domain/honour-pages'
import type { CertificateDocument } from '@/domain/certificate/documents'
import { type CertificateActor, type CertificateEvent, certificateFlow } from '@/domain/certificate/flow'
import { MOST_AWARDS, MOST_LINES, periodWord } from '@/domain/certificate/rules'
import { type Decision, ok, reject } from '@/domain/kernel/errors'
import { setting, together } from '@/domain/kernel/guarded-update'
import type { OutboxItem } from '@/domain/kernel/outbox'
import { alreadyDone, decide, moved, transitionPatch, type WorkflowCode } from '@/domain/kernel/workflow'
import { moveCase } from '../kernel/move-case'
import { inPages } from '../kernel/paging'
import { addDoc, changeDoc, type Doc, findCounted, findDocs, groupDocs } from '../platform/cloud'
import { keepMiniCode } from '../platform/mini-code'
import type { Counting, Join } from '../platform/joins'
import { runTransaction } from '../platform/transaction'
import { type HonourDoc, HONOURS } from './honours'
import { messageItem } from './items'
import { messageOf } from './messages'
import { findRecords, RECORDS, type RecordDoc } from './service-records'

export const CERTIFICATES = 'certificates'
/** How many of its records say now what they said then, and how many of its awards stand. */
interface Standing {
  standing?: { n: number }[]
  standingAwards?: { n: number }[]
}
export type CertificateDoc = CertificateDocument & Doc & Standing

/** As it stands when it has just been made. */
export const madeNow = (one: CertificateDocument & Doc): CertificateDoc => ({
  ...one,
  standing: [{ n: one.records.length }],
  standingAwards: [{ n: one.honours.length }],
})

/**
 * How many of the records in a certificate still stand in the account with the minutes that it says. Seen at reading and so
 * never late: nothing has to be written where a record is corrected, and nothing can be missed in between.
 */
const standing: Counting = {
  as: 'standing',
  from: RECORDS,
  variables: { owner: '$ownerId', marks: '$records' },
  fits: {
    $and: [
      { $eq: ['$ownerId', '$$owner'] },
      { $eq: ['$creditStands', true] },
      { $in: [{ $concat: ['$_id', ':', { $toString: '$minutes' }] }, '$$marks'] },
    ],
  },
}

/** The same of its awards: how many have neither been taken back nor rest because somebody objects. */
const standingAwards: Counting = {
  as: 'standingAwards',
  from: HONOURS,
  variables: { owner: '$ownerId', honours: '$honours' },
  fits: {
    $and: [{ $eq: ['$ownerId', '$$owner'] }, { $eq: ['$state', 'shown'] }, { $in: ['$_id', '$$honours'] }],
  },
}

const standings = [standing, standingAwards] as const

const isFewer = (counted: { n: number }[] | undefined, all: readonly string[]): boolean =>
  (counted?.[0]?.n ?? 0) < all.length

/** Whether a record in it says something else by now, or an award was taken back. */
export const isChanged = (one: CertificateDoc): boolean =>
  isFewer(one.standing, one.records) || isFewer(one.standingAwards, one.honours)

/** One certificate with its standing, along with the caller. */
export const certificateJoin = (no: string): Join => ({
  ...{ from: CERTIFICATES, where: { _id: no }, limit: 1, counting: standings },
})

/** The same for somebody with whom nothing is joined. One request. */
export async function findCertificate(no: string): Promise<CertificateDoc | null> {
  const [found] = await findCounted<CertificateDoc>(
    CERTIFICATES,
    { _id: no },
    { order: [['_id', 'asc']], limit: 1, fields: { history: 0 } },
    ...standings,
  )
  return found ?? null
}

const own = inPages<CertificateDoc>(10, ['createdAt', 'desc'])
const asked = inPages<CertificateDoc>(20, ['createdAt', 'asc'])

export const ownPage = own.of

/** What a list leaves away; how many lines there are is seen by its records. */
const fields = { lines: 0, trainings: 0, awards: 0, history: 0 } as const

/** The certificates of the caller and the family, the newest first, along with the caller. */
export const ownCertificatesJoin = (ownerId: string, cursor: string | undefined): Join => {
  const page = own.join({ from: CERTIFICATES, where: { ownerId }, fields }, cursor)
  return { ...page, counting: standings } as Join
}

/** Those whose seal waits, the longest first, to be read along with others. */
export const waitingSeals = (stationId: string) => ({
  ...{ from: CERTIFICATES, where: { stationId, sealWaits: true }, order: { createdAt: 1 } as const },
  fields: { ownerId: 1, name: 1, from: 1, to: 1 } as const,
})

/** Those of a station whose seal waits, the longest first; or the one of this number, whatever waits. One request. */
export const findAsked = (stationId: string, no: string | null, cursor: string | undefined) =>
  asked.read(
    (where, { order, limit }) =>
      findCounted<CertificateDoc>(
        CERTIFICATES,
        where,
        { order, limit, fields: { lines: 0, trainings: 0, awards: 0 } },
        ...standings,
      ),
    no === null ? { stationId, sealWaits: true } : { stationId, _id: no },
    cursor,
  )

/** What somebody's records come to, by whose they are, station and month. */
interface MonthSum {
  personId: string
  stationId: string
  month: string
  lines: number
  minutes: number
  addedMinutes: number
}

/** The sums of all records that stand in the accounts of somebody and the family. One request. */
export async function monthSums(ownerId: string): Promise<MonthSum[]> {
  const groups = await groupDocs<
    Omit<MonthSum, 'personId' | 'stationId' | 'month'> & {
      _id: Pick<MonthSum, 'personId' | 'stationId' | 'month'>
    }
  >(
    RECORDS,
    { ownerId, creditStands: true, minutes: { $gt: 0 } },
    {
      _id: {
        personId: { $ifNull: ['$standsFor', '$personId'] },
        stationId: '$stationId',
        month: { $substrCP: ['$day', 0, 7] },
      },
      lines: { $sum: 1 },
      minutes: { $sum: '$minutes' },
      addedMinutes: { $sum: { $cond: [{ $eq: ['$kind', 'added'] }, '$minutes', 0] } },
    },
  )
  return groups
    .map(({ _id, ...sums }) => ({ ..._id, ...sums }))
    .sort((a, b) => a.month.localeCompare(b.month))
}

interface Span {
  ownerId: string
  personId: string
  stationId: string
  from: string
  to: string
}

/** The records that a certificate is made of, the oldest first; one more than it holds where there are too many. One request. */
export const recordsFor = ({ ownerId, personId, stationId, from, to }: Span): Promise<RecordDoc[]> =>
  findRecords(
    {
      ...{ ownerId, $or: [{ personId }, { standsFor: personId }], stationId },
      ...{ creditStands: true, minutes: { $gt: 0 } },
      // A written day goes on with a dash after its month; the full stop is the sign behind the dash.
      day: { $gte: `${from}-`, $lt: `${to}.` },
    },
    {
      ...{
        limit: MOST_LINES + 1,
        order: [
          ['day', 'asc'],
          ['createdAt', 'asc'],
        ],
      },
      fields: { day: 1, title: 1, organiserName: 1, minutes: 1, kind: 1, state: 1 },
    },
  )

/** What people of a phone were given, by name and not taken back; rows of others have no owner. */
const awarded = (ownerId: string) => ({ ownerId, 'holder.as': 'person', state: 'shown' })

/** How many awards are offered at most; those behind them go along all the same. */
const OFFERED = 200

/** The awards of somebody and the family that may go along, with the caller. */
export const awardsJoin = (ownerId: string): Join => ({
  ...{ from: HONOURS, where: awarded(ownerId), order: { createdAt: -1 }, limit: OFFERED },
  fields: { personId: 1, stationId: 1, day: 1 },
})

/** The awards that a certificate is made of, the oldest first: of this station, which answers for them. One request. */
export const awardsFor = (
  { ownerId, stationId, from, to }: Omit<Span, 'personId'>,
  personIds: readonly string[],
): Promise<HonourDoc[]> =>
  findDocs<HonourDoc>(
    HONOURS,
    {
      ...{ ...awarded(ownerId), personId: { $in: personIds }, stationId },
      day: { $gte: `${from}-`, $lt: `${to}.` },
    },
    {
      ...{ limit: MOST_AWARDS, order: [['day', 'asc']] },
      fields: { day: 1, title: 1, grantedBy: 1, level: 1 },
    },
  )

/** Adds a certificate; `exists` when its number is taken. One request. */
export const addCertificate = (certificate: CertificateDocument): Promise<'added' | 'exists'> =>
  addDoc(CERTIFICATES, certificate)

/**
 * Adds a certificate that takes the place of another one, which leads to it from then on: both or neither. Five requests.
 * @returns false when the other one has been given another end meanwhile
 */
export const addInstead = (certificate: CertificateDocument, oldNo: string, by: string): Promise<boolean> =>
  runTransaction(async (tx) => {
    const old = await tx.get<CertificateDoc>(CERTIFICATES, oldNo)
    const move =
      old &&
      decide(certificateFlow, old, 'reissue', {
        ...{ by, roles: ['owner'], at: certificate.createdAt },
        facts: { reason: '', seal: old.seal },
      })
    if (!old || !move?.ok) return false
    await tx.add(CERTIFICATES, certificate)
    const { patch } = together(
      transitionPatch(old, move.value),
      setting({ supersededBy: certificate._id, sealWaits: false }),
    )
    await tx.update(CERTIFICATES, oldNo, patch)
    return true
  })

/** Notes that somebody else has looked it up. One request. */
export const noteCheck = (no: string, now: number): Promise<boolean> =>
  changeDoc(CERTIFICATES, no, {}, { $inc: { 'checks.count': 1 }, $set: { 'checks.lastAt': now } })

/** The picture of the code that opens its page for checking, made once; null where WeChat would not. One request where it is made. */
export async function codeOf({
  _id,
  code,
}: Pick<CertificateDocument, '_id' | 'code'>): Promise<string | null> {
  if (code !== null) return code
  const made = await keepMiniCode(honourPages.checkByCode, _id)
  // Whoever asked at the same time has written the same name.
  if (made !== null) await changeDoc(CERTIFICATES, _id, {}, { $set: { code: made } })
  return made
}

interface Moving {
  event: Exclude<CertificateEvent, 'reissue'>
  version: number
  by: string
  roles: readonly CertificateActor[]
  reason?: string
  now: number
}

/** What the holder is told of what the station has done; nothing of what the holder did. */
function letterOf(after: CertificateDocument, { event, reason = '', now }: Moving): OutboxItem[] {
  const { _id: no, stationId, ownerId, version, from, to } = after
  const said: Partial<Record<CertificateEvent, [title: string, caption: string]>> = {
    seal: ['服务证明盖好章了', reason || '带上打印的证明，到站里取。'],
    refuseSeal: ['服务证明没有盖章', reason],
    annul: ['一份服务证明作废了', reason],
  }
  const words = said[event]
  if (!words) return []
  const params = {
    ...{ title: words[0], caption: `${periodWord(from, to)}：${words[1]}` },
    page: honourPages.certificate(no),
  }
  return [
    messageItem(messageOf('toDo', { personId: ownerId, stationId, cause: [no, version], at: now, params })),
  ]
}

const sealAfter = ({ event, reason = '', now }: Moving): CertificateDocument['seal'] | undefined => {
  if (event === 'askSeal') return { state: 'asked', note: '', at: now }
  if (event === 'seal') return { state: 'sealed', note: reason, at: now }
  if (event === 'refuseSeal') return { state: 'refused', note: reason, at: now }
  return undefined
}

type MoveCode = WorkflowCode | 'STALE' | 'REASON_NEEDED'

/** Moves a certificate as it was read. One request and those of the letter. */
export async function moveCertificate(
  read: CertificateDoc,
  moving: Moving,
): Promise<Decision<CertificateDoc, MoveCode | 'NOT_FOUND'>> {
  const { event, version, by, roles, reason = '', now } = moving
  const done = await moveCase<CertificateDoc, MoveCode>({
    ...{ collection: CERTIFICATES, read, now },
    decide: (current) => {
      if (alreadyDone(current, event, { by })) return ok({ update: null, after: current })
      if (current.version !== version) return reject('STALE')
      const attempt = { by, roles, at: now, note: reason, facts: { reason, seal: current.seal } }
      const move = decide(certificateFlow, current, event, attempt)
      if (!move.ok) return move
      const seal = sealAfter(moving)
      const also = { ...(seal !== undefined && { seal }), sealWaits: seal?.state === 'asked' }
      const after = { ...moved(current, move.value), ...also }
      const update = together(transitionPatch(current, move.value), setting(also))
      return ok({ update, after, items: letterOf(after, moving) })
    },
  })
  return done.ok ? ok(done.value.doc) : done
}
