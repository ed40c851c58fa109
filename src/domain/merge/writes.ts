/** Owns what two people's documents say once their records are one, and once that was taken back. */
import { withAbsence, withoutAbsence } from '../person/absences'
import { allOfAccount, mergeKey } from '../account/merge'
import { invariant } from '../kernel/errors'
import { grown } from '../kernel/history'
import { papersDueAt, papersOf } from '../papers/rules'
import { starsBesides } from '../person/stars'
import { isOldCard, OLD_CARDS_KEPT } from '../person/cards'
import { laterBirthDate } from '../person/decide-profile'
import type { Merged, PersonDocument } from '../person/documents'
import type { Side } from './rules'
import { closedHome, FORMER_KEPT } from '../person/merged'
import { FAMILY_KEPT } from '../person/rules'
import { suspensionOf } from '../person/standing'
import { suspected } from '../person/twins'

type Volunteer = PersonDocument['volunteer']

interface By {
  at: number
  by: string
}

const youngest = (days: readonly (string | null | undefined)[]): string | null =>
  days.reduce<string | null>((latest, day) => (day ? laterBirthDate(day, latest) : latest), null)

const bornBy = ({ birthDate, volunteer }: PersonDocument) => [birthDate, volunteer.youngestBirthDate]

/**
 * The volunteering of the record that stays. Whoever never applied with it goes on with the other one, number and all;
 * a suspension of either stands on, and nobody becomes older by having been written down twice.
 * @returns null where nothing changes
 */
export function volunteerAfter(
  stays: PersonDocument,
  closes: PersonDocument,
  { at, by }: By,
): Volunteer | null {
  const before = stays.volunteer
  const carries = before.state === 'none' && closes.volunteer.state !== 'none'
  const base = carries ? closes.volunteer : before
  const suspension = suspensionOf(before) ?? suspensionOf(closes.volunteer)
  const differ = stays.birthDate !== closes.birthDate || closes.volunteer.youngestBirthDate
  const born = differ ? youngest([...bornBy(stays), ...bornBy(closes)]) : (base.youngestBirthDate ?? null)
  const isNews = carries || suspension !== suspensionOf(before) || born !== (before.youngestBirthDate ?? null)
  if (!isNews) return null
  const entry = { at, by, on: 'merge', from: before.state, to: base.state }
  return {
    ...base,
    version: Math.max(before.version, closes.volunteer.version) + 1,
    history: grown(base.history, [entry]),
    ...(suspension ? { suspension } : {}),
    ...(born === null ? {} : { youngestBirthDate: born }),
  }
}

/** The codes of cards that stand for somebody now come first; of the old ones the newest are still known as such. */
function tokensOf(person: PersonDocument, more: readonly string[] = []): string[] {
  const all = [...new Set([...person.cardTokens, ...more])]
  const whole = { ...person, cardTokens: all }
  const good = all.filter((token) => !isOldCard(whole, token))
  return [...good, ...all.filter((token) => isOldCard(whole, token)).slice(-OLD_CARDS_KEPT)]
}

/** Without a suspicion of some record. */
const unsuspecting = ({ twins = [] }: PersonDocument, gone: string): NonNullable<PersonDocument['twins']> =>
  twins.flatMap((one) => {
    const others = one.others.filter((id) => id !== gone)
    return others.length === 0 ? [] : [{ ...one, others }]
  })

const missedOf = ({ absences }: Pick<PersonDocument, 'absences'>) => absences?.missed ?? []

type Missing = Pick<PersonDocument, 'absences'>

/** The times of both that somebody did not come, each once. */
const missedToo = (stays: Missing, closes: Missing): Missing =>
  missedOf(closes).reduce<Missing>((so, one) => ({ absences: withAbsence(so, one) }), {
    ...(stays.absences ? { absences: stays.absences } : {}),
  })

const missedNoMore = (stays: Missing, closes: Missing): Missing =>
  missedOf(closes).reduce<Missing>(
    (so, { enrollmentId }) => ({ absences: withoutAbsence(so, enrollmentId) }),
    { ...(stays.absences ? { absences: stays.absences } : {}) },
  )

interface PeoplePatches {
  stays: Partial<PersonDocument>
  closes: Partial<PersonDocument>
}

/** The fields of both that change when one is closed into the other. */
export function mergedPeople({ stays, closes }: Record<'stays' | 'closes', Side>, who: By): PeoplePatches {
  const [a, b] = [stays.person, closes.person]
  const { amounts, lots } = allOfAccount(closes.account)
  const volunteer = volunteerAfter(a, b, who)
  const merged: Merged = {
    into: a._id,
    ...who,
    stationId: b.stationId,
    source: mergeKey(b._id, b.version),
    ...{ brought: amounts, lots: 'points' in amounts ? lots : {} },
    volunteer: volunteer && { before: a.volunteer, version: volunteer.version },
    cardTokens: b.cardTokens,
  }
  const former = [
    ...(a.former ?? []),
    ...(b.former ?? []),
    { personId: b._id, ...who, cardToken: b.cardToken },
  ]
  invariant(former.length <= FORMER_KEPT, `${a._id} has too many former records`)
  const family = [...a.family, ...b.family]
  invariant(family.length <= FAMILY_KEPT, `${a._id} has too large a family`)
  const papers = [...papersOf(a), ...papersOf(b)].sort((one, other) => one.at - other.at)
  const whole = { ...a, family, former }
  return {
    stays: {
      ...{ former, family, ...missedToo(a, b) },
      cardTokens: tokensOf(whole, b.cardTokens),
      twins: unsuspecting(a, b._id),
      ...(papers.length > papersOf(a).length ? { papers, papersDueAt: papersDueAt(papers) } : {}),
      ...(volunteer ? { volunteer } : {}),
      // What either was granted the person has; the closed record keeps what was its own, for the way back.
      ...(b.stars ? { stars: { ...b.stars, ...a.stars } } : {}),
    },
    closes: {
      ...{ merged, stationId: closedHome(b.stationId), cardTokens: [], papersDueAt: null },
    },
  }
}

/** The fields of both that change when it is taken back: what came goes, as it stands by now. */
export function unmergedPeople(stays: PersonDocument, closes: PersonDocument): PeoplePatches {
  const { merged } = closes
  invariant(merged, `${closes._id} was not merged`)
  const members = new Set(closes.family.map(({ personId }) => personId))
  const filed = new Set(papersOf(closes).map(({ paperId }) => paperId))
  const theirs = new Set([closes._id, ...(closes.former ?? []).map(({ personId }) => personId)])
  const family = stays.family.filter(({ personId }) => !members.has(personId))
  const back = stays.family.filter(({ personId }) => members.has(personId))
  const papers = papersOf(stays).filter(({ paperId }) => !filed.has(paperId))
  const theirPapers = papersOf(stays).filter(({ paperId }) => filed.has(paperId))
  const asked = { at: merged.at, why: 'person', child: '', others: [stays._id] } as const
  const again = suspected(closes.twins ?? [], { ...asked, others: [...asked.others] })
  const codes = new Set([...merged.cardTokens, ...back.map(({ cardToken }) => cardToken)])
  return {
    stays: {
      former: (stays.former ?? []).filter(({ personId }) => !theirs.has(personId)),
      ...{ family, ...missedNoMore(stays, closes) },
      cardTokens: stays.cardTokens.filter((token) => !codes.has(token)),
      ...(theirPapers.length > 0 ? { papers, papersDueAt: papersDueAt(papers) } : {}),
      ...(closes.stars ? { stars: starsBesides(stays.stars, closes.stars) } : {}),
      ...(merged.volunteer
        ? { volunteer: { ...merged.volunteer.before, version: merged.volunteer.version + 1 } }
        : {}),
    },
    closes: {
      ...{ merged: null, stationId: merged.stationId, family: back, cardTokens: [...codes] },
      ...(theirPapers.length > 0 ? { papers: theirPapers } : {}),
      // Until staff say that these are two people, they are asked about as before.
      ...(again ? { twins: again } : {}),
      papersDueAt: papersDueAt(theirPapers),
    },
  }
}
