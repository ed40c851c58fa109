/** Owns what a station begins with; its people set up the rest. */
import type { StationDocument } from './documents'
import type { UnitDocument } from './units'

/** @param instituteName what the unit above it is called */
export const newStation = (
  { _id, name, address }: Pick<UnitDocument, '_id' | 'name' | 'address'>,
  instituteName: string,
): StationDocument => ({
  ...{ _id, name, instituteName },
  ...(address !== '' && { contact: { address, hours: '', phone: '' } }),
  ...{ grids: [], places: [], positions: [], holidays: [], version: 1 },
})
