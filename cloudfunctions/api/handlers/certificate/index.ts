/** Owns the handlers of certificates: one's own, those whose seal the station answers for, and looking one up. */
import type { CertificateActor } from '@/domain/certificate/flow'
import { typedNumber } from '@/domain/certificate/number'
import { WRONG_NUMBERS_A_DAY } from '@/domain/certificate/rules'
import { canonicalText, proofText } from '@/domain/certificate/text'
import { fileNameOf } from '@/domain/files/writing'
import { isNear } from '@/domain/household/near'
import { countOf, type Limit } from '@/domain/kernel/quota'
import { heldOf } from '@/domain/person/roles'
import { opened, opening } from '../../access/station'
import {
  type Caller,
  type Context,
  done,
  type Handler,
  type Handlers,
  joinedAll,
  joinedOne,
  refuse,
} from '../../handler'
import type { Join } from '../../platform/joins'
import { isCertificateNo } from '../../platform/identity'
import { textDigest } from '../../platform/signing'
import { counted } from '../../quota'
import {
  type CertificateDoc,
  certificateJoin,
  codeOf,
  findAsked,
  findCertificate,
  moveCertificate,
  noteCheck,
  ownCertificatesJoin,
  ownPage,
} from '../../repositories/certificates'
import { withKin } from '../../repositories/people'
import { readTrainings } from '../../repositories/trainings'
import {
  askedCertificate,
  certificateCard,
  checkedCertificate,
  ownCertificate,
} from '../../views/certificate'
import { rowsOf } from '../../views/rows'
import { make, periods } from './make'

export const withCertificate = ({ input }: { input: { no: string } }) => ({
  certificate: certificateJoin(input.no),
})

const withCertificateAndKin = (given: { input: { no: string } }) => ({
  ...withCertificate(given),
  ...withKin,
})

/** The holder's own, wherever the holder is at home by now; anybody else finds nothing. */
export const onOwn = opening<CertificateDoc>(({ joined, caller }) => {
  const found = joinedOne<CertificateDoc>(joined, 'certificate')
  return found?.ownerId === caller.personId ? done(found) : refuse('NOT_FOUND')
})

const onStations = opening<CertificateDoc>(({ joined, caller }) =>
  opened(joinedOne<CertificateDoc>(joined, 'certificate'), caller),
)

const rolesOf = (caller: Caller): CertificateActor[] => heldOf(['staff', 'station_admin'] as const, caller)

const mine: Handler<'certificate.mine'> = {
  joins: ({ input, personId }) => ({ certificates: ownCertificatesJoin(personId, input.cursor) }),
  run: ({ joined }) => {
    const { shown, next } = ownPage(joinedAll<CertificateDoc>(joined, 'certificates'))
    return Promise.resolve(done({ items: rowsOf(shown, certificateCard), next }))
  },
}

const asked: Handler<'certificate.asked'> = {
  run: async ({ caller, input, now }) => {
    const no = input.no === undefined || input.no === '' ? null : (typedNumber(input.no) ?? 'none')
    const { shown, next } = await findAsked(caller.stationId, no, input.cursor)
    const who = { personId: caller.personId, roles: rolesOf(caller) }
    return done({ items: rowsOf(shown, (one) => askedCertificate(one, who, now)), next })
  },
}

/** What the station decides about somebody else's; nobody answers for the own seal, or that of the own household. */
const decided = <A extends 'certificate.answer' | 'certificate.annul'>(
  eventOf: (input: Context<A>['input']) => 'seal' | 'refuseSeal' | 'annul',
) =>
  onStations<Context<A>, ReturnType<typeof askedCertificate>>(async (read, { caller, input, now }) => {
    if (isNear(caller, [read.ownerId, read.personId])) return refuse('OWN_RECORD')
    const roles = rolesOf(caller)
    const { version, reason } = input as { version: number; reason: string }
    const moved = await moveCertificate(read, {
      ...{ event: eventOf(input), version, by: caller.personId, roles, reason, now },
    })
    if (!moved.ok) return refuse(moved.error.code, moved.error.details)
    return done(askedCertificate(moved.value, { personId: caller.personId, roles }, now))
  })

/** Wrong numbers of one person on one day; whoever checks the papers of others for a living mistypes more often. */
const wrongNumbers = (caller: Caller): Limit => ({
  ...{ kind: 'wrongnumbers', perDay: WRONG_NUMBERS_A_DAY, atDesk: WRONG_NUMBERS_A_DAY * 5 },
  // Somebody who has not said which station is home is written down nowhere.
  counted: caller.stationId === '' ? 'instance' : 'kept',
})

/**
 * Two requests: the caller with the certificate, and that it was looked up or a wrong number was sent. The holder's own look
 * is not counted. Whoever has sent too many wrong numbers gets no answer to a right one either.
 */
const check: Handler<'certificate.check'> = {
  joins: ({ input }): Record<string, Join> => {
    const no = typedNumber(input.no)
    return no !== null && isCertificateNo(no) ? { certificate: certificateJoin(no) } : {}
  },
  run: async ({ caller, input, joined, now }) => {
    const limit = wrongNumbers(caller)
    if (countOf(caller.person.quota, limit.kind, now) >= limit.perDay)
      return refuse('TOO_MANY_TODAY', { most: limit.perDay })
    const no = typedNumber(input.no)
    const isUnplaced = caller.stationId === '' && no !== null && isCertificateNo(no)
    const found = isUnplaced ? await findCertificate(no) : joinedOne<CertificateDoc>(joined, 'certificate')
    if (!found) return (await counted({ limit }, caller, '', now)) ?? refuse('CERTIFICATE_UNKNOWN')
    if (found.ownerId !== caller.personId) await noteCheck(found._id, now)
    return done(checkedCertificate(found))
  },
}

export const certificateHandlers: Handlers<Extract<keyof Handlers, `certificate.${string}`>> = {
  'certificate.periods': periods,
  'certificate.make': make,
  'certificate.mine': mine,
  /** One request. */
  'certificate.open': {
    joins: withCertificate,
    run: onOwn(async (found, { now }) => done(ownCertificate(found, now))),
  },
  /** Three requests: the caller, the count of the day, the certificate. */
  'certificate.move': {
    joins: withCertificate,
    run: onOwn(async (found, { caller, input, now }: Context<'certificate.move'>) => {
      const moved = await moveCertificate(found, {
        ...{ event: input.event, version: input.version, by: caller.personId, roles: ['owner'], now },
      })
      return moved.ok ? done(ownCertificate(moved.value, now)) : refuse(moved.error.code, moved.error.details)
    }),
  },
  /** One request. */
  'certificate.proof': {
    joins: withCertificate,
    run: onOwn(async (found) => {
      const text = canonicalText(found)
      const words = proofText(text, { ...found, digest: textDigest(text) })
      const name = fileNameOf(`核对文本 ${found._id}`, 'txt')
      return done({ name, base64: Buffer.from(words, 'utf8').toString('base64') })
    }),
  },
  /** At most two requests, and WeChat's answer. */
  'certificate.code': {
    joins: withCertificate,
    run: onOwn(async (found) => {
      const code = await codeOf(found)
      return code === null ? refuse('CODE_NOT_MADE') : done({ code })
    }),
  },
  'certificate.asked': asked,
  /** At most five requests: the caller, the certificate, the letter and what is noted of it. */
  'certificate.answer': {
    joins: withCertificateAndKin,
    run: decided<'certificate.answer'>(({ event }) => event),
  },
  'certificate.annul': { joins: withCertificateAndKin, run: decided<'certificate.annul'>(() => 'annul') },
  'certificate.check': check,
  /** Two requests. */
  'certificate.trainings': {
    run: async ({ caller }) => done({ items: await readTrainings(caller.person) }),
  },
}
