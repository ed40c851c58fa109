/** Owns how a household is stored: who pools points in it by own consent, and what each has put in. Its points are an account of the same id. */

export interface HouseholdMember {
  personId: string
  /** Members know each other; nobody else is shown it. */
  name: string
  joinedAt: number
  /** What the member put in and has not taken back. */
  contributed: number
}

export interface HouseholdInvitation {
  personId: string
  name: string
  byPersonId: string
  byName: string
  at: number
  until: number
}

export interface HouseholdDocument {
  _id: string
  stationId: string
  name: string
  /** Who may ask others to leave; the member who has been in it longest when the founder has left. */
  founderId: string
  members: HouseholdMember[]
  invitations: HouseholdInvitation[]
  version: number
  createdAt: number
}
