/** Owns how a project is stored: what a station does again and again under one name, within one of its positions. */

export interface ProjectDocument {
  _id: string
  stationId: string
  positionId: string
  name: string
  /** The name as it is compared: no two projects of a station have the same. */
  nameKey: string
  isBrand: boolean
  about: string
  /** Whole; masked where residents see it, empty where nobody is named. */
  leaderName: string
  /** Whether new activities may be held in it; one that rests keeps what it was. */
  active: boolean
  /** Where it stands in lists: by position, brand projects first. */
  order: number
  createdAt: number
  /** Whole name of whoever wrote it last; masked for whoever was overtaken. */
  changedBy: string
  version: number
}

/** What an activity and its sessions keep of their project, as it was called when it was chosen. */
export interface ProjectSnapshot {
  name: string
  positionId: string
  positionName: string
}
