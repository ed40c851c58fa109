/**
 * Owns what a kind of case is: one object from which its actions, its screens, its to-dos, its deadlines, its messages,
 * its documents and most of its tests follow. A kind that needs more than it can say declares its own actions beside it.
 */
import type { Holidays } from '../kernel/clock'
import type { Writing } from '../files/writing'
import type { Rejection } from '../kernel/errors'
import type { HistoryEntry, Workflow } from '../kernel/workflow'
import type { Limit } from '../kernel/quota'
import type { Role } from '../person/roles'
import type { CaseDocument, Outcome } from './documents'
import type { Gathers } from './gathering'
import type { LinkKind } from './links'
import type { Plan } from './plan'
import type { SubjectKind } from './subjects'
import type { Wanted } from './suggest'
import type { Answers, Field, FormTable } from '../kernel/form'

/**
 * Who somebody is to a case, in the words of its table: its owner, the second person of it, who has it in hand, has joined
 * it or is asked now, somebody of the department that leads it or of another that it was sent to, a role, the timer.
 */
export type CaseActor =
  'owner' | 'party' | 'handler' | 'joined' | 'asked' | 'department' | 'lead' | 'system' | Role

/** What the guards of a case look at. */
export interface CaseFacts {
  /** Whether the actor began it. */
  own: boolean
  /** What is said with the move. */
  words: string
  /** How often an event has been sent, by whomever. */
  times(event: string): number
  createdAt: number
  now: number
  /** Since when it is open to departments; null while it is not yet. */
  sentAt: number | null
  /** The days on which the station's office is closed beside weekends, and the weekend days on which it works. */
  holidays: Holidays
  /** What was answered when it was begun. */
  form: CaseDocument['form']
  /** Until when it shall wait; null when nothing of the kind was said. */
  until: number | null
  /** Its deadline, later by the working time for which it has waited. */
  timeLeft: number | null
  /** When those who are asked have to have answered; null while nobody is. */
  waveUntil: number | null
  /** Whether the actor holds what the kind demands of whoever sees to it. */
  qualified: boolean
  /** How long ago an event was sent last, in milliseconds; endless for one that never was. */
  ago(event: string): number
  /** How many others have joined it. */
  joined: number
}

/** How an event that a person may send is asked about, and what is said once it has happened. */
export interface CaseMove {
  /** The question of the sheet. */
  ask: string
  /** What follows from it, in a sentence. */
  text: string
  /** The button of the sheet, where it says more than the event's own name. */
  confirm?: string
  /** Words that go with it; left out when it takes none. */
  words?: {
    label: string
    most: number
    placeholder: string
    optional?: true
    /** They are one of these, and nothing else. */
    among?: readonly string[]
  }
  said: string
  /** The case waits from then on for as many days as are chosen of these; for what, say the words. */
  pauses?: { label: string; days: readonly number[] }
  /** A small form of its own: no photos and nobody's name. Only the answers to the last event of its kind are kept. */
  asks?: FormTable
  /** Which of its answers whoever has the case in hand reads, where the desk alone reads all; all when left out. */
  handlerReads?: readonly string[]
  /** It names another case in this role of `links`; the words are then the number of that one. */
  names?: string
  /** Whoever does it has the case in hand from then on. */
  takes?: true
  /** It is handed to somebody of the station who is chosen, with one of these roles. */
  gives?: readonly Role[]
  /** It lies in another grid from then on, which is chosen, and nobody has it in hand there yet. */
  regrids?: true
  /** Another department leads from then on, which is chosen; those that assist go on doing so. */
  routes?: true
  /** Whoever leads the team that it is for has it in hand from then on. */
  toLeader?: true
  /**
   * The last answers to this event take the place of what the form says by the same names: both sides agree on them. Of an
   * event that names itself they are its own.
   */
  settles?: string
  /** What it asks for stands there already and is written over: whoever is asked finds it filled in. */
  rewrites?: true
  /** Departments to which it was sent do not learn of it. */
  inside?: true
  /** It becomes part of an activity of the station, which is chosen. */
  gathers?: Gathers
  /** One of what a partner of the station gives each month is drawn for it, which is chosen; the name stands beneath this label. */
  draws?: { label: string }
  /** It brings a second person to the case, whose card is read with it, in the place of one who was brought before. */
  brings?: true
  /** What is written with it is for whoever has the case in hand and those of the seal: neither side reads it. */
  kept?: true
  /** Nobody has it in hand from then on. */
  leaves?: true
  /** It asks some people whether they will see to it; whom, is said with it. */
  offers?: true
  /** Whoever was asked and sends it is asked no more. */
  declines?: true
  /**
   * It is one end of the time that whoever has it in hand gives to it. The card of the household that it is for, read with
   * it, proves that; without the card at both ends somebody has to decide about the hours (`hours` of the kind).
   */
  proves?: 'begin' | 'end'
  /** Whoever is first: it is of the case as it stands, not as it was read. Another one who was quicker is CASE_TAKEN. */
  atOnce?: true
  /** `main` is the button at the thumb; `aside` turns or ends something and stands last; `back` takes something back. */
  tone: 'main' | 'aside' | 'back'
}

/** Somebody is told of a move, in the inbox and by a subscription message. Nobody is told of what they did themselves. */
export interface Telling {
  /**
   * The owner, the second person, who has it in hand or had until this very step, those who have joined it, those of the departments to which it is open, those who look
   * after the units above the station, or everybody of the station with one of these roles whom it is not about. What those
   * who have joined are told is made of the face of the case alone.
   */
  whom: 'owner' | 'party' | 'handler' | 'joined' | 'departments' | 'above' | readonly Role[]
  words: (one: CaseDocument, entry: HistoryEntry) => { title: string; text: string }
}

/** What a paper says beside its case. */
export interface PaperAround {
  /** The days on which the station's office is closed beside weekends, and the weekend days on which it works. */
  holidays: Holidays
  /** What the station is called where the case lies. */
  station: string
}

/** A role in which a case names others. */
interface NamingRole {
  /** The kind of those that it names; not a sealed one. */
  to: string
  /** How many one case names in this role. */
  most: number
  /** What stands above the other one on its own page, and above this one on the page of the other. */
  label: string
  back: string
  /** Whoever has joined it, and its owner, goes over to the one that it names: an open one of its kind, begun before it. */
  carries?: true
  /** Only one that is in one of these states is named; in any when left out. */
  states?: readonly string[]
  /**
   * Events of the timer of the kind that it names, each with the states of this one in which it is so: it is sent when
   * this one comes to such a state, and taken where the table of the other one takes it.
   */
  drives?: Readonly<Record<string, readonly string[]>>
}

/** The fields of a form that are of one of these sorts. */
type FieldsOf<F extends FormTable, I extends Field['is']> = {
  [K in keyof F & string]: F[K] extends { is: I } ? K : Field extends F[K] ? K : never
}[keyof F & string]

export interface CaseKind<
  N extends string = string,
  F extends FormTable = FormTable,
  S extends string = string,
  E extends string = string,
  R extends CaseActor = CaseActor,
  X extends string = string,
  K extends string = string,
> {
  /** The noun of its actions. */
  name: N
  title: string
  /**
   * How far the roles of its desk reach. `station` when left out; by `grid` it lies where whoever began it lives, and a
   * grid worker sees and moves only what lies in the own grids.
   */
  scope?: 'station' | 'grid'
  /**
   * Its cases are kept apart from all others, and no list, sum or message of the station says what is in them. What
   * somebody has in hand is read by that person, its owner, and those of the desk who hold one of these roles. `toldByNumber`:
   * it is among the to-dos all the same, by its number and its state alone; of others the desk says that they are there.
   */
  sealed?: { roles: readonly Role[]; toldByNumber?: true }
  /**
   * A second person has part in it, whom a move `brings`: `party` to its table. That person reads these answers, who has
   * begun it and what is written between the two; what each of them wrote the other reads once it is open.
   */
  party?: {
    /** What that person is to the case: 另一方. */
    called: string
    fields: readonly FieldsOf<NoInfer<F>, 'choice' | 'day' | 'spot'>[]
    open(one: CaseDocument): boolean
  }
  /** It is the station's own paper, whoever of the station has written it: nothing of it goes with that person's account. */
  ofStation?: true
  /** Nobody decides it who pools points with one of those whose it is or whom it is about. */
  neverKin?: true
  /** Nobody has it in hand who lives in the same building as one of those whose it is, or belongs to a team with one. */
  neverNear?: true
  /**
   * Everybody of the station sees its open cases by these answers and nothing else of them: neither who began one nor
   * what anybody wrote, but for `named` and `words`. Never of a sealed kind.
   */
  board?: {
    fields: readonly FieldsOf<NoInfer<F>, 'choice' | 'day' | 'spot' | 'partner'>[]
    /** In which grid, and what somebody of that age is called: 一位奶奶. */
    whose?: true
    /** Whose it is: by the whole name of those who agree to that now, else by 王*. */
    named?: true
    /** These words of its owner, who has begun it for everybody to read, once the content check has passed them. */
    words?: FieldsOf<NoInfer<F>, 'text'>
    /** What the board is called, and what stands above it; 大家的… and nothing when left out. */
    called?: string
    told?: string
    /** Of these photos the first is on its face, once the content check has passed them. */
    photo?: FieldsOf<NoInfer<F>, 'photos'>
    /**
     * What became of it: of the answers to the last of these moves some lines and the first photo stand on its face, once
     * the content check has passed all of them, and the activity that it is part of. Registers count it by what it is
     * `called`.
     */
    result?: { called: string; moves: readonly NoInfer<E>[]; lines: readonly string[]; photo: string }
    /** The states in which it stands there; all that are open when left out. */
    states?: readonly NoInfer<S>[]
    empty: { title: string; text: string }
    /** Two of the same spot with the same answer here may be one thing: the open ones of so many days are shown beforehand. */
    alike?: { same: FieldsOf<NoInfer<F>, 'choice'>; days: number }
    /** Others may join one that is open, and leave again. */
    joins?: true
  }
  /**
   * Its cases are sent to departments: the one that `lead` names and those of `assist`. In these states whoever is the
   * contact of one of them sees all of it, wherever that person is at home, and is to its table `lead`, or `department`
   * where another one leads.
   */
  departments?: {
    lead: FieldsOf<NoInfer<F>, 'departments'>
    assist: FieldsOf<NoInfer<F>, 'departments'>
    states: readonly NoInfer<S>[]
    /** The timer's event by which the one that led first leads again. */
    firstAgain: NoInfer<E>
    /** What stands under its title among the ways of whoever is the contact of one. */
    service: string
    empty: { title: string; text: string }
  }
  /**
   * It is for the team that its form names: whoever leads that has it in hand from the beginning, and is asked with these
   * words.
   */
  team?: { asks: (one: CaseDocument) => { title: string; text: string } }
  /** A file that is made of one of its cases in these states, for whoever sees all of it: to print, or to pass on in a chat. */
  paper?: {
    /** The button on its page. */
    button: string
    states: readonly NoInfer<S>[]
    /** What has to be so beside, where the same state is come to in several ways. */
    when?(one: CaseDocument): boolean
    /** Its second person has it too, whatever that person reads of it otherwise: it says what both know. */
    forParty?: true
    write: (one: CaseDocument, around: PaperAround) => Writing
  }
  /**
   * Anybody may object to one of its cases in these states: by events of the timer it then stands still, goes on when the
   * last objection was dismissed, or falls when one was upheld.
   */
  objects?: {
    as: SubjectKind
    states: readonly NoInfer<S>[]
    stops: NoInfer<E>
    goesOn: NoInfer<E>
    falls: NoInfer<E>
  }
  /**
   * What its owner had to have when it was begun is looked at again (`repositories/asks-again`) before these events: whoever
   * of the station sends one is refused where it is there no more, and the timer sends `short` instead.
   */
  asksAgain?: { before: readonly NoInfer<E>[]; short: NoInfer<E> }
  /** While a case is in one of these states its owner has something by it, which is given and taken with the state. */
  bestows?: {
    states: readonly NoInfer<S>[]
    /** It comes within the minute, by the job, where whoever moves the case need not wait for it. */
    byJob?: true
  }
  /**
   * A move that `draws` takes one of what a partner of the station gives each month: of the month of this day, or of today
   * where that has passed. In these states a case keeps what it has drawn, until somebody takes it in hand without; else
   * it goes back.
   */
  draws?: { day: FieldsOf<NoInfer<F>, 'day'>; states: readonly NoInfer<S>[] }
  /**
   * These words are read by everybody of the station, and of these moves those by the same names: what the check of
   * contents is sure of is not taken.
   */
  readByAll?: readonly FieldsOf<NoInfer<F>, 'text'>[]
  /** How its cases name others. */
  links?: Readonly<Record<string, NamingRole>>
  flow: Workflow<S, E, R, string, X, CaseFacts, K>
  form: F
  /** What stands under its title among the services; a kind that is begun elsewhere leaves it out. */
  service?: string
  /** Where its row among the services leads, where that is not the list of the own. */
  entry?: string
  /** What a case is called in lists. */
  headline(answers: Answers<F>): string
  begin: {
    roles: readonly Role[]
    limit: Limit
    /** What stands above the form. */
    intro: string
    /** Numbers that are called before anything is written, when there is danger. */
    callFirst?: { text: string; numbers: readonly { number: string; what: string }[] }
    confirm: string
    said: string
    /**
     * Answers with which it is no business of the platform: nothing is sent and nothing kept, and this is said instead;
     * `teams` stands above those teams of the station with which one may talk oneself.
     */
    elsewhere?(answers: Answers<F>): { title: string; text: string; teams: string } | null
    /** What is wrong with answers that are each well formed: it is refused with one of these codes, and the draft stays. */
    unfit?: { codes: readonly string[]; found(answers: Answers<F>): Rejection | null }
    /** It is about something of these kinds that is decided or shown, and ends with these events one way or the other. */
    about?: {
      subjects: readonly SubjectKind[]
      /** The button on the page of what it is about. */
      button: string
      ends: Readonly<Partial<Record<NoInfer<E>, Outcome>>>
    }
    /** One person has one of it open at a time; about the same thing, of a kind that is about something. */
    oneOpen?: true
    /**
     * Answers that nobody types: they are read where the case is begun (`handlers/case/known`), or it is refused with one
     * of these codes.
     */
    known?: { fields: readonly (keyof NoInfer<F> & string)[]; codes: readonly string[] }
    /** Whoever begins it may stay unnamed. */
    mayBeUnnamed?: true
    /**
     * These roles begin one for somebody else, by the card or from the list of the residents; everybody does for the
     * own family and household. It is then that person's, who is told.
     */
    onBehalf?: { roles: readonly Role[] }
    /** It may be begun from another case, which it names in this role of `links`; the button there. */
    fromCase?: { names: string; button: string }
    /** It may be begun from a piece that somebody wrote; what `preset` says of that sort is then answered already. */
    fromPiece?: { preset: Partial<Record<LinkKind, Partial<Answers<NoInfer<F>>>>> }
  }
  /**
   * Whoever has it in hand may ask for its owner's number, if the owner has not stayed unnamed. Each look is written down
   * before the number is shown; the owner reads who looked, and this reason.
   */
  contact?: { reason: string }
  /**
   * Volunteers see to it: some who fit are asked by a move that `offers`, then the next few by time, and those who are
   * open to all (`states`) anybody may take. Whoever does is then in its list. Nobody is asked any more once its day has
   * begun.
   */
  offer?: {
    /** The states in which somebody other than the desk may take it. */
    states: readonly NoInfer<S>[]
    /** The timer's events: the next few are asked; enough were, or nobody is left. */
    next: NoInfer<E>
    last: NoInfer<E>
    /** By this one it leaves the hands of whoever may not have it in hand any longer. */
    back: NoInfer<E>
    /** For how many hours they are asked. */
    hours(form: Answers<F>): number
    wants(form: Answers<F>): Wanted
    /** What those who are asked are told, of the face of the case alone. */
    words: (face: CaseDocument) => { title: string; text: string }
  }
  /** For when it is asked. */
  plan?: {
    /** Null of a form that does not say. */
    of(form: Answers<F>): Plan | null
    /** In these states whoever has it in hand is told so on the evening before. */
    states: readonly NoInfer<S>[]
    words: (one: CaseDocument) => { title: string; text: string }
  }
  /**
   * The time between the moves that prove its ends is a volunteer's hours, by the rules of all hours, as far as its plan
   * goes; what is beyond that, or at another time, somebody of the station looks at.
   */
  hours?: {
    /** What it was for, as the passbook and the public list say it: nothing that anybody wrote. */
    title(form: Answers<F>): string
    /** The answer, given with the end, that says the minutes where the card does not prove them. */
    minutes: string
    /** For how many minutes one case is planned at most. */
    most: number
  }
  /**
   * Whoever asked says how it was, by these moves, in one answer of each: the number of a score, and in another the words.
   * Whoever helped reads the words of each, and of the scores their average once there are enough.
   */
  rating?: {
    moves: readonly NoInfer<E>[]
    score: string
    words: string
    /** The states in which help has been given, first the one to which its end leads. */
    states: readonly NoInfer<S>[]
    /** What the list of whoever helped is called. */
    title: string
    empty: { title: string; text: string }
  }
  mine: { empty: { title: string; text: string } }
  desk: {
    roles: readonly Role[]
    /** States by which the desk looks at them, those that wait for it first. */
    views: readonly NoInfer<S>[]
    empty: { title: string; text: string }
  }
  /** Every event that a person may send. */
  moves: Partial<Record<NoInfer<E>, CaseMove>>
  /** What the story of a case says of each event, behind whoever did it: 接手了. The beginning too. */
  story: Record<NoInfer<E> | 'begin', string>
  /** What each declared effect tells to whom. */
  tells: Record<NoInfer<X>, Telling>
}

/** Returns the kind unchanged, with its names kept as types. What types cannot say is held by assertCase in its suite. */
export const defineCase = <
  const N extends string,
  const F extends FormTable,
  S extends string,
  E extends string,
  R extends CaseActor,
  X extends string,
  K extends string,
>(
  kind: CaseKind<N, F, S, E, R, X, K> & ({ sealed?: undefined } | { board?: undefined }),
): CaseKind<N, F, S, E, R, X, K> => kind
