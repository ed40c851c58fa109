/** Owns how a certificate is stored: what the records said at its instant, under a signature, and who has looked since. */
import type { Day } from '../kernel/clock'
import type { WithOutbox } from '../kernel/outbox'
import type { HistoryEntry } from '../kernel/workflow'

/** How a line came to be: proved by coming and leaving, added by hand and approved, either of them under appeal; learned, or given as an award. */
export type LineKind = 'proved' | 'added' | 'proved-appealed' | 'added-appealed' | 'training' | 'award'

export interface CertificateLine {
  day: Day
  activity: string
  minutes: number
  kind: LineKind
}

type CertificateState = 'issued' | 'superseded' | 'revoked'

/** The seal of the station on the paper, which the law has put there when the holder asks for it. */
export interface SealRequest {
  state: 'asked' | 'sealed' | 'refused'
  /** What the station answered. */
  note: string
  at: number
}

export interface CertificateDocument extends WithOutbox {
  /** The number: digits of the station and the year, digits that nobody can guess, and digits that check them. */
  _id: string
  /** The station that kept the records, which is the one that answers for them. */
  stationId: string
  personId: string
  /** Whose phone made it: the person, or whoever the person belongs to. */
  ownerId: string
  /** Whole, as it is signed; masked for everybody but the holder. */
  name: string
  issuer: string
  /** The first and the last month. */
  from: string
  to: string
  lines: CertificateLine[]
  trainings: CertificateLine[]
  awards: CertificateLine[]
  /** For each line of hours the record with its minutes, by which it is seen at reading whether the record still says so. */
  records: string[]
  /** For each line of awards the honour, which may have been taken back since. */
  honours: string[]
  /** Minutes of the lines of hours. */
  total: number
  /** Which key of the environment signed it. */
  keyNo: number
  /** Ed25519 over the digest of the canonical text, in base64. */
  signature: string
  supersedes: string | null
  supersededBy: string | null
  seal: SealRequest | null
  /** Whether the station has a seal to answer for; a field of its own for the list of the desk. */
  sealWaits: boolean
  /** How often others have looked it up, and when last. */
  checks: { count: number; lastAt: number | null }
  /** The picture of the code that opens its page; null before it was asked for. */
  code: string | null
  state: CertificateState
  version: number
  dueAt: number | null
  history: HistoryEntry[]
  createdAt: number
}
