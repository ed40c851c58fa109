/** Owns the columns that articles stand in, what each is for, which of them needs three pairs of eyes, and the pages that show answers. */

interface Column {
  title: string
  /** What stands there, in a few words. */
  says: string
  /** Whether everything in it is read by three people before it goes out. */
  political?: true
  /** Whether a new article may take the place of an earlier one from its day on. */
  versions?: true
}

export const columns = {
  stationShowcase: { title: '风采', says: '走进一个站点，看看身边的人和事' },
  convention: { title: '公约', says: '大家一起定的规矩，哪天起算都写着', versions: true },
  tradition: { title: '家风', says: '一家人传下来的话和事' },
  policy: { title: '政策', says: '上级的文件和要做的事', political: true },
  highlight: { title: '亮点', says: '站里办成的事' },
  fiveDefences: { title: '五防', says: '人防、物防、技防、消防、心防，怎么防' },
  // What an answer says is put right by a later version, so that the question is never without one.
  policyQa: { title: '政策问答', says: '常问的政策，一问一答', political: true, versions: true },
} as const satisfies Record<string, Column>

export type ColumnKey = keyof typeof columns
export const columnKeys = Object.keys(columns) as [ColumnKey, ...ColumnKey[]]

/** What an answer is about, where a page of its own shows those; the title asks then, and the article answers. */
export const topics = { work: '找活、干活' } as const
export type TopicKey = keyof typeof topics
export const topicKeys = Object.keys(topics) as [TopicKey, ...TopicKey[]]

const columnOf = (key: ColumnKey): Column => columns[key]

/** Whether an article needs a final review beside the first: its column says so, or whoever wrote it. */
export const needsFinal = ({ column, political }: { column: ColumnKey; political: boolean }): boolean =>
  political || columnOf(column).political === true

export const hasVersions = (column: ColumnKey): boolean => columnOf(column).versions === true
