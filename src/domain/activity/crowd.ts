/** Owns what a crowd is: a session with more places than there are names that somebody reads, or a phone keeps, at once. */
import { MAX_SEATS } from '../kernel/seats'

/** The most places of a session whose people are read all at once. */
export const MOST_AT_ONCE = 500

/** So many sheets of paper hold the names of the largest crowd. */
export const MOST_PARTS = Math.ceil(MAX_SEATS / MOST_AT_ONCE)

/** Whether those who come are read a page at a time, because there may be thousands. */
export const isCrowd = ({ capacity }: { capacity: number }): boolean => capacity > MOST_AT_ONCE
