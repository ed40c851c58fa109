/** One thing has one name: no screen, message or refusal is written with a word that another one says otherwise. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { errorTable } from '../../../src/contract/errors'
import { messageKinds } from '../../../src/domain/message/documents'
import { templateOf } from '../../../src/domain/message/templates'

const root = path.resolve(__dirname, '../../../src')

/** Chinese text in the source, comments aside. */
function wordsIn(folder: string): [file: string, text: string][] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): [string, string][] => {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) return wordsIn(file)
    if (!/\.tsx?$/.test(entry.name)) return []
    const bare = readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
    return [[path.relative(root, file), bare]]
  })
}

const never: [words: RegExp, instead: string][] = [
  [/居民码|居民证|居民的码|居民二维码/, '居民卡'],
  [/编号|流水号/, 'nothing: numbers are for machines'],
  [/标红|红色的/, 'the word under the question'],
  [/敬请期待|尚未开通|暂未开通/, 'what there is'],
  [/花掉/, '用出'],
  [/未签到人数|剩余名额为/, '没到, 还有几个名额'],
  [/\.format\(['"`](?!YYYY-MM['"`])[^'"`]*(?:MM|DD|HH)/, '11 月 28 日, 9:00'],
  [/\$\{\w*[mM]inutes\} ?分(?!钟)/, 'durationWord'],
  [/11 位手机号(?!，或)/, '手机，或带区号的座机'],
  [/没有手机(?!号)/, '没用小程序'],
  [/验证码/, '签到码'],
  [/刷卡/, '扫居民卡'],
  [/社区专职/, '社区工作人员'],
  [/光荣榜/, '荣誉榜'],
  [/等人圆|正在圆|我来圆/, '待认领, 正在办, 我来认领'],
  [/月结单/, '对账单'],
  [/在手 |摆多久/, '库存, 上架时间'],
  [/替我记着|标记一下/, '加入想要的'],
  [/会响一声/, '会收到一条微信提醒'],
  [/不认识|不知道您/, '没有查到'],
  [/候补队|补位|等位(?!置)/, '候补, 空位'],
]

/** What nobody may call themselves is a list of names that others use, not something that is said here. */
const isSaid = ([file]: [string, string]): boolean => !file.endsWith('office-names.ts')
const sources = wordsIn(root).filter(isSaid)

/** Chinese sentences as they stand in the source, one by one. */
const literals = sources.flatMap(([file, text]) =>
  (text.match(/'[^'\n]*'|`[^`]*`|"[^"\n]*"/g) ?? [])
    .filter((words) => /[一-龥]/.test(words))
    .map((words): [string, string] => [file, words]),
)

/** Not something that is said: the letters that a number may be written with. */
const isLetters = (words: string): boolean => words.startsWith("'0-9")

const saying = (wrong: RegExp): string[] =>
  literals
    .filter(([, words]) => wrong.test(words) && !isLetters(words))
    .map(([file, words]) => `${file}: ${words.slice(0, 60)}`)

it.each(never)('%s is not written anywhere', (words, instead) => {
  const found = sources.flatMap(([file, text]) => {
    const at = words.exec(text)
    return at ? [`${file}: ${text.slice(Math.max(0, at.index - 10), at.index + 20)} → ${instead}`] : []
  })
  expect(found).toEqual([])
})

it('what a refusal says ends without a full stop, and says 您', () => {
  const wrong = Object.entries(errorTable).filter(
    ([, { text, next }]) => /[。.]$/.test(text + next) || /你(?!们)/.test(text + next),
  )
  expect(wrong).toEqual([])
})

it('a refusal speaks of nobody as 他', () => {
  const wrong = Object.entries(errorTable).filter(([, { text, next }]) => /(?<!其)他(?!人)/.test(text + next))
  expect(wrong).toEqual([])
})

it('sentences have the punctuation of Chinese, and room around digits', () => {
  expect(literals.length).toBeGreaterThan(1000)
  expect(saying(/[一-龥][,;:?!]([\s一-龥$]|['"`]$)/)).toEqual([])
  expect(saying(/[一-龥]\d|\d[一-龥]/)).toEqual([])
})

it('every kind of message has a template', () => {
  expect(messageKinds.filter((kind) => templateOf[kind] === undefined)).toEqual([])
})
