/** Owns what the desk decides about people and hands to them: volunteers, paper cards, residents without a phone. */
import * as v from 'valibot'
import { residentForm } from '../domain/person/questions'
import { GRID, STAFF } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { formEntries } from './form-schema'
import { limits } from './limits'
import { VolunteerState } from './me'
import {
  BirthDate,
  Count,
  Cursor,
  Id,
  Instant,
  LooseText,
  Move,
  RowCursor,
  Text,
  Version,
  Typed,
} from './shapes'

const resident = formEntries(residentForm)

const VolunteerCase = v.object({
  personId: Id,
  version: Version,
  name: v.string(),
  maskedPhone: v.string(),
  age: v.nullable(Count),
  gridName: v.string(),
  skills: v.array(v.string()),
  slots: v.array(v.string()),
  state: VolunteerState,
  appliedAt: Instant,
  dueAt: v.nullable(Instant),
  guardian: v.nullable(v.object({ name: v.string(), relation: v.string(), maskedPhone: v.string() })),
  /** A suspension under which this person left, or still stands; null when there is none. */
  suspension: v.nullable(v.object({ at: Instant, reason: v.string() })),
  /** What else whoever decides should know, in sentences: turned down before, another day of birth than before. */
  remarks: v.array(v.string()),
  /** Whether the decision on the application may be taken back by the caller now. */
  mayTakeBack: v.boolean(),
  moves: v.array(Move),
})

/** The card of somebody without a phone, as it goes on paper. */
const PaperCard = v.object({
  personId: Id,
  token: v.string(),
  name: v.string(),
  gridName: v.string(),
  /** Which card it is, counted from one. */
  cardVersion: Count,
})

export const deskPeopleActions = defineActions({
  'desk.volunteers': {
    summary: '志愿者申请和名册。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({ state: v.optional(VolunteerState), text: Typed, cursor: v.optional(RowCursor) }),
    output: v.object({ items: v.array(VolunteerCase), next: v.nullable(v.string()) }),
    errors: [],
  },
  'desk.decideVolunteer': {
    summary: '通过、不通过、暂停或恢复一位志愿者。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.object({
      personId: Id,
      version: Version,
      event: v.picklist(['approve', 'reject', 'suspend', 'restore', 'guardianConsent']),
      reason: v.optional(Text(200)),
    }),
    words: { said: ['reason'] },
    output: VolunteerCase,
    errors: ['INVALID_STATE', 'REASON_NEEDED', 'OWN_RECORD', 'OTHER_DECIDER', 'SUSPENDED_BEFORE', 'STALE'],
  },
  'desk.takeBackVolunteer': {
    summary:
      '撤销刚才对一份志愿者申请的决定，24 小时以内、本人还没有以志愿者身份办过事；申请回到原来等的地方。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.takingBack,
    roles: STAFF,
    scope: 'station',
    input: v.object({ personId: Id, version: Version }),
    output: VolunteerCase,
    errors: ['INVALID_STATE', 'OWN_RECORD', 'DECISION_NOT_YOURS', 'DECISION_KEPT', 'STALE'],
  },
  'desk.printCards': {
    summary: '给没用小程序的居民印卡；谁印的、印了谁的会记下来。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.reading,
    roles: GRID,
    scope: 'station',
    /** One person's alone, where it is said whose. */
    input: v.object({ cursor: v.optional(Cursor), personId: v.optional(Id) }),
    output: v.object({ cards: v.array(PaperCard), next: v.nullable(v.string()) }),
    errors: [],
  },
  'desk.renewCard': {
    summary: '给没用小程序的居民换一张新卡，旧卡马上作废。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.cards,
    roles: GRID,
    scope: 'grid',
    input: v.object({ personId: Id }),
    output: PaperCard,
    errors: ['CARD_ON_PHONE'],
  },
  'desk.registerResident': {
    summary: '替没用小程序的居民建档，给一张纸卡。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.making,
    roles: GRID,
    scope: 'grid',
    input: v.object({
      ...resident,
      birthDate: BirthDate,
      gridId: Id,
      building: LooseText(20),
      unit: v.optional(resident.unit),
      room: v.optional(resident.room),
      /** Once the one at the desk has said that it is not the person whom RESIDENT_TWIN named. */
      another: v.optional(v.boolean()),
    }),
    words: { named: ['realName'], said: ['building', 'unit', 'room', 'consentEvidence'] },
    output: PaperCard,
    errors: ['RESIDENT_TWIN'],
  },
})
