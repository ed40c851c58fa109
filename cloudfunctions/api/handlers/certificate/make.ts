/** Owns making a certificate, and what somebody may look at before. */
import type { CertificateDocument } from '@/domain/certificate/documents'
import { certificateFlow } from '@/domain/certificate/flow'
import { contentOf } from '@/domain/certificate/rules'
import { canonicalText, type Signed } from '@/domain/certificate/text'
import { awardLine } from '@/domain/certificate/awards'
import { trainingLine } from '@/domain/certificate/trainings'
import { beginOutbox } from '@/domain/kernel/outbox'
import { beginCase } from '@/domain/kernel/workflow'
import { idsOf } from '@/domain/person/merged'
import { nameOf } from '@/domain/person/name-of'
import type { PersonDocument } from '@/domain/person/documents'
import type { StationDocument } from '@/domain/station/documents'
import { type Context, done, type Handler, joinedAll, joinedOne, refuse, type Result } from '../../handler'
import { type Doc, findDocs } from '../../platform/cloud'
import { certificateNoOf } from '../../platform/identity'
import { signingKey, signText } from '../../platform/signing'
import {
  addCertificate,
  addInstead,
  awardsFor,
  awardsJoin,
  type CertificateDoc,
  certificateJoin,
  CERTIFICATES,
  findCertificate,
  madeNow,
  monthSums,
  recordsFor,
} from '../../repositories/certificates'
import type { HonourDoc } from '../../repositories/honours'
import { readTrainings } from '../../repositories/trainings'
import { ownCertificate } from '../../views/certificate'

type StationDoc = StationDocument & Doc

/** What somebody is called on a certificate: by the name of the papers, or as the family wrote it; null for anybody else. */
function holderName({ _id, realName, family }: PersonDocument, personId: string): string | null {
  if (personId === _id) return realName
  return family.find((one) => one.personId === personId)?.name ?? null
}

/** By whose records somebody is known: those of the caller are all that were joined to one. */
const idsFor = (person: PersonDocument, personId: string): readonly string[] =>
  personId === person._id ? idsOf(person) : [personId]

/** Three requests and one for the stations. */
export const periods: Handler<'certificate.periods'> = {
  joins: ({ personId }) => ({ awards: awardsJoin(personId) }),
  run: async ({ caller, joined, now }) => {
    const { person } = caller
    const months = await monthSums(caller.personId)
    const stationIds = [...new Set(months.map(({ stationId }) => stationId))]
    const [stations, trainings] = await Promise.all([
      stationIds.length === 0
        ? []
        : findDocs<StationDoc>(
            'stations',
            { _id: { $in: stationIds } },
            { limit: stationIds.length, fields: { name: 1 } },
          ),
      readTrainings(person),
    ])
    const people = [
      { personId: caller.personId, name: nameOf(person), own: true },
      ...person.family.map(({ personId, name }) => ({ personId, name, own: false })),
    ]
    const own = idsOf(person)
    const awards = joinedAll<HonourDoc>(joined, 'awards').map(({ personId, stationId, day }) => ({
      ...{ personId: personId !== null && own.includes(personId) ? person._id : (personId ?? '') },
      ...{ stationId, month: day.slice(0, 7) },
    }))
    const counted = new Set(months.map(({ personId }) => personId))
    return done({
      ready: signingKey() !== null,
      people: people.filter(({ personId, own }) => own || counted.has(personId)),
      stations: stations.map(({ _id, name }) => ({ stationId: _id, name })),
      months: months.filter(({ personId }) => people.some((one) => one.personId === personId)),
      trainings: trainings.length,
      awards: awards.filter(({ personId }) => people.some((one) => one.personId === personId)),
      serverNow: now,
    })
  },
}

/** A number of another certificate is met once in ten thousand million; then the next one is taken. */
const TRIES = 3

const numberFor = (
  {
    input,
    personId,
    requestKey,
  }: { input: { stationId: string; to: string }; personId: string; requestKey: string },
  attempt = 0,
) => certificateNoOf(input.stationId, input.to.slice(0, 4), personId, requestKey, String(attempt))

/** Only what its holder may let go: of the same person and station, and still good. */
function replaceable(context: Context<'certificate.make'>): Result<null> {
  const { input, joined, caller } = context
  if (input.instead === undefined) return done(null)
  const old = joinedOne<CertificateDoc>(joined, 'old')
  const same =
    old?.ownerId === caller.personId && old.personId === input.personId && old.stationId === input.stationId
  if (!same) return refuse('NOT_FOUND')
  return old.state === 'issued' ? done(null) : refuse('INVALID_STATE')
}

/** What is signed but for its number; refused where there is nothing to sign, or nobody to sign for. */
async function contentFor(
  context: Context<'certificate.make'>,
  station: StationDoc,
): Promise<Result<Omit<Signed, '_id'> & Pick<CertificateDocument, 'records' | 'honours'>>> {
  const { caller, input } = context
  const { personId, stationId, from, to } = input
  const name = holderName(caller.person, personId)
  if (name === null) return refuse('NOT_FOUND')
  if (name.trim() === '') return refuse('CERTIFICATE_NAMELESS')
  const isOwn = personId === caller.personId
  const span = { ownerId: caller.personId, stationId, from, to }
  const [records, trainings, honours] = await Promise.all([
    recordsFor({ ...span, personId }),
    isOwn && input.trainings ? readTrainings(caller.person) : [],
    input.awards ? awardsFor(span, idsFor(caller.person, personId)) : [],
  ])
  const content = contentOf(records, station.name)
  if (!content.ok) return refuse(content.error.code, content.error.details)
  const within = trainings.filter(({ day }) => day >= `${from}-` && day < `${to}.`)
  return done({
    name,
    issuer: station.name,
    from,
    to,
    ...content.value,
    trainings: within.map(trainingLine).reverse(),
    awards: honours.map(awardLine),
    honours: honours.map(({ _id }) => _id),
  })
}

type Whole = Omit<CertificateDocument, '_id' | 'signature'>

/** Signed under the first number that is free. */
async function issue(context: Context<'certificate.make'>, bare: Whole): Promise<Result<CertificateDoc>> {
  const { caller, input, requestKey } = context
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const _id = numberFor({ input, personId: caller.personId, requestKey }, attempt)
    const signature = signText(canonicalText({ ...bare, _id }), bare.keyNo)
    const certificate = { ...bare, _id, signature }
    if (input.instead !== undefined) {
      if (!(await addInstead(certificate, input.instead, caller.personId))) return refuse('INVALID_STATE')
      return done(madeNow(certificate))
    }
    if ((await addCertificate(certificate)) === 'added') return done(madeNow(certificate))
    const taken = await findCertificate(_id)
    if (taken?.ownerId === caller.personId) return done(taken)
  }
  throw new Error('no number was free')
}

/** At most eight requests: the caller with what is there, the key, the count of the day, the records with the trainings and the awards, the certificate; three more for one that takes another's place. */
export const make: Handler<'certificate.make'> = {
  joins: ({ input, personId, requestKey }) => ({
    made: certificateJoin(numberFor({ input, personId, requestKey })),
    station: { from: 'stations', where: { _id: input.stationId }, limit: 1, fields: { name: 1 } },
    ...(input.instead === undefined
      ? {}
      : { old: { from: CERTIFICATES, where: { _id: input.instead }, limit: 1 } }),
  }),
  run: async (context) => {
    const { caller, input, joined, now } = context
    const made = joinedOne<CertificateDoc>(joined, 'made')
    if (made?.ownerId === caller.personId) return done(ownCertificate(made, now))
    const keyNo = signingKey()
    if (keyNo === null) return refuse('CERTIFICATES_NOT_SET_UP')
    const station = joinedOne<StationDoc>(joined, 'station')
    if (!station) return refuse('NOT_FOUND')
    const free = replaceable(context)
    if (!free.ok) return free
    const content = await contentFor(context, station)
    if (!content.ok) return content
    const issued = await issue(context, {
      ...content.value,
      ...beginOutbox([], now),
      ...beginCase(certificateFlow, { by: caller.personId, at: now }),
      ...{ stationId: input.stationId, personId: input.personId, ownerId: caller.personId, keyNo },
      ...{ supersedes: input.instead ?? null, supersededBy: null, seal: null, sealWaits: false },
      ...{ checks: { count: 0, lastAt: null }, code: null, createdAt: now },
    })
    return issued.ok ? done(ownCertificate(issued.value, now)) : issued
  },
}
