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
]

const sources = wordsIn(root)

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

it('every kind of message has a template', () => {
  expect(messageKinds.filter((kind) => templateOf[kind] === undefined)).toEqual([])
})
