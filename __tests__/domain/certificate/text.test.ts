/** What is signed cannot be read in two ways, and a program without any dependency refuses each changed byte of it. */
import { execFile } from 'node:child_process'
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { awardLine } from '../../../src/domain/certificate/awards'
import { certificateFlow } from '../../../src/domain/certificate/flow'
import { shownNumber, typedNumber } from '../../../src/domain/certificate/number'
import { contentOf, lineWords, MOST_LINES, periodWord } from '../../../src/domain/certificate/rules'
import { canonicalText, proofText, type Signed } from '../../../src/domain/certificate/text'
import { trainingsOf } from '../../../src/domain/certificate/trainings'
import { assertWorkflow } from '../../../src/domain/kernel/workflow-reading'

const short: Signed = {
  ...{ _id: '3071202648291048576620', issuer: '站', from: '2026-01', to: '2026-01', name: '王', total: 60 },
  lines: [{ day: '2026-01-02', activity: '扫|楼\n道', minutes: 60, kind: 'proved' }],
  trainings: [],
  awards: [],
}

describe('the text', () => {
  it('is a line each, and no title makes a line or a field of its own', () => {
    const text = canonicalText(short)
    expect(text).toBe('3071202648291048576620|站|2026-01/2026-01|王|60\n2026-01-02|扫\\p楼\\n道|60|proved\n')
    const titles = ['a|b', 'a\\pb', 'a\nb', 'a\\nb', 'a\\', 'a\r', 'a\\\\p', 'a\\|']
    const texts = titles.map((activity) =>
      canonicalText({ ...short, lines: [{ ...short.lines[0]!, activity }] }),
    )
    expect(new Set(texts).size).toBe(titles.length)
    for (const one of texts) expect(one.split('\n').map((line) => line.split('|').length)).toEqual([5, 4, 1])
  })

  it('has a line for each training and award, behind what it had before they could go along', () => {
    const honour = {
      day: '2026-01-09',
      title: '身边|好人',
      grantedBy: '区委宣传部',
      level: 'district',
    } as const
    const without = canonicalText(short)
    expect(canonicalText({ ...short, awards: [awardLine(honour)] })).toBe(
      `${without}2026-01-09|身边\\p好人（区委宣传部，区级）|0|award\n`,
    )
  })

  it('is refused by the program of the guide at each changed byte', async () => {
    const guide = readFileSync(join(__dirname, '../../../docs/check-certificate.md'), 'utf8')
    const program = /```js\n([\s\S]*?)```/.exec(guide)?.[1] ?? ''
    const folder = mkdtempSync(join(tmpdir(), 'certificate-'))
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const known = publicKey.export({ format: 'der', type: 'spki' }).subarray(12).toString('hex')
    const text = canonicalText(short)
    const digest = createHash('sha256').update(text).digest()
    const signature = sign(null, digest, privateKey).toString('base64')
    const whole = Buffer.from(proofText(text, { digest: digest.toString('hex'), signature, keyNo: 1 }))
    // All at once in one run of the program for each file would be hundreds of starts: it is loaded once and run for each.
    const runner = program
      .replace(/process\.argv\.slice\(2\)/, 'given')
      .replace(/process\.exit\(1\)/, 'throw why')
      .replace(/^import .*$/gm, '')
    const body = `import { createHash, createPublicKey, verify } from 'node:crypto'
      import { readFileSync } from 'node:fs'
      const files = JSON.parse(readFileSync(process.argv[2], 'utf8')), out = []
      const console = { log: () => undefined }
      for (const given of files) { try { (() => { ${runner} })(); out.push('GOOD') } catch (why) { out.push(String(why)) } }
      process.stdout.write(JSON.stringify(out))`
    try {
      writeFileSync(join(folder, 'check.mjs'), program)
      writeFileSync(join(folder, 'all.mjs'), body)
      const run = (script: string, ...args: string[]) =>
        new Promise<string>((resolve) =>
          execFile(process.execPath, [join(folder, script), ...args], (_error, stdout) => resolve(stdout)),
        )
      const good = join(folder, 'good.txt')
      writeFileSync(good, whole)
      expect(await run('check.mjs', good, known)).toMatch(/^GOOD, by key 1\n30712/)
      expect(await run('check.mjs', good, 'ab'.repeat(32))).toMatch(/^REFUSED/)
      // The last digit but one is the number of the key, which is said and not signed.
      const numberAt = whole.length - 2
      const files = [...whole.keys()].flatMap((at) => {
        if (at === numberAt) return []
        const file = join(folder, `${at}.txt`)
        const changed = Buffer.from(whole)
        changed[at] = changed[at]! ^ 1
        writeFileSync(file, changed)
        return [[file, known]]
      })
      const cut = join(folder, 'cut.txt')
      writeFileSync(cut, Buffer.concat([whole, Buffer.from('\n')]))
      writeFileSync(join(folder, 'files.json'), JSON.stringify([...files, [cut, known], [good, known]]))
      const said = JSON.parse(await run('all.mjs', join(folder, 'files.json'))) as string[]
      expect(said.length).toBeGreaterThan(250)
      expect(said.pop()).toBe('GOOD')
      expect(said.filter((one) => one === 'GOOD')).toEqual([])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

const record = (n: number, given: object = {}) => ({
  ...{ _id: `r${n}`, day: '2026-03-01', title: '扫楼道', organiserName: '站', minutes: 30 },
  ...{ kind: 'proved' as const, state: 'approved' as const, ...given },
})

describe('what goes in', () => {
  it('is each record with its minutes, how it came to be, and who else organised it', () => {
    const records = [
      record(1),
      record(2, { kind: 'added', organiserName: '区红十字会' }),
      record(3, { state: 'appealed', minutes: 45 }),
    ]
    expect(contentOf(records, '站')).toEqual({
      ok: true,
      value: {
        lines: [
          { day: '2026-03-01', activity: '扫楼道', minutes: 30, kind: 'proved' },
          { day: '2026-03-01', activity: '扫楼道（区红十字会主办）', minutes: 30, kind: 'added' },
          { day: '2026-03-01', activity: '扫楼道', minutes: 45, kind: 'proved-appealed' },
        ],
        ...{ records: ['r1:30', 'r2:30', 'r3:45'], total: 105 },
      },
    })
  })

  it('is something, and no more than a paper holds', () => {
    expect(contentOf([], '站')).toMatchObject({ error: { code: 'CERTIFICATE_EMPTY' } })
    const many = Array.from({ length: MOST_LINES }, (_, n) => record(n))
    expect(contentOf(many, '站').ok).toBe(true)
    expect(contentOf([...many, record(MOST_LINES)], '站')).toMatchObject({
      error: { code: 'CERTIFICATE_TOO_LONG', details: { most: MOST_LINES } },
    })
  })

  it('has trainings from papers that stand and lessons attended, the newest first', () => {
    const paper = {
      ...{
        paperId: 'pp1',
        sort: 'training' as const,
        kind: 'firstAid',
        title: '心肺复苏',
        organiser: '红十字会',
      },
      ...{ numberCipher: '', from: '2026-02-01', until: null, hours: 2, by: '', byName: '', at: 0 },
    }
    const ended = { ...paper, ended: { at: 1, byName: '', reason: '' } }
    const lesson = {
      title: '剪纸课',
      startAt: Date.parse('2026-03-01T02:00:00Z'),
      minutes: 90,
      organiser: '站',
    }
    const found = trainingsOf({ papers: [paper, ended, { ...paper, sort: 'cover' }] }, [lesson])
    expect(found.map(({ day, name, minutes, how }) => [day, name, minutes, how])).toEqual([
      ['2026-03-01', '剪纸课', 90, 'attended'],
      ['2026-02-01', '心肺复苏', 120, 'registered'],
    ])
  })
})

it('is read from whatever stands between its digits', () => {
  const no = '3071202648291048576620'
  expect(shownNumber(no)).toBe('3071 2026 48291 04857 6620')
  for (const typed of [no, shownNumber(no), ' 3071-2026-48291-04857-6620。', '３０７１202648291048576620'])
    expect(typedNumber(typed)).toBe(no)
  for (const typed of ['', '307120264829104857662', `${no}1`, '没有']) expect(typedNumber(typed)).toBeNull()
})

it('says its months and its table', () => {
  expect(periodWord('2026-01', '2026-01')).toBe('2026 年 1 月')
  expect(periodWord('2026-01', '2026-11')).toBe('2026 年 1 月至 11 月')
  expect(periodWord('2025-12', '2026-01')).toBe('2025 年 12 月至 2026 年 1 月')
  expect(Object.values(lineWords).every(Boolean)).toBe(true)
  assertWorkflow(certificateFlow)
})
