/** Owns how a station is stored: one document with its grids, places and positions, read as a whole. */
import type { StationScoreRules } from '../score/rules'
import type { StationPointsRules } from '../points/rules'
import type { Features } from './features'
import type { GridTeam } from './grid-team'
import type {
  PlaceBookDays,
  PlaceFloor,
  PlaceKind,
  PlaceLift,
  PlaceOpening,
  PlacePurpose,
} from './place-words'
import type { StationSelf } from './sheet'

export interface GridEntry {
  gridId: string
  name: string
  buildings: string[]
  /** 一管五员, by name; absent where nobody has written them. */
  team?: GridTeam
}

/** A place of a station. What is absent nobody has written yet. */
export interface PlaceEntry {
  /** Drawn by the server, and never again for another place. */
  placeCode: string
  name: string
  kind?: PlaceKind
  purposes?: PlacePurpose[]
  floor?: PlaceFloor | null
  lift?: PlaceLift | null
  opening?: PlaceOpening
  /** Where it has hours of its own. */
  hours?: string
  holds?: number | null
  /** How many it holds for one of its purposes, where that is another number. */
  holdsFor?: Partial<Record<PlacePurpose, number>>
  /** Whether residents book it, on which days and for which hours of them, HH:mm. */
  bookable?: boolean
  bookDays?: PlaceBookDays
  bookFrom?: string
  bookTo?: string
  about?: string
  gridId?: string | null
}

interface StationContact {
  address: string
  /** 周一到周五 8:30–17:30 */
  hours: string
  phone: string
  /** Where the map leads to, as WeChat counts degrees (GCJ-02). */
  location?: { latitude: number; longitude: number }
}

export interface StationDocument {
  _id: string
  name: string
  instituteName: string
  /** How the station is found and called; absent where nobody has written it. */
  contact?: StationContact
  /** What it tells about itself; absent where nobody has written it. */
  self?: StationSelf
  /** Who wrote that last, by name. */
  selfBy?: string
  grids: GridEntry[]
  /** Its rooms, halls, points and corridors; a scanned sticker says the code of one. */
  places: PlaceEntry[]
  positions: { positionId: string; name: string; active: boolean }[]
  /** Days on which the office is closed beside weekends, `YYYY-MM-DD`. */
  holidays: string[]
  /** Weekend days on which it works in exchange for a long holiday; absent where none was written. */
  workedDays?: string[]
  /** The station's own rules for points; absent until one was written. */
  pointsRules?: StationPointsRules
  /** Its own sheets by which campaigns are scored; absent before the first. */
  scoreRules?: StationScoreRules
  /** What the head of the station has switched on and off; absent while everything is on. */
  features?: Partial<Features>
  /** The picture of the code that leads newcomers here, a file of the cloud; absent until one was asked for. */
  code?: string
  /** Counted up whenever a head lays the office down, so that two who do so at once see each other. */
  headsVersion?: number
  version: number
}
