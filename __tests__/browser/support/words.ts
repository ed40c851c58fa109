/** Owns what no page may say, and what is said instead. */
const never: { words: RegExp; instead: string }[] = [
  { words: /居民码|居民证/, instead: '居民卡' },
  { words: /WX\d{3,}|V\d{6,}|编号/, instead: 'nothing: ids are for machines' },
  { words: /标红/, instead: 'where there is a word under the question' },
  { words: /带(无|没有|不用)(?![一-龥])/, instead: 'nothing, when nothing is to be brought' },
  { words: /没有开通|尚未开通|敬请期待/, instead: 'what there is' },
  { words: /花掉/, instead: '用出' },
  { words: /\d 时(?![间候段])/, instead: '2 小时' },
  { words: /小时 \d+ 分(?!钟)/, instead: '3 小时 36 分钟' },
  { words: /\d\.\d 小时/, instead: '3 小时 36 分钟' },
  { words: /\d{4}-\d{2}-\d{2}/, instead: '11 月 28 日' },
  { words: /周[一二三四五六日] \d+ 月 \d+ 日/, instead: '11 月 28 日 周六' },
  { words: /\b0\d:\d\d\b/, instead: '9:00' },
  { words: /undefined|NaN|\[object|\bnull\b/, instead: 'words' },
  { words: /80 岁以上[^]{0,12}[1-7]\d 岁以上|60 岁以上[^]{0,12}[1-5]\d 岁以上/, instead: 'one age' },
]

/** Where a page says what it may not, each with what is said instead. */
export const wrongWords = (words: string): string[] =>
  never.flatMap(({ words: pattern, instead }) => {
    const at = pattern.exec(words)
    return at ? [`${words.slice(Math.max(0, at.index - 12), at.index + 24)} (${instead})`] : []
  })
