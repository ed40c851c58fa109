/** Owns the ids of the four stations beside the first. */
import { neighbourStation } from '../station-facts'

export const PEARL = neighbourStation._id
export const PEACE = 'st3'
export const GARDEN = 'st4'
export const SUNNY = 'st5'
