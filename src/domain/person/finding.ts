/**
 * Owns under what a resident is filed, to be found at the desk: a name, the last digits of a number, a volunteer's number,
 * that somebody is to be asked about, and that a card is to be printed.
 */
import { wordsOf } from '../words/search'
import type { PersonDocument } from './documents'

/** Counted up when marks are made otherwise: records filed by an earlier count are filed anew. */
export const FILED = 1

/** Names are at most 20 letters, two of them, each with its letters and pairs; and two numbers. */
export const MOST_MARKS = 90

/** What of a person the marks follow from. */
type Findable = Pick<PersonDocument, 'realName' | 'nickname' | 'maskedPhone' | 'absences' | 'cardWaits'> & {
  volunteer: Pick<PersonDocument['volunteer'], 'volunteerNo'>
}

/** Whoever is to be asked why they did not come; no word of a name or of what is searched for has an exclamation mark. */
export const ABSENT_MARK = '!absent'

/** Whose card nobody has had before them to print it. */
export const CARD_MARK = '!card'

/** Marks of numbers begin with `#`, which no word of a name does. */
export const tailMark = (digits: string): string => `#${digits}`
export const numberMark = (volunteerNo: string): string => `#${volunteerNo.toUpperCase()}`

/**
 * The marks under which somebody is filed. The last four digits stand as they are: the masked number in the same record
 * shows them too, so a digest would hide nothing.
 */
export function marksOf({
  realName,
  nickname,
  maskedPhone,
  volunteer,
  absences,
  cardWaits,
}: Findable): string[] {
  const tail = /\d{4}$/.exec(maskedPhone)?.[0]
  return [
    ...new Set([
      ...(typeof absences?.askUntil === 'number' ? [ABSENT_MARK] : []),
      ...(cardWaits === true ? [CARD_MARK] : []),
      ...(tail === undefined ? [] : [tailMark(tail)]),
      ...(volunteer.volunteerNo === null ? [] : [numberMark(volunteer.volunteerNo)]),
      ...[realName, nickname].flatMap((name) => wordsOf(name)),
    ]),
  ].slice(0, MOST_MARKS)
}

/** The fields by which somebody is found, where they do not stand so already; nothing to write otherwise. */
export function filing(
  person: Findable & Pick<PersonDocument, 'marks' | 'filed'>,
): Required<Pick<PersonDocument, 'marks' | 'filed'>> | null {
  const marks = marksOf(person)
  const stands = person.filed === FILED && person.marks?.join() === marks.join()
  return stands ? null : { marks, filed: FILED }
}
