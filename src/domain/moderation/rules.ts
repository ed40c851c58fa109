/** Owns the values by which content is checked: how long the service may take, and how much a person has time for. */

export const checkRules = {
  /** The service answers within so many minutes; after that a person looks. */
  verdictMinutes: 30,
  /** A person looks within so many working days. */
  reviewWorkingDays: 1,
  /** An author may appeal for so many days. */
  appealDays: 30,
  /** What a person decided may be taken back for so many hours. */
  takeBackHours: 24,
  /** An author's history reaches so many days back. */
  historyDays: 365,
  /** Letters that the service reads in one request. */
  textLetters: 2500,
  mediumBytes: 10 * 1024 * 1024,
} as const

/** What the service can look at or listen to; anything else is looked at by a person. */
const readable = {
  image: ['jpg', 'jpeg', 'png', 'bmp', 'gif'],
  voice: ['mp3', 'aac', 'ac3', 'wma', 'flac', 'ogg', 'opus', 'wav'],
  document: [],
} as const

export const isReadable = ({ fileId, kind }: { fileId: string; kind: keyof typeof readable }): boolean =>
  (readable[kind] as readonly string[]).includes(fileId.split('.').pop() ?? '')

const labels: Record<number, string> = {
  100: '正常',
  10001: '广告',
  20001: '时政',
  20002: '色情',
  20003: '辱骂',
  20006: '违法犯罪',
  20008: '欺诈',
  20012: '低俗',
  20013: '版权',
  21000: '其他',
}

/** What the service's number means, in a word. */
export const labelText = (label: number | null): string => (label === null ? '' : (labels[label] ?? '其他'))

/** A text in pieces that the service reads, in order; none for an empty one. */
export function readableParts(text: string): string[] {
  const letters = [...text]
  const parts: string[] = []
  let part = ''
  for (const letter of letters) {
    if (part.length + letter.length > checkRules.textLetters) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return part.trim() === '' ? parts : [...parts, part]
}
