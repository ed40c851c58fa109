/** Owns the certificates of service: made from one's own records, kept, revoked, and looked up by anybody who was given one. */
import * as v from 'valibot'
import { lineWords, MOST_AWARDS, MOST_LINES, MOST_TRAININGS } from '../domain/certificate/rules'
import type { LineKind } from '../domain/certificate/documents'
import { EVERYONE, HEAD, STAFF } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { limits } from './limits'
import {
  Count,
  Cursor,
  Day,
  Id,
  Instant,
  LooseText,
  Month,
  StoredMonth,
  Move,
  StoredDay,
  Text,
  Version,
  WrittenFile,
} from './shapes'

const Kind = v.picklist(Object.keys(lineWords) as LineKind[])
const State = v.picklist(['issued', 'superseded', 'revoked'])

const Line = v.object({ day: StoredDay, activity: v.string(), minutes: Count, kind: Kind })

const Seal = v.nullable(
  v.object({ state: v.picklist(['asked', 'sealed', 'refused']), note: v.string(), at: Instant }),
)

/** What a certificate says to everybody who may look at it, whoever that is. */
const Open = v.object({
  /** The number as digits alone. */
  no: v.string(),
  issuer: v.string(),
  from: Month,
  to: Month,
  issuedAt: Instant,
  total: Count,
  provedMinutes: Count,
  addedMinutes: Count,
  lines: v.pipe(v.array(Line), v.maxLength(MOST_LINES)),
  trainings: v.pipe(v.array(Line), v.maxLength(MOST_TRAININGS)),
  awards: v.pipe(v.array(Line), v.maxLength(MOST_AWARDS)),
  state: State,
  /** Whether a record in it says something else by now, or an award was taken back. */
  changed: v.boolean(),
})

/** What it says to its holder: why a seal was refused is nobody else's business. */
const Told = v.object({ ...Open.entries, seal: Seal })

/** In a list. */
const Card = v.object({
  no: v.string(),
  name: v.string(),
  issuer: v.string(),
  from: Month,
  to: Month,
  issuedAt: Instant,
  total: Count,
  lines: Count,
  state: State,
  changed: v.boolean(),
  seal: Seal,
})

/** As its holder sees it. */
const Own = v.object({
  ...Told.entries,
  /** Whole: it is the holder's own. */
  name: v.string(),
  personId: Id,
  stationId: Id,
  version: Version,
  supersedes: v.nullable(v.string()),
  supersededBy: v.nullable(v.string()),
  checks: v.object({ count: Count, lastAt: v.nullable(Instant) }),
  moves: v.array(Move),
})

/** As the station sees it that answers for a seal. */
const Asked = v.object({ ...Card.entries, version: Version, moves: v.array(Move) })

/** A number as it was typed or read from a code. */
const No = Text(60)

export const certificateActions = defineActions({
  'certificate.periods': {
    summary: '能开哪些服务证明：我和家人、哪个站、每个月几笔几分钟，开之前先看看。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({}),
    output: v.object({
      /** Whether the operator has set them up. */
      ready: v.boolean(),
      people: v.array(v.object({ personId: Id, name: v.string(), own: v.boolean() })),
      stations: v.array(v.object({ stationId: Id, name: v.string() })),
      months: v.array(
        v.object({
          ...{ personId: Id, stationId: Id, month: Month },
          ...{ lines: Count, minutes: Count, addedMinutes: Count },
        }),
      ),
      /** One's own trainings, which may go along. */
      trainings: Count,
      /** Whose awards of which station and month may go along; one row for each. */
      awards: v.array(v.object({ personId: Id, stationId: Id, month: StoredMonth })),
      serverNow: Instant,
    }),
    errors: [],
  },
  'certificate.make': {
    summary: '把一段时间里核定过的服务时长开成一份证明，谁都能凭号码查；重开的话旧的那份自动换成新的。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.certificates,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({
      ...{ personId: Id, stationId: Id, from: Month, to: Month },
      trainings: v.optional(v.boolean(), false),
      awards: v.optional(v.boolean(), false),
      /** The certificate that it takes the place of. */
      instead: v.optional(Id),
    }),
    output: Own,
    errors: [
      'CERTIFICATES_NOT_SET_UP',
      'CERTIFICATE_NAMELESS',
      'CERTIFICATE_EMPTY',
      'CERTIFICATE_TOO_LONG',
      'INVALID_STATE',
    ],
  },
  'certificate.mine': {
    summary: '我和家人开过的服务证明，新的在前。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ cursor: v.optional(Cursor) }),
    output: v.object({ items: v.array(Card), next: v.nullable(v.string()) }),
    errors: [],
  },
  'certificate.open': {
    summary: '自己的一份服务证明：每一笔、现在还算不算数、被查验过几次。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ no: Id }),
    output: Own,
    errors: [],
  },
  'certificate.move': {
    summary: '自己的一份服务证明：作废，或者请社区在纸上盖章。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.sealing,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ no: Id, version: Version, event: v.picklist(['revoke', 'askSeal']) }),
    output: Own,
    errors: ['INVALID_STATE', 'STALE'],
  },
  'certificate.code': {
    summary: '一份服务证明的码，印在发给别人的图上，扫了就能查验。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.posters,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ no: Id }),
    output: v.object({ code: v.string() }),
    errors: ['CODE_NOT_MADE'],
  },
  'certificate.proof': {
    summary: '核对文本：带走以后，不用上网也能验出这份证明有没有改过一个字。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ no: Id }),
    output: WrittenFile,
    errors: ['CERTIFICATES_NOT_SET_UP'],
  },
  'certificate.asked': {
    summary: '等本站盖章的服务证明；也可以凭号码找一份。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({ no: v.optional(LooseText(60)), cursor: v.optional(Cursor) }),
    output: v.object({ items: v.array(Asked), next: v.nullable(v.string()) }),
    errors: [],
  },
  'certificate.answer': {
    summary: '盖章办好了，或者不盖，写明为什么；本人会收到消息。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.object({
      ...{ no: Id, version: Version, event: v.picklist(['seal', 'refuseSeal']) },
      reason: v.optional(LooseText(100), ''),
    }),
    words: { said: ['reason'] },
    output: Asked,
    errors: ['INVALID_STATE', 'STALE', 'REASON_NEEDED', 'OWN_RECORD'],
  },
  'certificate.annul': {
    summary: '站长作废一份开错的服务证明，写明为什么；本人会收到消息。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: HEAD,
    scope: 'station',
    input: v.object({ no: Id, version: Version, reason: Text(100) }),
    words: { said: ['reason'] },
    output: Asked,
    errors: ['INVALID_STATE', 'STALE', 'REASON_NEEDED', 'OWN_RECORD'],
  },
  'certificate.check': {
    summary: '查验一份服务证明：扫码或输入号码，看每一笔、合计、出具单位和现在的状态；姓名遮住。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.checking,
    roles: EVERYONE,
    scope: 'open',
    newcomers: true,
    input: v.object({ no: No }),
    output: v.object({
      ...Open.entries,
      /** When the paper was sealed; null for everything else that was asked and answered. */
      seal: v.nullable(v.object({ state: v.literal('sealed'), at: Instant })),
      /** Masked. */
      name: v.string(),
      /** SHA-256 of the canonical text, in hex. */
      digest: v.string(),
      signature: v.string(),
      /** Whether the signature holds; null where the key is no longer set and this place cannot tell. */
      signed: v.nullable(v.boolean()),
      keyNo: Count,
      /** Ed25519, in hex; empty where the key is no longer set. */
      publicKey: v.string(),
      /** The newer one; null while none has taken its place. */
      newer: v.nullable(v.string()),
    }),
    errors: ['CERTIFICATE_UNKNOWN'],
  },
  'certificate.trainings': {
    summary: '我参加过的培训：站里登记过的，和上完的技能课。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({}),
    output: v.object({
      items: v.array(
        v.object({
          ...{ day: Day, name: v.string(), organiser: v.string(), minutes: Count },
          /** registered: the station has seen the paper; attended: from coming and leaving. */
          how: v.picklist(['registered', 'attended']),
        }),
      ),
    }),
    errors: [],
  },
})
