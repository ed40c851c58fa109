/** Owns reading stations. */
import type { StationDocument } from '@/domain/station/documents'
import { getDoc, type Join } from '../platform/cloud'

/** Reads the caller's station in the caller's own request. */
export const withStation: { station: Join } = { station: { from: 'stations', idIn: 'stationId' } }

export const findStation = (stationId: string): Promise<StationDocument | null> =>
  getDoc<StationDocument>('stations', stationId)
