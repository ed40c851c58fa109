/** Owns the id of the demo station. */
export const STATION_ID = 'st1'
