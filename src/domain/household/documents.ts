/** Owns how a household is stored: who pools points in it by own consent. Its points, and whose they are, are an account of the same id. */

export interface HouseholdMember {
  personId: string
  /** Members know each other; nobody else is shown it. */
  name: string
  joinedAt: number
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
