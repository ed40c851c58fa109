/** Owns what beginning and moving a case of a kind takes, as far as its declaration asks for it. */
import * as v from 'valibot'
import { type Channel, channels } from '../domain/case/behalf'
import type { CaseKind } from '../domain/case/define-case'
import { MOST_ASKED } from '../domain/case/documents'
import { linkKinds } from '../domain/case/links'
import { subjectKinds } from '../domain/case/subjects'
import { typedTable } from '../domain/case/form'
import { reachesUp } from '../domain/case/sight'
import { asksForDays } from '../domain/kernel/form-days'
import { codesOf } from '../domain/kernel/guards'
import type { ErrorCode } from './errors'
import { formSchema } from './form-schema'
import { At, CardToken, Count, Id, LooseText, Version } from './shapes'

/** The piece that a case is begun from; its part is `body`, `thanks`, `proof`, `note:` and an id, or `vow:` and which. */
const Piece = v.object({
  kind: v.picklist(linkKinds),
  id: Id,
  part: v.pipe(v.string(), v.regex(/^(?:body|thanks|proof|(?:note|vow):[A-Za-z0-9_-]{1,64})$/)),
})

/** What an objection is about; a part of it is empty for all of it. */
const About = v.object({
  kind: v.picklist(subjectKinds),
  id: Id,
  part: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{0,64}$/)), ''),
})

/** The most letters that go with a move, whatever its kind asks for. */
const MOST_WORDS = 500

/** A move of a kind that names another case; undefined when none does. */
const naming = ({ moves }: Pick<CaseKind, 'moves'>) =>
  Object.values(moves).find((move) => move?.names !== undefined)

/** A move of a kind that hands a case to somebody, or into another grid; undefined when none does. */
export const giving = ({ moves }: Pick<CaseKind, 'moves'>) => Object.values(moves).find((move) => move?.gives)

const regridding = ({ moves }: Pick<CaseKind, 'moves'>) => Object.values(moves).find((move) => move?.regrids)

/** A move of a kind that makes a case part of an activity; undefined when none does. */
const gathering = ({ moves }: Pick<CaseKind, 'moves'>) => Object.values(moves).find((move) => move?.gathers)

/** A move of a kind that draws one of what a partner gives; undefined when none does. */
export const drawing = ({ moves }: Pick<CaseKind, 'moves'>) =>
  Object.values(moves).find((move) => move?.draws)

/** One that makes it part of an activity that has begun. */
export const lookingBack = ({ moves }: Pick<CaseKind, 'moves'>) =>
  Object.values(moves).find((move) => move?.gathers?.begun)

/** A move of a kind that hands a case to whoever leads its team; undefined when none does. */
const leading = ({ moves }: Pick<CaseKind, 'moves'>) => Object.values(moves).find((move) => move?.toLeader)

const routing = ({ moves }: Pick<CaseKind, 'moves'>) => Object.values(moves).find((move) => move?.routes)

/** A move of a kind that asks people; undefined when none does. */
const offering = ({ moves }: Pick<CaseKind, 'moves'>) => Object.values(moves).find((move) => move?.offers)

/** A move of a kind at which a card proves one end of the time given; undefined when none does. */
const proving = ({ moves }: Pick<CaseKind, 'moves'>) => Object.values(moves).find((move) => move?.proves)

/** A move of a kind that brings a second person to a case; undefined when none does. */
const bringing = ({ moves }: Pick<CaseKind, 'moves'>) => Object.values(moves).find((move) => move?.brings)

/** What a move may be refused with: what its guards say, and what every table says. */
export const refusalsOf = ({
  flow,
  moves,
  neverNear,
  asksAgain,
}: Pick<CaseKind, 'flow' | 'moves' | 'neverNear' | 'asksAgain'>) =>
  [
    ...(naming({ moves }) ? ['CASE_NOT_THIS_ONE', 'CASE_NAMES_ENOUGH'] : []),
    ...((giving({ moves }) ?? leading({ moves })) ? ['CASE_NOT_TO_THEM'] : []),
    ...(regridding({ moves }) ? ['CASE_SAME_GRID'] : []),
    ...(routing({ moves }) ? ['CASE_NOT_THIS_UNIT'] : []),
    ...(gathering({ moves }) ? ['CASE_NO_ACTIVITY'] : []),
    ...(drawing({ moves }) ? ['CASE_NO_GIFT', 'ALLY_MONTH_FULL'] : []),
    ...(offering({ moves }) ? ['CASE_NOT_ASKABLE', 'CASE_TAKEN'] : []),
    ...(bringing({ moves }) ? ['CARD_UNKNOWN', 'CARD_RENEWED', 'GUARDIAN_NEEDED', 'CASE_NOT_A_SIDE'] : []),
    ...(neverNear ? ['CASE_TOO_NEAR'] : []),
    ...(asksAgain ? ['CASE_FALLS_SHORT'] : []),
    ...(proving({ moves }) ? ['CARD_UNKNOWN', 'CARD_RENEWED', 'CASE_OTHER_CARD', 'CASE_OWN_CARD'] : []),
    ...(askingEvents({ moves }).some(([, table]) => asksForDays(table)) ? ['DAY_NOT_OFFERED'] : []),
    ...codesOf(flow),
    'INVALID_STATE',
    'STALE',
    ...(flow.rows.some(({ apart }) => apart) ? ['OTHER_DECIDER'] : []),
  ] as ErrorCode[]

/** These as far as a kind declares what they follow from. */
export const following = <T extends object>(declared: unknown, some: T): T =>
  declared === undefined ? ({} as T) : some

/** For whom it is begun by somebody else: by the card, or by the id of a resident or of somebody of the family. */
const BehalfInput = v.object({
  via: v.picklist(Object.keys(channels) as Channel[]),
  cardToken: v.optional(CardToken),
  forPersonId: v.optional(Id),
})

/** A kind in which those above have a part is open to them at each station below their unit. */
export const fromAbove = ({ flow }: Pick<CaseKind, 'flow'>): { below?: true } =>
  reachesUp({ flow }) ? { below: true } : {}

export const atInput = ({ flow }: Pick<CaseKind, 'flow'>) =>
  reachesUp({ flow }) ? { at: At } : ({} as { at: typeof At })

/** A kind that is about something always says what; to those that serve all kinds it is there or not. */
const maybeAbout = v.optional(About)

const aboutOf = ({ about }: Pick<CaseKind['begin'], 'about'>) =>
  about ? (About as unknown as typeof maybeAbout) : maybeAbout

/** The words of a beginning that everybody of the station reads, and those of each move by the same names. */
export const wordsOf = ({ readByAll = [] }: Pick<CaseKind, 'readByAll'>) => ({
  said: readByAll.map((name) => `form.${name}`),
})

export const movedWordsOf = ({ moves, readByAll = [] }: Pick<CaseKind, 'moves' | 'readByAll'>) => ({
  said: askingEvents({ moves }).flatMap(([event, asks]) =>
    readByAll.filter((name) => name in asks).map((name) => `answers.${event}.${name}`),
  ),
})

/** What beginning one takes; `on` only where a kind can be begun from a piece, `of` where it can from another case. */
export const beginInput = ({ form, begin }: Pick<CaseKind, 'form' | 'begin'>) =>
  v.object({
    form: formSchema(typedTable({ form, begin })),
    unnamed: v.boolean(),
    ...following(begin.fromPiece, { on: v.optional(Piece) }),
    ...following(begin.fromCase, { of: v.optional(Id) }),
    ...following(begin.about, { about: aboutOf(begin) }),
    ...following(begin.onBehalf, { behalf: v.optional(BehalfInput) }),
  })

/** The events of a kind that ask for a form of their own, each with it. */
const askingEvents = ({ moves }: Pick<CaseKind, 'moves'>) =>
  Object.entries(moves).flatMap(([event, move]) => (move?.asks ? [[event, move.asks] as const] : []))

const anAnswers = (asking: ReturnType<typeof askingEvents>) =>
  v.object(Object.fromEntries(asking.map(([event, table]) => [event, v.optional(formSchema(table))])))

/** What moving one takes; a number only where a move names another case. */
export const moveInput = ({ moves, flow }: Pick<CaseKind, 'moves' | 'flow'>) =>
  v.object({
    ...atInput({ flow }),
    caseId: Id,
    version: Version,
    event: v.picklist(Object.keys(moves)),
    words: v.optional(LooseText(MOST_WORDS)),
    /** For how many days it shall wait, of an event that begins a pause. */
    days: v.optional(Count),
    ...following(naming({ moves }), { number: v.optional(Count) }),
    /** Whom it asks, of an event that asks people. */
    ...following(offering({ moves }), { people: v.optional(v.pipe(v.array(Id), v.maxLength(MOST_ASKED))) }),
    /** The card that was read with it, of an event that proves one end of the time given or brings somebody. */
    ...following(proving({ moves }) ?? bringing({ moves }), { cardToken: v.optional(CardToken) }),
    /** By the event, what it asks for. */
    ...following(askingEvents({ moves })[0], { answers: v.optional(anAnswers(askingEvents({ moves }))) }),
    ...following(giving({ moves }), { to: v.optional(Id) }),
    ...following(regridding({ moves }), { gridId: v.optional(Id) }),
    ...following(routing({ moves }), { unitId: v.optional(Id) }),
    ...following(gathering({ moves }), { sessionId: v.optional(Id) }),
    /** The agreement by which it is given. */
    ...following(drawing({ moves }), { agreementId: v.optional(Id) }),
  })
