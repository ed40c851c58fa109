/** Owns how a person's id follows from the openid: a keyed hash, so that ids neither need a look-up nor lead back to WeChat. */
import { createHmac, randomBytes } from 'node:crypto'
import { numberParts } from '@/domain/certificate/number'
import { PLACE_CODE_LETTERS } from '@/domain/station/places'
import { SetUpError } from './outside-error'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

function digest(purpose: string, text: string): Buffer {
  const key = process.env.PERSON_KEY
  if (!key) throw new SetUpError('环境变量 PERSON_KEY 没有设置')
  return createHmac('sha256', key).update(`${purpose}:${text}`).digest()
}

function keyed(purpose: string, text: string, length: number): string {
  const bytes = digest(purpose, text)
  let out = ''
  for (let i = 0; i < length; i++) out += ALPHABET[(bytes[i] ?? 0) % ALPHABET.length]
  return out
}

/** The id of the person behind an openid who has closed no account: `p` and 19 letters. */
export const personIdOf = (openid: string): string => `p${keyed('person', openid, 19)}`

/**
 * The id of whoever comes back after closing so many accounts: another person. Nothing leads from the new id to the closed
 * one.
 */
export const personIdAfter = (openid: string, closed: number): string =>
  closed === 0 ? personIdOf(openid) : personIdOf(`${openid}|${closed}`)

/** An id for something that a request key makes: the same key makes the same thing. */
export const derivedId = (kind: string, ...parts: string[]): string =>
  `${kind}${keyed(kind, parts.join('|'), 19)}`

/** What stickers of a place say: what the same request key makes, and nobody could have guessed. */
export const placeCodeOf = (...parts: string[]): string => keyed('place', parts.join('|'), PLACE_CODE_LETTERS)

/** A short keyed digest of a text, to compare it with later without keeping it. */
export const digestOf = (purpose: string, text: string): string => keyed(purpose, text, 16)

/** What a personal QR says. Follows from the person, so that a lost answer needs no repair. */
export const cardTokenOf = (personId: string): string => keyed('card', personId, 16)

/** Hex key of a session's changing door code. */
export const doorSecretOf = (sessionId: string): string => digest('door', sessionId).toString('hex')

/** A volunteer's own number, never an identity number: `V` and nine digits. */
export const volunteerNoOf = (personId: string): string =>
  `V${String(digest('volunteer', personId).readUIntBE(0, 6) % 1_000_000_000).padStart(9, '0')}`

/** What is read out or scanned at the counter: ten digits that follow from the reservation and lead back to nothing. */
export const pickUpCodeOf = (redemptionId: string): string =>
  String(digest('pickup', redemptionId).readUIntBE(0, 6) % 10_000_000_000).padStart(10, '0')

/** The number of a family's ticket in the draw of a course: nine digits that lead back to nobody. */
export const ticketNoOf = (courseId: string, personId: string): string =>
  String(digest('ticket', `${courseId}|${personId}`).readUIntBE(0, 6) % 1_000_000_000).padStart(9, '0')

/** What a draw will be made with, in hex: nobody knows it beforehand. */
export const seedOf = (): string => randomBytes(32).toString('hex')

const digitsOf = (purpose: string, text: string, length: number): string =>
  String(digest(purpose, text).readUIntBE(0, 6) % 10 ** length).padStart(length, '0')

const checkDigits = (body: string): string => digitsOf('certificate-check', body, numberParts.check)

/**
 * The number of a certificate: digits of the station, the year, ten that follow from what made it and lead back to nothing,
 * and four that check the others, so that whoever makes numbers up is told without a look into the database.
 */
export function certificateNoOf(stationId: string, year: string, ...parts: string[]): string {
  const station = digitsOf('certificate-station', stationId, numberParts.station)
  const body = `${station}${year}${digitsOf('certificate', parts.join('|'), numberParts.random)}`
  return `${body}${checkDigits(body)}`
}

/** Whether such a number can have been given out here. */
export function isCertificateNo(no: string): boolean {
  const body = no.slice(0, -numberParts.check)
  return no.slice(-numberParts.check) === checkDigits(body)
}
