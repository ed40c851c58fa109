/** Owns what our QR codes say: the door of a session, a person's card, the sticker of a place, a pick-up code. */

type Scan =
  | { kind: 'door'; sessionId: string; code: string }
  | { kind: 'card'; token: string }
  | { kind: 'place'; stationId: string; placeCode: string }
  | { kind: 'pickUp'; code: string }

const DOOR = /^LD:([A-Za-z0-9_:-]{1,64}):(\d{6})$/
const CARD = /^LC:([A-Za-z0-9_-]{8,32})$/
const PLACE = /^([A-Za-z0-9_:-]{1,64})\.([A-Za-z0-9_:-]{1,64})$/
const PICK_UP = /^LX:(\d{10})$/

/** What the organiser's screen shows; it changes with the code. */
export const doorText = (sessionId: string, code: string): string => `LD:${sessionId}:${code}`

/** What a personal card says, on a phone or on paper. */
export const cardText = (token: string): string => `LC:${token}`

interface PlaceCode {
  stationId: string
  placeCode: string
}

/** A place among those of all stations: what a code of WeChat's could say as well. */
export const placeScene = ({ stationId, placeCode }: PlaceCode): string => `${stationId}.${placeCode}`

/** Which place that is; null when it is none. */
export function readPlaceScene(scene: string): PlaceCode | null {
  const [, stationId, placeCode] = PLACE.exec(scene) ?? []
  return stationId && placeCode ? { stationId, placeCode } : null
}

/** What the sticker of a place says. */
export const placeText = (place: PlaceCode): string => `LP:${placeScene(place)}`

/** What is shown to fetch a prize. */
export const pickUpText = (code: string): string => `LX:${code}`

/** What a scanned text means; null when it is none of ours. */
export function readScan(text: string): Scan | null {
  const trimmed = text.trim()
  const door = DOOR.exec(trimmed)
  if (door?.[1] && door[2]) return { kind: 'door', sessionId: door[1], code: door[2] }
  const card = CARD.exec(trimmed)
  if (card?.[1]) return { kind: 'card', token: card[1] }
  const place = trimmed.startsWith('LP:') ? readPlaceScene(trimmed.slice(3)) : null
  if (place) return { kind: 'place', ...place }
  const pickUp = PICK_UP.exec(trimmed)
  if (pickUp?.[1]) return { kind: 'pickUp', code: pickUp[1] }
  return null
}
