/** Owns how many gaps there are, in words. */
import type { Gaps } from './store'

/** 3 样; 41 样以上 where not all were counted. */
export const howMany = ({ count, more }: Pick<Gaps, 'count' | 'more'>): string =>
  more ? `${count} 样以上` : `${count} 样`
