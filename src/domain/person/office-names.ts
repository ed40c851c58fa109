/** Owns which names sound like the people of the station, so that nobody else is taken for one of them. */

/** What those who work at the station, and those above it, are called. */
const titles = [
  '站长',
  '管理员',
  '管理者',
  '官方',
  '文明实践',
  '实践站',
  '实践所',
  '实践中心',
  '工作人员',
  '工作组',
  '网格员',
  '网格长',
  '社区专职',
  '专职人员',
  '专干',
  '审计',
  '队长',
  '书记',
  '主任',
  '居委',
  '村委',
  '街道办',
  '社区服务',
  '政府',
  '民警',
  '警察',
  '公安',
  '派出所',
  '客服',
  '系统通知',
  '系统消息',
  'admin',
  'official',
  '邻里小助手',
]

/** Letters that say the same thing in the other way of writing. */
const simpler: Record<string, string> = {
  長: '长',
  員: '员',
  務: '务',
  實: '实',
  踐: '践',
  網: '网',
  組: '组',
  書: '书',
  記: '记',
  區: '区',
  專: '专',
  職: '职',
  幹: '干',
  審: '审',
  計: '计',
  隊: '队',
  辦: '办',
  統: '统',
  條: '条',
  軍: '军',
}

/** A name as it is compared: one width, small letters, simplified, without anything between the letters. */
const nameKey = (name: string): string =>
  [...name.normalize('NFKC').toLowerCase()]
    .filter((letter) => /[\p{L}\p{N}]/u.test(letter))
    .map((letter) => simpler[letter] ?? letter)
    .join('')

/** The title of the station's people that stands in a name, or null. */
export function titleIn(name: string): string | null {
  const key = nameKey(name)
  return titles.find((title) => key.includes(title)) ?? null
}

/** A shorter name stands inside too many others to be one's own. */
const TELLING = 3

/** Whether a name that somebody chose is that of one of the station's people, alone or among other words. */
export function isNameOf(name: string, staff: readonly string[]): boolean {
  const key = nameKey(name)
  return staff
    .map(nameKey)
    .some((other) => other !== '' && (key === other || (other.length >= TELLING && key.includes(other))))
}
