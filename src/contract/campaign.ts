/** Owns campaigns: what the station chooses people for, who stands in one, and how every figure came about. */
import * as v from 'valibot'
import { entryFlow, nominationForm } from '../domain/campaign/entry'
import { campaignFlow, campaignRules } from '../domain/campaign/flow'
import { type CampaignKind, campaignKinds, type Theme, themes } from '../domain/campaign/kinds'
import { panelRules } from '../domain/campaign/panel'
import { isPeriodKey, type PeriodBy, periodNames } from '../domain/score/period'
import { EVERYONE, HEAD, STAFF } from '../domain/person/roles'
import { ruleReason } from '../domain/kernel/rule-form'
import { scoreNumbers } from '../domain/score/form'
import { defineActions } from './define-actions'
import { formEntries } from './form-schema'
import { limits } from './limits'
import { Count, Cursor, Day, Id, Instant, LooseText, Move, RowCursor, Text, Version } from './shapes'

const keysOf = <T extends object>(table: T) =>
  Object.keys(table) as [keyof T & string, ...(keyof T & string)[]]

export const CampaignPeriod = v.pipe(
  v.object({ by: v.picklist(keysOf(periodNames)), key: v.string() }),
  v.check(({ by, key }) => isPeriodKey(by as PeriodBy, key)),
)
const KindOf = v.picklist(keysOf(campaignKinds) as [CampaignKind, ...CampaignKind[]])
const EntrantOf = v.picklist(['person', 'team', 'family'])
const ThemeOf = v.nullable(v.picklist(keysOf(themes) as [Theme, ...Theme[]]))
const Tone = v.picklist(['plain', 'waiting', 'good', 'warn', 'done'])

const Card = v.object({
  campaignId: Id,
  title: v.string(),
  state: v.picklist(keysOf(campaignFlow.states)),
  stateText: v.string(),
  tone: Tone,
  /** 服务时长 40 分、服务次数 20 分…; 主题：美化环境 */
  rule: v.string(),
  theme: v.nullable(v.string()),
  /** How many are chosen: 5 位, 5 支队伍. */
  placesText: v.string(),
  opensAt: Instant,
  closesAt: Instant,
  /** When the notice ends, or the marks are due; null otherwise. */
  dueAt: v.nullable(Instant),
})

/** One part of a score: 7.5 小时，10 小时算满 → 30 分. */
const Line = v.object({
  name: v.string(),
  /** Empty while there is nothing to count yet. */
  figure: v.string(),
  /** What counts in full; empty where everybody knows. */
  full: v.string(),
  points: v.string(),
  most: v.string(),
})

const Sheet = v.object({
  lines: v.array(Line),
  points: v.string(),
  /** Whether it is what would come out today, without the panel. */
  preview: v.boolean(),
  /** How the measure was made. */
  measure: v.string(),
})

const Chosen = v.object({ name: v.string(), entryId: Id })

const Own = v.object({
  entryId: Id,
  /** 暖心分队 of a team, 您家 of a family; empty of a person. */
  called: v.string(),
  state: v.picklist(keysOf(entryFlow.states)),
  stateText: v.string(),
  tone: Tone,
  version: Version,
  /** What neighbours have said, without who it was. */
  reasons: v.array(v.string()),
  /** Why it is in no more; empty otherwise. */
  reason: v.string(),
  sheet: v.nullable(Sheet),
  won: v.boolean(),
})

const Entrant = v.object({
  entryId: Id,
  version: Version,
  state: v.picklist(keysOf(entryFlow.states)),
  stateText: v.string(),
  name: v.string(),
  /** Whom a neighbour means, for the staff to find. */
  sought: v.nullable(v.object({ who: v.string(), where: v.string() })),
  reasons: v.array(v.object({ relation: v.string(), reason: v.string() })),
  /** What was given, without what the others of the panel think. */
  lines: v.array(Line),
  /** The own mark; null before. */
  mark: v.nullable(Count),
  /** Whether the caller may mark this one. */
  mayMark: v.boolean(),
  /** How many marks there are, and what they come to: empty before it was put up. */
  marks: v.object({ count: Count, mean: v.string() }),
  points: v.nullable(v.string()),
  chosen: v.boolean(),
  moves: v.array(Move),
})

const Rule = v.object({
  ruleId: v.string(),
  effectiveFrom: Day,
  text: v.string(),
  weights: v.object({ hours: Count, times: Count, rating: Count, panel: Count }),
  state: v.picklist(['past', 'now', 'coming']),
})
const Rules = v.object({
  version: Version,
  earliest: Day,
  rules: v.array(Rule),
  changes: v.array(
    v.object({ at: Instant, by: v.string(), text: v.string(), reason: v.string(), effectiveFrom: Day }),
  ),
  mayEdit: v.boolean(),
})

export const campaignActions = defineActions({
  'campaign.list': {
    summary: '站里的评选：正在评的、公示中的、评出来的；社区工作人员还看得到没发布的。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'open',
    input: v.object({
      view: v.optional(v.picklist(['open', 'notice', 'decided', 'drafts'])),
      cursor: v.optional(RowCursor),
    }),
    output: v.object({
      items: v.array(Card),
      next: v.nullable(v.string()),
      /** Whether the caller makes campaigns. */
      mayMake: v.boolean(),
    }),
    errors: [],
  },
  'campaign.open': {
    summary: '一个评选：怎么评、评出了谁；我报了名的，看我的每一项怎么来的，“如果今天评”是多少。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ campaignId: Id }),
    output: v.object({
      campaign: v.object({ ...Card.entries, entrant: EntrantOf, about: v.string(), days: v.string() }),
      /** By name, without any order of points. */
      chosen: v.array(Chosen),
      own: v.nullable(Own),
      /** Whoever leads several teams stands in it with each. */
      others: v.array(Own),
      mayEnter: v.boolean(),
      mayNominate: v.boolean(),
      /** Whether the caller sees who stands in it: staff, and whoever is on the panel. */
      mayWork: v.boolean(),
      consent: v.array(v.object({ title: v.string(), text: v.string() })),
      consentVersion: Count,
      /** Where somebody who does not agree may ring. */
      phone: v.string(),
    }),
    errors: ['NOT_FOUND', 'OTHER_STATION'],
  },
  'campaign.rows': {
    summary: '一位参评的人的服务是哪几场、哪几单：本人看自己的，评议的人和社区工作人员看参评的。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ campaignId: Id, entryId: v.optional(Id), cursor: v.optional(Cursor) }),
    output: v.object({
      rows: v.array(
        v.object({ recordId: Id, day: Day, title: v.string(), minutes: Count, proof: v.string() }),
      ),
      next: v.nullable(v.string()),
    }),
    errors: ['NOT_FOUND', 'OTHER_STATION'],
  },
  'campaign.answer': {
    summary: '报名参评；被推荐的，愿意或者不参加；报了名的，退出。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.nominations,
    roles: EVERYONE,
    scope: 'station',
    input: v.object({
      campaignId: Id,
      event: v.picklist(['enter', 'decline', 'withdraw']),
      /** With which of one's teams; left out of what stands alone. */
      entryId: v.optional(Id),
      /** The version of the consent that was read; 0 without. */
      consent: Count,
    }),
    output: v.object({ own: Own }),
    errors: [
      ...(['NOT_FOUND', 'OTHER_STATION', 'INVALID_STATE', 'CAMPAIGN_CLOSED', 'CAMPAIGN_NOTICED'] as const),
      ...(['ADULTS_ONLY', 'CONSENT_NEEDED', 'WINNERS_ONLY', 'CAMPAIGN_FULL', 'FORBIDDEN'] as const),
      'SUSPENDED_ENTRANT',
    ],
  },
  'campaign.nominate': {
    summary: '推荐一位邻居：为什么；社区找到人，问过本人愿意才算数。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.nominations,
    roles: EVERYONE,
    scope: 'station',
    words: { said: ['form.who', 'form.where', 'form.reason'] },
    input: v.object({ campaignId: Id, form: v.object(formEntries(nominationForm)) }),
    output: v.object({ sent: v.boolean() }),
    errors: ['NOT_FOUND', 'OTHER_STATION', 'CAMPAIGN_CLOSED'],
  },
  'campaign.work': {
    summary: '一个评选里的参评的人：推荐的话、服务、评议分；打了几分，公示以前谁也看不到别人的。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'station',
    input: v.object({
      campaignId: Id,
      view: v.optional(v.picklist(['entered', 'named', 'gone'])),
      cursor: v.optional(RowCursor),
    }),
    output: v.object({
      campaign: v.object({
        ...{ ...Card.entries, entrant: EntrantOf, version: Version },
        panel: v.array(v.string()),
      }),
      items: v.array(Entrant),
      next: v.nullable(v.string()),
      moves: v.array(Move),
      isStaff: v.boolean(),
    }),
    errors: ['NOT_FOUND', 'OTHER_STATION'],
  },
  'campaign.mark': {
    summary: '评议的人给一位参评的人打分，0 到 10；公示以前可以改。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: EVERYONE,
    scope: 'station',
    input: v.object({
      campaignId: Id,
      entryId: Id,
      mark: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(panelRules.best)),
    }),
    output: v.object({ item: Entrant }),
    errors: [
      ...(['NOT_FOUND', 'OTHER_STATION', 'NOT_ON_PANEL', 'MARK_NOT_YOURS', 'INVALID_STATE'] as const),
      ...(['STANDS_IN_IT', 'MARK_STANDS'] as const),
    ],
  },
  'campaign.form': {
    summary: '办一个评选要填的：填过的，和可以请来评议的人。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({ campaignId: v.optional(Id) }),
    output: v.object({
      draft: v.nullable(
        v.object({
          campaignId: Id,
          version: Version,
          kind: KindOf,
          period: CampaignPeriod,
          theme: ThemeOf,
          places: Count,
          chained: v.boolean(),
          opensOn: Day,
          closesOn: Day,
          about: v.string(),
          panel: v.array(Id),
          /** Whether only the panel may still be changed. */
          panelOnly: v.boolean(),
        }),
      ),
      people: v.array(v.object({ personId: Id, called: v.string() })),
    }),
    errors: ['NOT_FOUND', 'OTHER_STATION'],
  },
  'campaign.save': {
    summary: '写一个评选，还没发布的随时改；发布以后只能加评议的人。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.making,
    roles: STAFF,
    scope: 'station',
    words: { said: ['about'] },
    /** Without `campaignId` a new one is written; with it, `version` must be the one read. */
    input: v.pipe(
      v.object({
        campaignId: v.optional(Id),
        version: v.optional(Version),
        kind: KindOf,
        period: CampaignPeriod,
        theme: ThemeOf,
        places: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(campaignRules.mostPlaces)),
        chained: v.boolean(),
        opensOn: Day,
        closesOn: Day,
        about: LooseText(200),
        panel: v.pipe(v.array(Id), v.maxLength(panelRules.most)),
      }),
      v.check(({ campaignId, version }) => campaignId === undefined || version !== undefined),
    ),
    output: v.object({ campaignId: Id, version: Version }),
    errors: [
      ...(['NOT_FOUND', 'OTHER_STATION', 'STALE', 'INVALID_STATE', 'CAMPAIGN_DATES'] as const),
      ...(['DAY_NOT_OFFERED', 'PANEL_KEPT', 'PANEL_CLOSED', 'STANDS_IN_IT'] as const),
    ],
  },
  'campaign.move': {
    summary: '发布一个评选；评议完了，定下来去公示；表彰过了；不办了。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    words: { said: ['reason'] },
    input: v.object({
      campaignId: Id,
      version: Version,
      event: v.picklist(['publish', 'propose', 'award', 'stop']),
      /** Why it is not held; why those were chosen among equals. */
      reason: v.optional(Text(200)),
      /** Whom the panel has chosen among equals. */
      chosen: v.optional(v.pipe(v.array(Id), v.maxLength(campaignRules.mostPlaces))),
    }),
    output: v.object({ campaignId: Id, version: Version, state: v.string() }),
    errors: [
      ...(['NOT_FOUND', 'OTHER_STATION', 'STALE', 'INVALID_STATE', 'FORBIDDEN', 'REASON_NEEDED'] as const),
      ...(['CAMPAIGN_DATES', 'PANEL_SMALL', 'PERIOD_RUNS', 'NOBODY_ENTERED', 'MARKS_MISSING'] as const),
      ...(['TIE_OPEN', 'STANDS_IN_IT'] as const),
    ],
  },
  'campaign.decide': {
    summary: '推荐来的，找到是哪位居民；用不上的、不符合条件的，写明理由。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    words: { said: ['reason'] },
    input: v.object({
      campaignId: Id,
      entryId: Id,
      version: Version,
      event: v.picklist(['find', 'dismiss', 'exclude']),
      /** The resident, or for an advanced group the team, that was meant. */
      who: v.optional(Id),
      reason: v.optional(Text(100)),
    }),
    output: v.object({ entryId: Id, state: v.string() }),
    errors: [
      ...(['NOT_FOUND', 'OTHER_STATION', 'STALE', 'INVALID_STATE', 'REASON_NEEDED', 'OWN_RECORD'] as const),
      ...(['CAMPAIGN_CLOSED', 'CAMPAIGN_NOTICED', 'CAMPAIGN_FULL', 'STANDS_IN_IT'] as const),
    ],
  },
  'campaign.rules': {
    summary: '评选的分怎么算，哪天起，谁改过。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'open',
    input: v.object({}),
    output: Rules,
    errors: [],
  },
  'campaign.tryRules': {
    summary: '新算法先试算：上一个评完的评选照新算法会有什么不同（姓名已遮）。',
    kind: 'query',
    roles: STAFF,
    scope: 'open',
    input: v.object(formEntries(scoreNumbers)),
    output: v.object({
      /** The campaign it was tried on; null when none was decided yet. */
      title: v.nullable(v.string()),
      text: v.string(),
      /** Those for whom it would have been different. */
      changed: v.array(
        v.object({
          name: v.string(),
          before: v.string(),
          after: v.string(),
          was: v.boolean(),
          would: v.boolean(),
        }),
      ),
    }),
    errors: ['SCORE_SUM'],
  },
  'campaign.saveRules': {
    summary: '改评选的算法，最早明天起；四样加起来是一百分。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: HEAD,
    scope: 'open',
    words: { said: ['reason'] },
    input: v.object({
      ...formEntries(scoreNumbers),
      ...formEntries(ruleReason),
      version: Version,
      effectiveFrom: Day,
    }),
    output: Rules,
    errors: ['STALE', 'RULE_TOO_EARLY', 'RULE_UNCHANGED', 'SCORE_SUM'],
  },
})
