/** Certificates on the real functions: they say what the records say, nobody else opens them, and anybody may look one up. */
import type { Input } from '../../../src/contract'
import type { CertificateDocument } from '../../../src/domain/certificate/documents'
import { MOST_LINES, WRONG_NUMBERS_A_DAY } from '../../../src/domain/certificate/rules'
import { migrations } from '../../../src/domain/migrations/migrations'
import type { MessageDocument } from '../../../src/domain/message/documents'
import { aDependant, aPerson, personIdOf, put } from '../../support/builders'
import { aRecordOf } from '../../support/certificates'
import { crashCall, crashesIn, keepPresent } from '../../support/crash'
import { aGrantForm } from '../../support/honours'
import { aPaper } from '../../support/papers'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, testEnv, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(600_000)

const clouds: TestCloud[] = []
let test: TestCloud
let rewind: () => Promise<void>
const DAY1 = '2026-01-05'
const child = { ...aDependant('李小雨'), personId: 'child-li' }

beforeAll(async () => {
  test = await testCloud()
  clouds.push(test)
  await stationOf(test)
  test.at(Date.parse('2026-06-10T02:00:00Z'))
  await appoint(test, 'o-staff', ['staff'], { realName: '赵专职' })
  await appoint(test, 'o-admin', ['station_admin'], { realName: '钱站长' })
  await appoint(test, 'n-staff', ['staff', 'station_admin'], { stationId: 'st2' })
  const training = aPaper({
    sort: 'training',
    kind: 'firstAid',
    title: '心肺复苏',
    from: '2026-02-02',
    until: null,
    hours: 2,
  })
  await put(test, 'people', [
    aPerson('li', {
      realName: '李建国',
      family: [child],
      papers: [training],
      phone: '13812345678',
    } as object),
    aPerson('chen', { realName: '陈晓梅' }),
    aPerson('nobody', { realName: '' }),
  ])
  const rows = [
    aRecordOf('li', 1, DAY1, { title: '量血压|义诊\n下午', name: '李建国' }),
    aRecordOf('li', 2, '2026-01-31', { kind: 'added', minutes: 45 }),
    aRecordOf('li', 3, '2026-02-01', { state: 'appealed', minutes: 90 }),
    aRecordOf('li', 4, '2026-02-03', { state: 'voided', creditStands: false }),
    aRecordOf('li', 5, '2026-02-03', { state: 'submitted', creditStands: false }),
    aRecordOf('li', 6, '2026-03-01', { stationId: 'st2', minutes: 30 }),
    aRecordOf('li', 7, '2026-04-01', { personId: 'child-li', name: '李小雨' }),
    aRecordOf('chen', 1, DAY1),
    aRecordOf('nobody', 1, DAY1),
  ]
  await put(test, 'serviceRecords', rows)
  rewind = await keepPresent(test)
})
beforeEach(() => rewind())
afterAll(async () => {
  for (const one of clouds) await one.close()
})

const wanted = (given: Partial<Input<'certificate.make'>> = {}): Input<'certificate.make'> => ({
  ...{ personId: personIdOf('li'), stationId: 'st1', from: '2026-01', to: '2026-06' },
  ...given,
})
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const stored = (no: string) => test.rows<CertificateDocument>('certificates', { _id: no })
const record = (n: number, set: object) =>
  test.cloud.store.update('serviceRecords', {
    ...{ query: { _id: `cert-li-${n}` }, update: { $set: set }, replace: false, multi: false, upsert: false },
    nowMs: test.now(),
  })

describe('what it says', () => {
  it('is seen before: every month of every station, of oneself and of the family', async () => {
    const seen = await test.must('li', 'certificate.periods', {})
    expect(seen).toMatchObject({
      ...{ ready: true, trainings: 1 },
      people: [
        { name: '李建国', own: true },
        { name: '李小雨', own: false },
      ],
      months: [
        { month: '2026-01', stationId: 'st1', lines: 2, minutes: 105, addedMinutes: 45 },
        { month: '2026-02', stationId: 'st1', lines: 1, minutes: 90 },
        { month: '2026-03', stationId: 'st2', lines: 1 },
        { month: '2026-04', personId: 'child-li' },
      ],
    })
  })

  it('is what the records of one station say in these months, told apart, and nothing else', async () => {
    const made = await test.must('li', 'certificate.make', wanted({ trainings: true }))
    expect(made.lines.map(({ day, minutes, kind }) => [day, minutes, kind])).toEqual([
      [DAY1, 60, 'proved'],
      ['2026-01-31', 45, 'added'],
      ['2026-02-01', 90, 'proved-appealed'],
    ])
    expect(made).toMatchObject({
      total: 195,
      provedMinutes: 150,
      addedMinutes: 45,
      name: '李建国',
      state: 'issued',
    })
    expect(made.trainings).toMatchObject([{ day: '2026-02-02', minutes: 120, kind: 'training' }])
    expect(made.no).toMatch(/^\d{4}2026\d{14}$/)
    const other = await test.must('li', 'certificate.make', wanted({ stationId: 'st2' }))
    expect(other).toMatchObject({ total: 30, lines: [{ day: '2026-03-01' }] })
    const childs = await test.must('li', 'certificate.make', wanted({ personId: 'child-li' }))
    expect(childs).toMatchObject({ name: '李小雨', total: 60, trainings: [] })
  })

  it.each<[string, string, Partial<Input<'certificate.make'>>]>([
    ['CERTIFICATE_EMPTY', 'li', { from: '2025-01', to: '2025-12' }],
    ['NOT_FOUND', 'chen', {}],
    ['CERTIFICATE_NAMELESS', 'nobody', { personId: personIdOf('nobody') }],
  ])('is refused with %s', async (code, openid, given) => {
    expect(codeOf(await test.call(openid, 'certificate.make', wanted(given)))).toBe(code)
  })

  it('is never more than a paper holds: the year is then taken in parts', async () => {
    const many = Array.from({ length: MOST_LINES }, (_, n) => aRecordOf('li', 100 + n, '2026-05-05'))
    await put(test, 'serviceRecords', many)
    expect(codeOf(await test.call('li', 'certificate.make', wanted()))).toBe('CERTIFICATE_TOO_LONG')
    const may = await test.must('li', 'certificate.make', wanted({ from: '2026-05' }))
    expect(may.lines).toHaveLength(MOST_LINES)
    const [kept] = await stored(may.no)
    expect(Buffer.byteLength(JSON.stringify(kept))).toBeLessThan(256 * 1024)
  })
})

describe('awards', () => {
  const given = (personId: string, form = {}) => ({ personId, form: aGrantForm({ by: 'month', ...form }) })
  const grants = () =>
    Promise.all([
      test.must('o-staff', 'honour.grant', given(personIdOf('li'), { year: 2026, month: 3 })),
      test.must('o-staff', 'honour.grant', given(personIdOf('li'), { year: 2025, month: 3 })),
      test.must('o-staff', 'honour.grant', given(personIdOf('chen'), { year: 2026, month: 3 })),
    ])

  it('go along where they are wanted, of these months and this holder, under the signature', async () => {
    const [{ honourId }] = await grants()
    const seen = await test.must('li', 'certificate.periods', {})
    expect(seen.awards.map(({ personId, month }) => [personId, month]).sort()).toEqual([
      [personIdOf('li'), '2025-03'],
      [personIdOf('li'), '2026-03'],
    ])
    expect((await test.must('li', 'certificate.make', wanted())).awards).toEqual([])
    const { no, awards } = await test.must('li', 'certificate.make', wanted({ awards: true }))
    const line = { day: '2026-03-01', activity: '身边好人（区委宣传部，区级）', minutes: 0, kind: 'award' }
    expect(awards).toEqual([line])
    const checked = await test.must('chen', 'certificate.check', { no })
    expect(checked).toMatchObject({ awards: [line], signed: true, changed: false, total: 195 })
    const proof = await test.must('li', 'certificate.proof', { no })
    expect(Buffer.from(proof.base64, 'base64').toString()).toContain('|0|award\n')
    await test.must('o-staff', 'honour.move', { honourId, event: 'revoke', version: 1, reason: '弄错了人' })
    expect((await test.must('chen', 'certificate.check', { no })).changed).toBe(true)
    const anew = await test.must('li', 'certificate.make', wanted({ awards: true, instead: no }))
    expect(anew).toMatchObject({ awards: [], changed: false, supersedes: no })
  })

  it('are in none that was made before they could be, and it still is what was signed', async () => {
    const { no } = await test.must('li', 'certificate.make', wanted({ trainings: true }))
    const [now] = await stored(no)
    const change = (update: object) =>
      test.cloud.store.update('certificates', {
        ...{ query: { _id: no }, update: update as Record<string, never>, replace: false, multi: false },
        ...{ upsert: false, nowMs: test.now() },
      })
    await change({ $unset: { awards: '', honours: '' } })
    const migration = migrations.find(({ collection }) => collection === 'certificates')
    const [missing] = migration?.changes({ _id: no }, () => null) ?? []
    await change(missing!.patch)
    const checked = await test.must('chen', 'certificate.check', { no })
    expect(checked).toMatchObject({ signed: true, changed: false, awards: [], signature: now!.signature })
  })
})

describe('while others act', () => {
  it('twenty at once have twenty numbers, and a double tap one', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, () => test.must('li', 'certificate.make', wanted())),
    )
    expect(new Set(all.map(({ no }) => no)).size).toBe(20)
    const twice = await Promise.all(
      [1, 2].map(() =>
        test.call('chen', 'certificate.make', wanted({ personId: personIdOf('chen') }), 'one-and-the-same'),
      ),
    )
    expect(twice.map(codeOf)).toEqual(['ok', 'ok'])
    expect(new Set(twice.map((one) => one.ok && one.data.no)).size).toBe(1)
    expect(await test.rows('certificates', { ownerId: personIdOf('chen') })).toHaveLength(1)
    const other = wanted({ personId: personIdOf('chen'), from: '2026-02' })
    expect(codeOf(await test.call('chen', 'certificate.make', other, 'one-and-the-same'))).toBe(
      'REQUEST_KEY_REUSED',
    )
  })

  /** Makes one while a record loses its credit; the certificate is written last, once somebody else was answered. */
  async function overtaken() {
    test.cloud.fault({ function: 'api', openid: 'li', request: 5, kind: 'late', until: 'o-staff' })
    const making = test.call('li', 'certificate.make', wanted({ from: '2026-01', to: '2026-01' }))
    const claimed = { _id: personIdOf('li'), 'requests.0': { $exists: true } }
    while ((await test.rows('people', claimed)).length === 0) await pause(5)
    await pause(100)
    await record(1, { creditStands: false, state: 'voided' })
    await test.must('o-staff', 'certificate.asked', {})
    const made = await making
    if (!made.ok) throw new Error(made.error.code)
    return test.must('li', 'certificate.open', { no: made.data.no })
  }

  it('a record that is voided between its reading and its writing is told at once, to everybody', async () => {
    let opened = await overtaken()
    // Whoever reads only afterwards has nothing to tell; a busy machine is given another chance.
    for (let again = 0; again < 5 && opened.lines.length === 1; again += 1) {
      expect(opened.changed).toBe(false)
      await rewind()
      opened = await overtaken()
    }
    expect(opened).toMatchObject({ changed: true, state: 'issued', total: 105 })
    expect((await test.must('chen', 'certificate.check', { no: opened.no })).changed).toBe(true)
  })

  it.each([
    ['corrected to other minutes', { minutes: 61 }, true],
    ['voided', { creditStands: false }, true],
    ['appealed against and as it was', { state: 'appealed', version: 9 }, false],
  ])('a record that is %s makes it say so', async (_what, set, changed) => {
    const { no } = await test.must('li', 'certificate.make', wanted())
    await record(1, set)
    expect((await test.must('li', 'certificate.open', { no })).changed).toBe(changed)
    expect((await test.must('li', 'certificate.mine', {})).items).toMatchObject([{ no, changed }])
  })

  it('one made anew takes the place of the old one, and both lead to each other', async () => {
    const { no } = await test.must('li', 'certificate.make', wanted())
    await record(1, { minutes: 61 })
    const calls = [1, 2].map(() => test.call('li', 'certificate.make', wanted({ instead: no })))
    const both = await Promise.all(calls)
    expect(both.map(codeOf).sort()).toEqual(['INVALID_STATE', 'ok'])
    const newer = both.find((one) => one.ok)
    if (!newer?.ok) throw new Error('none')
    expect(newer.data).toMatchObject({ total: 196, supersedes: no, state: 'issued', changed: false })
    expect(await test.must('chen', 'certificate.check', { no })).toMatchObject({
      ...{ state: 'superseded', changed: false, newer: newer.data.no, total: 195, signed: true },
    })
    expect(codeOf(await test.call('chen', 'certificate.make', wanted({ instead: newer.data.no })))).toBe(
      'NOT_FOUND',
    )
  })

  it('dies at any request of making it anew, and the repeat leaves one new and one old', async () => {
    const { no } = await test.must('li', 'certificate.make', wanted())
    const again = await keepPresent(test)
    const reply = await test.call('li', 'certificate.make', wanted({ instead: no }), 'making-anew')
    if (!reply.ok) throw new Error(reply.error.code)
    for (const crash of crashesIn(test, reply)) {
      await again()
      await crashCall(test, 'li', 'certificate.make', wanted({ instead: no }), crash, 'making-anew')
      const made = await test.must('li', 'certificate.make', wanted({ instead: no }), 'making-anew')
      const rows = await test.rows<CertificateDocument>('certificates', { ownerId: personIdOf('li') })
      const links = rows.map(({ _id, state, supersededBy, supersedes }) => [
        _id,
        state,
        supersededBy,
        supersedes,
      ])
      expect(links.sort()).toEqual(
        [
          [no, 'superseded', made.no, null],
          [made.no, 'issued', null, no],
        ].sort(),
      )
    }
    await again()
  })
})

describe('looking one up', () => {
  it('takes two requests, needs nothing of whoever looks, and gives no name, phone or id away', async () => {
    const made = await test.must('li', 'certificate.make', wanted())
    const typed = `${made.no.slice(0, 4)} ${made.no.slice(4, 12)}-${made.no.slice(12)}`
    await test.settle('stranger')
    const reply = await test.call('stranger', 'certificate.check', { no: typed })
    expect([reply.ok, (reply as { ops?: number }).ops]).toEqual([true, 2])
    const said = JSON.stringify(reply)
    for (const secret of ['李建国', '13812345678', personIdOf('li'), '"li"', 'cert-li-1'])
      expect(said).not.toContain(secret)
    expect(reply).toMatchObject({
      data: { name: '李*', signed: true, keyNo: 1, state: 'issued', total: 195 },
    })
    // Somebody who has not even said which station is home.
    await put(test, 'people', [aPerson('newcomer', { stationId: '' })])
    expect(await test.must('newcomer', 'certificate.check', { no: made.no })).toMatchObject({ name: '李*' })
    await test.must('li', 'certificate.check', { no: made.no })
    expect((await test.must('li', 'certificate.open', { no: made.no })).checks).toMatchObject({
      count: 2,
    })
  })

  it('numbers that are made up cost no look at certificates, and are soon answered no more', async () => {
    const { no } = await test.must('li', 'certificate.make', wanted())
    await test.settle('guesser')
    const guess = (n: number) =>
      test.call('guesser', 'certificate.check', { no: String(BigInt(no) + BigInt(n)) })
    for (let n = 1; n <= WRONG_NUMBERS_A_DAY; n += 1)
      expect(codeOf(await guess(n))).toBe('CERTIFICATE_UNKNOWN')
    expect([codeOf(await guess(99)), codeOf(await guess(0))]).toEqual(['TOO_MANY_TODAY', 'TOO_MANY_TODAY'])
    expect((await stored(no))[0]?.checks.count).toBe(0)
    test.at(test.now() + 24 * 3_600_000)
    expect(codeOf(await guess(0))).toBe('ok')
  })

  it('one changed word in the database is no longer what was signed', async () => {
    const { no } = await test.must('li', 'certificate.make', wanted())
    await test.cloud.store.update('certificates', {
      ...{ query: { _id: no }, update: { $set: { 'lines.0.minutes': 600 } }, replace: false, multi: false },
      ...{ upsert: false, nowMs: test.now() },
    })
    expect((await test.must('chen', 'certificate.check', { no })).signed).toBe(false)
  })
})

describe('whose it is', () => {
  it('nobody else opens, moves or takes it along; the holder may, until it is revoked', async () => {
    const { no, version } = await test.must('li', 'certificate.make', wanted())
    for (const openid of ['chen', 'o-staff', 'n-staff']) {
      expect(codeOf(await test.call(openid, 'certificate.open', { no }))).toBe('NOT_FOUND')
      expect(codeOf(await test.call(openid, 'certificate.proof', { no }))).toBe('NOT_FOUND')
      expect(codeOf(await test.call(openid, 'certificate.move', { no, version, event: 'revoke' }))).toBe(
        'NOT_FOUND',
      )
    }
    expect(codeOf(await test.call('n-staff', 'certificate.annul', { no, version, reason: '写错' }))).toBe(
      'OTHER_STATION',
    )
    expect(codeOf(await test.call('o-staff', 'certificate.annul', { no, version, reason: '写错' }))).toBe(
      'FORBIDDEN',
    )
    const revoke = { no, version, event: 'revoke' } as const
    expect(await test.must('li', 'certificate.move', revoke)).toMatchObject({ state: 'revoked' })
    expect(await test.must('li', 'certificate.move', revoke)).toMatchObject({ state: 'revoked', moves: [] })
    expect((await test.must('chen', 'certificate.check', { no })).state).toBe('revoked')
  })

  it('a seal is asked for by the holder, answered by somebody else of the station, and told', async () => {
    const { no, version } = await test.must('li', 'certificate.make', wanted())
    const asked = await test.must('li', 'certificate.move', { no, version, event: 'askSeal' })
    expect((await test.must('o-staff', 'certificate.asked', {})).items).toMatchObject([
      { no, seal: { state: 'asked' } },
    ])
    const answer = { no, version: asked.version, event: 'refuseSeal', reason: '' } as const
    expect(codeOf(await test.call('o-staff', 'certificate.answer', answer))).toBe('REASON_NEEDED')
    await test.must('o-staff', 'certificate.answer', { ...answer, event: 'seal' })
    expect((await test.must('o-staff', 'certificate.asked', {})).items).toEqual([])
    expect((await test.must('chen', 'certificate.check', { no })).seal).toMatchObject({ state: 'sealed' })
    await test.must('o-admin', 'certificate.annul', { no, version: asked.version + 1, reason: '名字写错了' })
    const letters = await test.rows<MessageDocument>('messages', { personId: personIdOf('li') })
    expect(letters.map(({ title }) => title).sort()).toEqual(['一份服务证明作废了', '服务证明盖好章了'])
  })
})

it('without a key nothing is made, in plain words, and everything else goes on', async () => {
  const { CERTIFICATE_KEY: _, ...env } = testEnv
  const bare = await testCloud({ env })
  clouds.push(bare)
  await stationOf(bare)
  await put(bare, 'people', [aPerson('li', { realName: '李建国' })])
  await put(bare, 'serviceRecords', [aRecordOf('li', 1, DAY1)])
  expect((await bare.must('li', 'certificate.periods', {})).ready).toBe(false)
  expect(codeOf(await bare.call('li', 'certificate.make', wanted()))).toBe('CERTIFICATES_NOT_SET_UP')
  expect((await bare.must('li', 'hours.mine', {})).lines).toHaveLength(1)
})
