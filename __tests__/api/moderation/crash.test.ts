/** Whatever dies while content is checked or decided on: the piece says what the check says, and its author hears once. */
import { aPerson, put } from '../../support/builders'
import { crashCall, crashesIn, type FaultKind, laterJobs } from '../../support/crash'
import { aPhoto, checkOf, handIn, judgeText, pieceIn, sendVerdict, toldAbout } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { aWishForm } from '../../support/wishes'

jest.setTimeout(600_000)

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await put(test, 'people', [aPerson('o-wang', { realName: '王建国' })])
  await appoint(test, 'o-staff', ['staff'])
})
afterAll(() => test.close())

/** What the check and the piece say in the end, and what the author was told. */
async function ending(wishId: string): Promise<unknown> {
  const { state, unsettled, outbox } = await checkOf(test, wishId)
  const { verdict } = await pieceIn(test, wishId)
  return { state, verdict, unsettled, left: outbox.length, told: await toldAbout(test, 'o-wang') }
}

it('deciding is done once, whichever request dies', async () => {
  judgeText(test, '旧书', 'review')
  const wishId = await handIn(test, 'o-wang', { title: '旧书' })
  const { _id: checkId, version } = await checkOf(test, wishId)
  const block = { checkId, version, verdict: 'blocked' as const, reason: '有广告' }
  const start = test.now()
  const kept = await test.cloud.snapshot()
  const clean = await test.call('o-staff', 'moderation.decide', block)
  expect(clean.ok).toBe(true)
  const settled = {
    state: 'blocked',
    verdict: 'blocked',
    unsettled: false,
    left: 0,
    told: ['内容没有通过检查'],
  }
  expect(await ending(wishId)).toEqual(settled)
  for (const crash of crashesIn(test, clean)) {
    await test.cloud.restore(kept)
    test.at(start)
    await crashCall(test, 'o-staff', 'moderation.decide', block, crash)
    const again = await test.call('o-staff', 'moderation.decide', block)
    expect([...crash, again.ok]).toEqual([...crash, true])
    await laterJobs(test)
    expect([...crash, await ending(wishId)]).toEqual([...crash, settled])
  }
})

it('an appeal is done once, whichever request dies, and by the jobs alone when nobody repeats it', async () => {
  judgeText(test, '旧书', 'risky')
  const wishId = await handIn(test, 'o-wang', { title: '旧书' })
  const { _id: checkId } = await checkOf(test, wishId)
  const asked = { checkId, reason: '不是广告' }
  const start = test.now()
  const kept = await test.cloud.snapshot()
  const clean = await test.call('o-wang', 'moderation.appeal', asked)
  for (const crash of crashesIn(test, clean, ['after', 'kill'])) {
    await test.cloud.restore(kept)
    test.at(start)
    await crashCall(test, 'o-wang', 'moderation.appeal', asked, crash)
    await laterJobs(test)
    const { state, unsettled, authorHistory } = await checkOf(test, wishId)
    const { verdict } = await pieceIn(test, wishId)
    const expected =
      state === 'blocked'
        ? ['blocked', 'blocked', false, null]
        : ['appealed', 'inReview', false, { passed: 0, blocked: 0 }]
    expect([...crash, state, verdict, unsettled, authorHistory]).toEqual([...crash, ...expected])
  }
})

describe("WeChat's verdict", () => {
  /** A wish with a photo that WeChat has been asked about; answers the wish and the trace. */
  async function awaiting(): Promise<{ wishId: string; traceId: string }> {
    test.cloud.answers({ api: 'wxa_media_check', answer: { result: null } })
    const wishId = await handIn(test, 'o-wang', { photos: [await aPhoto(test)] })
    const { media } = await checkOf(test, wishId)
    return { wishId, traceId: media[0]?.traceId ?? '' }
  }

  const crashVerdict = async (traceId: string, [request, kind]: [number, FaultKind]): Promise<void> => {
    test.cloud.fault({ function: 'jobs', request, kind })
    await sendVerdict(test, traceId, 'risky', 20002)
  }

  it.each(['comes again', 'does not come again'])(
    'that dies on its way and %s ends with a verdict or with a person',
    async (how) => {
      const { wishId, traceId } = await awaiting()
      const start = test.now()
      const kept = await test.cloud.snapshot()
      const clean = await sendVerdict(test, traceId, 'risky', 20002)
      expect(clean.result).toBe('success')
      const blocked = {
        state: 'blocked',
        verdict: 'blocked',
        unsettled: false,
        left: 0,
        told: ['内容没有通过检查'],
      }
      expect(await ending(wishId)).toEqual(blocked)
      for (const crash of crashesIn(test, clean)) {
        await test.cloud.restore(kept)
        test.at(start)
        await crashVerdict(traceId, crash)
        if (how === 'comes again') await sendVerdict(test, traceId, 'risky', 20002)
        await laterJobs(test)
        test.at(start + 31 * 60_000)
        await laterJobs(test)
        const end = (await ending(wishId)) as typeof blocked
        const lost = how !== 'comes again' && end.state !== 'blocked'
        const person = { state: 'inReview', verdict: 'inReview', unsettled: false, left: 0, told: [] }
        expect([...crash, end]).toEqual([...crash, lost ? person : blocked])
      }
    },
  )

  it('that comes twice at the same moment is taken once', async () => {
    const { wishId, traceId } = await awaiting()
    await Promise.all([1, 2, 3].map(() => sendVerdict(test, traceId, 'risky', 20002)))
    await laterJobs(test)
    expect(await ending(wishId)).toMatchObject({ state: 'blocked', told: ['内容没有通过检查'] })
  })
})

it('handing in loses no check, whichever request dies', async () => {
  const photo = await aPhoto(test)
  const form = aWishForm(test, { photos: [photo], place: '' })
  const start = test.now()
  const kept = await test.cloud.snapshot()
  const key = 'one-wish-key'
  const clean = await test.call('o-wang', 'wish.make', { form }, key)
  await test.cloud.idle()
  if (!clean.ok) throw new Error(clean.error.code)
  const { wishId } = clean.data
  for (const crash of crashesIn(test, clean, ['after', 'kill'])) {
    await test.cloud.restore(kept)
    test.at(start)
    await crashCall(test, 'o-wang', 'wish.make', { form }, crash, key)
    await test.must('o-wang', 'wish.make', { form }, key)
    await test.cloud.idle()
    await laterJobs(test)
    await test.cloud.idle()
    await laterJobs(test)
    const checks = await test.rows('checks')
    const [wish] = await test.rows<{ unsettled: boolean }>('wishes')
    // A verdict that came before its trace could be kept leaves the photo to a person, half an hour later.
    const { state } = await checkOf(test, wishId)
    if (state === 'pending') {
      test.at(start + 31 * 60_000)
      await laterJobs(test)
    }
    const end = (await ending(wishId)) as { state: string; verdict: string }
    expect([...crash, checks.length, wish?.unsettled]).toEqual([...crash, 1, false])
    expect([...crash, ['passed', 'inReview']]).toEqual([
      ...crash,
      expect.arrayContaining([end.state, end.verdict]),
    ])
    expect([...crash, end.verdict]).toEqual([...crash, end.state])
  }
})
