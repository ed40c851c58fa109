/** Owns how a range of ages is said. */

/** 18 到 60 岁, 50 岁以上, 16 岁以下; empty when everybody may come. */
export function agesWord(minAge: number | null, maxAge: number | null): string {
  if (minAge === null) return maxAge === null ? '' : `${maxAge} 岁以下`
  return maxAge === null ? `${minAge} 岁以上` : `${minAge} 到 ${maxAge} 岁`
}
