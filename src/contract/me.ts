/** Owns a person's own things: profile, volunteering, family, card, type size, consents. */
import * as v from 'valibot'
import { CaseCard } from './case-shapes'
import { consentScopes } from '../domain/person/consents'
import { familyAgreements } from '../domain/person/family-ages'
import { subscriptionTemplates } from '../domain/message/templates'
import { volunteerForm } from '../domain/person/questions'
import { relations, skills, weekSlots } from '../domain/person/vocabulary'
import { defineActions } from './define-actions'
import { formEntries } from './form-schema'
import { limits } from './limits'
import { OwnPaper } from './papers'
import { EVERYONE, roles } from '../domain/person/roles'
import { Contact, Features } from './station'
import { BirthDate, Count, Empty, Id, Instant, LooseText, Phone, StoredDay, Text, Version } from './shapes'

export const VolunteerState = v.picklist([
  'none',
  'pendingGuardian',
  'pendingReview',
  'active',
  'suspended',
  'withdrawn',
  'rejected',
])

const Dependant = v.object({
  personId: Id,
  name: v.string(),
  birthDate: StoredDay,
  relation: v.picklist(relations),
})

const Profile = v.object({
  personId: Id,
  nickname: v.string(),
  realName: v.string(),
  sex: v.picklist(['unknown', 'woman', 'man']),
  birthDate: v.nullable(StoredDay),
  /** 138****1234; the whole number never leaves the server. */
  maskedPhone: v.string(),
  gridId: v.nullable(Id),
  gridName: v.string(),
  building: v.string(),
  unit: v.string(),
  room: v.string(),
  stationName: v.string(),
  /** How the station is found and called; left out where nobody has written it. */
  stationContact: v.optional(Contact),
  roles: v.array(v.picklist(roles)),
  volunteer: v.object({
    state: VolunteerState,
    volunteerNo: v.nullable(v.string()),
    skills: v.array(v.picklist(skills)),
    slots: v.array(v.picklist(weekSlots)),
    /** Why it was turned down or suspended. */
    reason: v.string(),
    /** Credentials, trainings and insurance cover that stand, those that hold first. */
    papers: v.array(OwnPaper),
  }),
  family: v.array(Dependant),
  consents: v.array(
    v.object({
      scope: v.picklist(consentScopes),
      version: Count,
      given: v.boolean(),
      at: v.nullable(Instant),
      currentVersion: Count,
    }),
  ),
  grids: v.array(v.object({ gridId: Id, name: v.string(), buildings: v.array(v.string()) })),
  version: Version,
})

/** What stands for a person: shown on the phone, or printed by the station. */
const PersonalCard = v.object({
  token: v.string(),
  name: v.string(),
  role: v.string(),
  volunteerNo: v.nullable(v.string()),
  /** Which card it is, counted from one. */
  cardVersion: Count,
})

export const meActions = defineActions({
  'me.open': {
    summary: '我的资料、身份、家人和隐私选择。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: Empty,
    output: v.object({
      profile: Profile,
      features: Features,
      /** Who decides about what is kept of me. */
      station: v.object({ name: v.string(), phone: v.nullable(v.string()) }),
      /** The days on which the station's office is closed beside weekends. */
      holidays: v.array(StoredDay),
      /** What can be begun here beside what everybody has, as it is declared. */
      services: v.array(
        v.object({
          ...{ kind: v.string(), title: v.string(), caption: v.string() },
          /** Where it leads, where that is not the list of the own. */
          page: v.optional(v.string()),
          /** It leads to what was sent to the department whose contact one is. */
          sent: v.optional(v.literal(true)),
        }),
      ),
      /** What I have going on at the station, of every declared kind, the newest first. */
      things: v.array(v.object({ title: v.string(), page: v.string(), ...CaseCard.entries })),
      /** When the account closes; null while nobody has asked for it, left out by an earlier version. */
      closesAt: v.optional(v.nullable(Instant)),
      unread: Count,
      provedMinutes: Count,
      points: v.number(),
      /** The teams that the caller is in, or has asked to be in. */
      teams: v.array(v.object({ teamId: Id, name: v.string(), isMember: v.boolean() })),
    }),
    errors: [],
  },
  'me.updateProfile': {
    summary: '改我的资料。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.own,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({
      nickname: v.optional(Text(20)),
      realName: v.optional(Text(20)),
      sex: v.optional(v.picklist(['unknown', 'woman', 'man'])),
      birthDate: v.optional(BirthDate),
      phone: v.optional(Phone),
      gridId: v.optional(Id),
      building: v.optional(LooseText(20)),
      unit: v.optional(LooseText(10)),
      room: v.optional(LooseText(10)),
    }),
    words: { called: ['nickname'], named: ['realName'], said: ['building', 'unit', 'room'] },
    output: v.object({ profile: Profile }),
    errors: ['CONSENT_NEEDED', 'TOO_YOUNG', 'VOLUNTEER_MINOR', 'NAME_KEPT'],
  },
  'me.bindPhone': {
    summary: '用微信里的手机号，不用自己输。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.phone,
    roles: EVERYONE,
    scope: 'own',
    /** What WeChat's phone-number button handed out; good once, for five minutes. */
    input: v.object({ code: Text(128) }),
    output: v.object({ profile: Profile }),
    errors: ['CONSENT_NEEDED', 'PHONE_NOT_GIVEN'],
  },
  'me.applyVolunteer': {
    summary: '申请成为志愿者；未满 18 岁要写监护人。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.applications,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({
      ...formEntries(volunteerForm),
      birthDate: BirthDate,
      phone: Phone,
      termsVersion: Count,
      guardian: v.optional(v.object({ name: Text(20), relation: v.picklist(relations), phone: Phone })),
    }),
    words: { named: ['realName', 'guardian.name'] },
    output: v.object({ profile: Profile }),
    errors: [
      'GUARDIAN_NEEDED',
      'GUARDIAN_PHONE_SAME',
      'TOO_YOUNG',
      'TERMS_OUTDATED',
      'INVALID_STATE',
      'CONSENT_NEEDED',
      'NAME_KEPT',
    ],
  },
  'me.withdrawVolunteer': {
    summary: '退出志愿者队伍；已有的时长仍是您的。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.applications,
    roles: EVERYONE,
    scope: 'own',
    input: Empty,
    output: v.object({ profile: Profile }),
    errors: ['INVALID_STATE'],
  },
  'me.addDependant': {
    summary: '添加一位由我照顾的家人。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.family,
    roles: EVERYONE,
    scope: 'own',
    /** `another` once the person has said that it is not the child whom CHILD_TWIN named. */
    input: v.object({
      name: Text(20),
      birthDate: BirthDate,
      relation: v.picklist(relations),
      agreedBy: v.picklist(familyAgreements),
      another: v.optional(v.boolean()),
    }),
    words: { named: ['name'] },
    output: v.object({ profile: Profile }),
    errors: [
      'RELATION_AGE',
      'FAMILY_UNASKED',
      'FAMILY_FULL',
      'FAMILY_CHANGED',
      'CONSENT_NEEDED',
      'CHILD_TWIN',
      'FAMILY_HAS',
    ],
  },
  'me.removeDependant': {
    summary: '移除一位家人；他的时长记录还在。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.family,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ personId: Id }),
    output: v.object({ profile: Profile }),
    errors: ['DEPENDANT_AWAITED'],
  },
  'me.consent': {
    summary: '同意或撤回一项信息的使用。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.own,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ scope: v.picklist(consentScopes), version: Count, given: v.boolean() }),
    output: v.object({ profile: Profile }),
    errors: ['TERMS_OUTDATED'],
  },
  'me.card': {
    summary: '我的居民卡：手机上出示，或请社区印成纸卡。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ forPersonId: v.optional(Id) }),
    output: PersonalCard,
    errors: [],
  },
  'me.renewCard': {
    summary: '换一张新的居民卡，旧卡马上作废；丢了或怕被人抄了时用。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.cards,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ forPersonId: v.optional(Id) }),
    output: PersonalCard,
    errors: [],
  },
  'me.phoneLooks': {
    summary: '谁看过我的电话和住处，我和家人的卡办过什么，什么时候、谁办的；各是最近 50 次。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: Empty,
    output: v.object({
      items: v.array(
        v.object({
          lookId: Id,
          at: Instant,
          /** 网格员 赵*; the role is left out for a neighbour. */
          by: v.string(),
          reason: v.string(),
        }),
      ),
      /** What was done with the cards of the caller and the family, by whoever read them. */
      cards: v.array(
        v.object({
          useId: v.string(),
          at: Instant,
          by: v.string(),
          /** Whose card it was; empty for the caller's own. */
          whose: v.string(),
          what: v.string(),
        }),
      ),
    }),
    errors: [],
  },
  'me.subscribed': {
    summary: '记下一次订阅消息的同意。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.own,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({
      templates: v.pipe(v.array(v.picklist(subscriptionTemplates)), v.minLength(1), v.maxLength(3)),
    }),
    output: v.object({ stock: v.record(v.string(), Count) }),
    errors: [],
  },
})
