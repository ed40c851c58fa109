/** What is written around a wish, and what becomes of it in the check of contents: hidden, shown, told, taken off. */
import { HOUR } from '../../../src/domain/kernel/clock'
import type { MessageDocument } from '../../../src/domain/message/documents'
import type { CheckDocument } from '../../../src/domain/moderation/documents'
import { isKept, stemOf } from '../../../src/domain/moderation/kept-files'
import { personIdOf } from '../../support/builders'
import { aPhoto, judgeText, sendVerdict } from '../../support/pieces'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import {
  aWishForm,
  handIn,
  hungWish,
  kindsFor,
  makeWish,
  moveWish,
  versionOf,
  wishIn,
  wishRow,
  wishStation,
} from '../../support/wishes'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await wishStation(test)
})
afterAll(() => test.close())

/** Somebody of the station turns down what a wish says. */
async function block(wishId: string): Promise<void> {
  const { checkId, version } = (await wishRow(test, wishId)).body
  await test.must('o-staff', 'moderation.decide', { checkId, version, verdict: 'blocked', reason: '有住址' })
}

/** What the helper is told. */
const toldHelper = async (part: 'title' | 'text') =>
  (await test.rows<MessageDocument>('messages', { personId: personIdOf('h-0'), kind: 'wishHelp' })).map(
    (message) => message[part],
  )

describe('what has not passed the check', () => {
  it('keeps a wish off the wall until somebody lets it pass', async () => {
    judgeText(test, '护眼灯', 'risky', 20001)
    const made = await makeWish(test)
    const { wishId } = made
    expect(made).toMatchObject({ title: '想要一盏护眼灯', check: { verdict: 'blocked' } })
    await moveWish(test, 'o-grid', wishId, 'verify')
    const publish = { wishId, version: 2, event: 'publish' as const }
    expect(await test.code('o-staff', 'wish.move', publish)).toBe('WISH_NOT_CHECKED')
    const checkId = made.check?.checkId ?? ''
    await test.must('o-wisher', 'moderation.appeal', { checkId, reason: '只是一盏灯' })
    const { items } = await test.must('o-staff', 'moderation.queue', {})
    const version = items.find((item) => item.checkId === checkId)?.version ?? 0
    await test.must('o-staff', 'moderation.decide', { checkId, version, verdict: 'passed' })
    expect(await test.code('o-staff', 'wish.move', publish)).toBe('ok')
    expect((await test.must('h-0', 'wish.wall', { view: 'open' })).items).toHaveLength(1)
  })

  it('hides a note, a proof and thanks from everybody but their author and the station', async () => {
    judgeText(test, '坏话', 'risky', 20001)
    const wishId = await wishIn(test, 'claimed')
    await test.must('h-0', 'wish.note', { wishId, text: '坏话', photos: [] })
    const noteFor = async (openid: string) => (await test.must(openid, 'wish.open', { wishId })).notes[0]
    expect(await noteFor('h-0')).toMatchObject({ text: '坏话', check: { verdict: 'blocked' } })
    expect(await noteFor('o-staff')).toMatchObject({ text: '坏话' })
    expect(await noteFor('h-1')).toMatchObject({ text: '', check: null })
    expect(await noteFor('o-wisher')).toMatchObject({ text: '' })
    await handIn(test, 'h-0', wishId)
    const { version } = await moveWish(test, 'o-wisher', wishId, 'confirm')
    await test.must('o-wisher', 'wish.thank', { wishId, version, text: '坏话' })
    const thanksFor = async (openid: string) => (await test.must(openid, 'wish.open', { wishId })).thanks
    expect(await thanksFor('o-wisher')).toMatchObject({ check: { verdict: 'blocked' } })
    expect(await thanksFor('h-0')).toBeNull()
    expect((await test.must('h-1', 'wish.wall', { view: 'granted' })).items).toMatchObject([
      { thanksExcerpt: null },
    ])
    expect(await kindsFor(test, 'h-0')).not.toContain('wishThanks')
    // Thanks that did not pass may be said again, and those who helped are told once they may be read.
    const again = { wishId, version: await versionOf(test, wishId), text: '谢谢小张' }
    expect(await test.must('o-wisher', 'wish.thank', again)).toMatchObject({ thanks: { text: '谢谢小张' } })
    expect((await kindsFor(test, 'h-0')).filter((kind) => kind === 'wishThanks')).toHaveLength(1)
  })

  it('shows pictures of a note and of the proof, and a voice, only when WeChat has said that they may be shown', async () => {
    test.cloud.answers({ api: 'wxa_media_check', answer: { result: null } })
    const traceOf = async (part: string): Promise<string> => {
      const [check] = await test.rows<CheckDocument>('checks', { 'subject.part': { $regex: `^${part}` } })
      return check?.media[0]?.traceId ?? ''
    }
    const wishId = await wishIn(test, 'claimed')
    const photos = [await aPhoto(test)]
    await test.must('h-0', 'wish.note', { wishId, text: '买好了', photos })
    const seen = (openid: string) => test.must(openid, 'wish.open', { wishId })
    expect((await seen('o-wisher')).notes).toMatchObject([{ text: '', photos: [] }])
    await sendVerdict(test, await traceOf('note'), 'pass')
    // What passed is shown as the station's own copy of what was sent.
    const ofSent = (shown: readonly string[] = []) => [shown.every(isKept), shown.map(stemOf)]
    const [note] = (await seen('o-wisher')).notes
    expect([note?.text, ...ofSent(note?.photos)]).toEqual(['买好了', true, photos.map(stemOf)])

    const proof = { wishId, version: await versionOf(test, wishId), text: '送到了', photos }
    expect(await test.code('h-0', 'wish.deliver', { ...proof, facesAgreed: false })).toBe('WISH_FACES')
    await test.must('h-0', 'wish.deliver', { ...proof, facesAgreed: true })
    expect((await seen('o-wisher')).proof).toBeNull()
    // What stands in the wish already is named as it stands there.
    expect(ofSent((await seen('h-0')).proof?.photos)).toEqual([true, photos.map(stemOf)])
    await sendVerdict(test, await traceOf('proof'), 'pass')
    expect(ofSent((await seen('o-wisher')).proof?.photos)).toEqual([true, photos.map(stemOf)])

    const { version } = await moveWish(test, 'o-wisher', wishId, 'confirm')
    const voice = { fileId: photos[0]?.replace('.jpg', '.mp3') ?? '', seconds: 12 }
    await test.must('o-wisher', 'wish.thank', { wishId, version, text: '', voice })
    const wall = async () => (await test.must('h-1', 'wish.wall', { view: 'granted' })).items[0]?.thanksVoice
    expect([await wall(), await kindsFor(test, 'h-0')]).toEqual([null, ['wishHelp']])
    // The recording is nowhere to be found for the service, so a person listens to it.
    test.at(test.now() + HOUR)
    await test.jobs()
    const [check] = await test.rows<CheckDocument>('checks', { 'subject.part': 'thanks' })
    const heard = { checkId: check?._id ?? '', version: check?.version ?? 0, verdict: 'passed' as const }
    await test.must('o-staff', 'moderation.decide', heard)
    expect([await wall(), await kindsFor(test, 'h-0')]).toEqual([voice, ['wishHelp', 'wishThanks']])
  })

  it('takes a wish off the wall when a person blocks it later', async () => {
    const wishId = await hungWish(test)
    await block(wishId)
    expect((await test.must('h-0', 'wish.wall', { view: 'open' })).items).toEqual([])
    const hidden = { title: '内容正在检查', reason: '' }
    expect(await test.must('h-0', 'wish.open', { wishId })).toMatchObject(hidden)
  })
})

it('the place is checked with the rest, and told to a helper only while it passes', async () => {
  judgeText(test, '加我微信', 'risky')
  const made = await makeWish(test, { place: '加我微信再说' })
  expect(made.check).toMatchObject({ verdict: 'blocked' })

  const wishId = await hungWish(test)
  const claimed = await test.must('h-0', 'wish.claim', { wishId })
  expect(claimed.contact.place).toBe('3 号楼 2 单元门口')
  await block(wishId)
  expect((await test.must('h-0', 'wish.open', { wishId })).contact.place).toBeNull()
})

it.each(['notYet', 'withdraw'] as const)(
  'a reason for %s that does not pass is told to nobody',
  async (event) => {
    judgeText(test, '骂人的话', 'risky')
    const wishId = await wishIn(test, 'fulfilling')
    if (event === 'notYet') await handIn(test, 'h-0', wishId)
    await moveWish(test, 'o-wisher', wishId, event, { reason: '骂人的话一句' })
    expect(await toldHelper('text')).not.toEqual([])
    expect((await toldHelper('text')).join()).not.toContain('骂人的话')
    expect(JSON.stringify(await test.must('h-0', 'wish.open', { wishId }))).not.toContain('骂人的话')
  },
)

it('another draft on the version of a former one is stale, the same draft is a repetition', async () => {
  const { wishId } = await makeWish(test)
  const version = await versionOf(test, wishId)
  const first = { wishId, version, form: aWishForm(test, { title: '想要一盏台灯' }) }
  await test.must('o-wisher', 'wish.amend', first)
  expect(await test.must('o-wisher', 'wish.amend', first)).toMatchObject({ title: '想要一盏台灯' })
  const other = { ...first, form: aWishForm(test, { title: '想要一把椅子' }) }
  expect(await test.code('o-wisher', 'wish.amend', other)).toBe('STALE')
})

it('tells helpers when its words are turned down while it hangs, takes no claim, and may be amended', async () => {
  const wishId = await wishIn(test, 'claimed')
  await block(wishId)
  expect(await toldHelper('title')).toEqual(['心愿先停一停'])
  expect(await test.code('h-1', 'wish.claim', { wishId })).toBe('WISH_NOT_CHECKED')
  const version = await versionOf(test, wishId)
  const amended = { wishId, version, form: aWishForm(test, { title: '想要一盏台灯' }) }
  expect(await test.must('o-wisher', 'wish.amend', amended)).toMatchObject({ stage: 'submitted' })
  expect((await toldHelper('title')).sort()).toEqual(['心愿先停一停', '心愿要改一改'].sort())
})

it('leaves the queue of checks when it is withdrawn', async () => {
  judgeText(test, '护眼灯', 'review', 20001)
  const { wishId } = await makeWish(test)
  expect((await test.must('o-staff', 'moderation.queue', {})).items).toHaveLength(1)
  await moveWish(test, 'o-wisher', wishId, 'withdraw')
  expect((await test.must('o-staff', 'moderation.queue', {})).items).toEqual([])
})
