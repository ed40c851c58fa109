/** Shows who may make a wish for whom, what stays hidden until it has passed the check, and what time and the desk do. */
import { DAY, dayOf, HOUR } from '../../../src/domain/kernel/clock'
import { isKept, originOf } from '../../../src/domain/moderation/kept-files'
import type { CheckDocument } from '../../../src/domain/moderation/documents'
import { aDependant, aPerson, personIdOf, put } from '../../support/builders'
import { aPhoto, sendVerdict } from '../../support/pieces'
import { appoint } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import {
  aWishForm,
  handIn,
  hungWish,
  kindsFor,
  makeWish,
  moveWish,
  plan,
  versionOf,
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

const refused = (code: string) => ({ ok: false, error: { code } })

describe('a wish made for somebody else', () => {
  const elder = aPerson('o-elder', { realName: '刘德福', sex: 'man', birthDate: '1941-05-05', gridId: 'g01' })

  it('is written down by a grid worker with the paper card, who may confirm it but not verify it', async () => {
    await put(test, 'people', [{ ...elder, openid: '' }])
    const input = { form: aWishForm(test), cardToken: elder.cardToken }
    expect(await test.call('h-0', 'wish.make', input)).toMatchObject(refused('FORBIDDEN'))
    expect(await test.call('o-grid', 'wish.make', { ...input, cardToken: 'card-unknown-00' })).toMatchObject(
      refused('CARD_UNKNOWN'),
    )
    const { wishId } = await test.must('o-grid', 'wish.make', input)
    const row = await wishRow(test, wishId)
    expect(row).toMatchObject({
      relation: 'proxy',
      wisherId: elder._id,
      byPersonId: personIdOf('o-grid'),
      gridName: '北区一网格',
    })
    expect((await test.must('o-staff', 'wish.open', { wishId })).people).toEqual({
      wisher: '刘德福',
      recorder: '李网格',
    })
    expect(await test.call('o-grid', 'wish.move', { wishId, version: 1, event: 'verify' })).toMatchObject(
      refused('OWN_RECORD'),
    )
    await moveWish(test, 'o-staff', wishId, 'verify')
    await moveWish(test, 'o-staff', wishId, 'publish')
    const claimed = await test.must('h-0', 'wish.claim', { wishId })
    expect(claimed.contact.calling).toBe('刘师傅')
    await plan(test, 'h-0', wishId)
    await handIn(test, 'h-0', wishId)
    expect(await moveWish(test, 'o-grid', wishId, 'confirm')).toMatchObject({ stage: 'confirmed' })
    // The elder would read it, should he ever have a phone; whoever wrote it down is told of all but her own doing.
    expect(await kindsFor(test, 'o-elder')).toEqual(Array(5).fill('wishProgress'))
    expect(await kindsFor(test, 'o-grid')).toEqual(Array(4).fill('wishProgress'))
  })

  it('is made by whoever looks after a family member, who alone may then speak for it', async () => {
    const child = aDependant('王小宝')
    await put(test, 'people', [aPerson('o-parent', { realName: '王强', family: [child], gridId: 'g01' })])
    const input = { form: aWishForm(test, { group: 'child' }), forPersonId: child.personId }
    expect(await test.call('o-wisher', 'wish.make', input)).toMatchObject(refused('NOT_FOUND'))
    const { wishId, standing } = await test.must('o-parent', 'wish.make', input)
    expect(standing.is).toBe('family')
    await moveWish(test, 'o-grid', wishId, 'verify')
    await moveWish(test, 'o-staff', wishId, 'publish')
    expect((await test.must('h-0', 'wish.claim', { wishId })).contact.calling).toBe('王同学')
    await plan(test, 'h-0', wishId)
    await handIn(test, 'h-0', wishId)
    const confirm = { wishId, version: await versionOf(test, wishId), event: 'confirm' as const }
    expect(await test.call('o-wisher', 'wish.move', confirm)).toMatchObject(refused('FORBIDDEN'))
    expect(await test.call('o-parent', 'wish.move', confirm)).toMatchObject({ ok: true })
  })

  it('is not made by a child alone', async () => {
    await put(test, 'people', [aPerson('o-child', { realName: '周小云', birthDate: '2014-02-02' })])
    const made = await test.call('o-child', 'wish.make', { form: aWishForm(test) })
    expect(made).toMatchObject(refused('GUARDIAN_NEEDED'))
  })

  it('is not helped by whoever made it, nor looked after at the desk by its own maker', async () => {
    const { wishId } = await makeWish(test, {}, 'o-staff')
    expect(await test.call('o-staff', 'wish.move', { wishId, version: 1, event: 'verify' })).toMatchObject(
      refused('OWN_RECORD'),
    )
    const own = await makeWish(test, {}, 'h-0')
    await moveWish(test, 'o-grid', own.wishId, 'verify')
    await moveWish(test, 'o-staff', own.wishId, 'publish')
    expect(await test.call('h-0', 'wish.claim', { wishId: own.wishId })).toMatchObject(refused('WISH_OWN'))
    const toDos = async (openid: string) =>
      (await test.must(openid, 'desk.open', {})).toDos
        .filter(({ kind }) => kind === 'wish')
        .map(({ id }) => id)
    expect(await toDos('o-staff')).toEqual([])
    expect(await toDos('o-admin')).toEqual([wishId])
  })
})

describe('what has not passed the check', () => {
  const risky = (when: string) =>
    test.cloud.answers({
      api: 'security.msgSecCheck',
      when: { content: when },
      answer: { result: { suggest: 'risky', label: 20001 }, errcode: 0 },
    })

  it('keeps a wish off the wall until somebody lets it pass', async () => {
    risky('护眼灯')
    const made = await makeWish(test)
    const { wishId } = made
    expect(made).toMatchObject({ title: '想要一盏护眼灯', check: { verdict: 'blocked' } })
    await moveWish(test, 'o-grid', wishId, 'verify')
    const publish = { wishId, version: 2, event: 'publish' as const }
    expect(await test.call('o-staff', 'wish.move', publish)).toMatchObject(refused('WISH_NOT_CHECKED'))
    const checkId = made.check?.checkId ?? ''
    await test.must('o-wisher', 'moderation.appeal', { checkId, reason: '只是一盏灯' })
    const { items } = await test.must('o-staff', 'moderation.queue', {})
    const version = items.find((item) => item.checkId === checkId)?.version ?? 0
    await test.must('o-staff', 'moderation.decide', { checkId, version, verdict: 'passed' })
    expect(await test.call('o-staff', 'wish.move', publish)).toMatchObject({ ok: true })
    expect((await test.must('h-0', 'wish.wall', { view: 'open' })).items).toHaveLength(1)
  })

  it('hides a note, a proof and thanks from everybody but their author and the station', async () => {
    risky('坏话')
    const wishId = await hungWish(test)
    await test.must('h-0', 'wish.claim', { wishId })
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
    const wishId = await hungWish(test)
    await test.must('h-0', 'wish.claim', { wishId })
    const photos = [await aPhoto(test)]
    await test.must('h-0', 'wish.note', { wishId, text: '买好了', photos })
    const seen = (openid: string) => test.must(openid, 'wish.open', { wishId })
    expect((await seen('o-wisher')).notes).toMatchObject([{ text: '', photos: [] }])
    await sendVerdict(test, await traceOf('note'), 'pass')
    // What passed is shown as the station's own copy of what was sent.
    const ofSent = (shown: readonly string[] = []) => [shown.every(isKept), shown.map(originOf)]
    const [note] = (await seen('o-wisher')).notes
    expect([note?.text, ...ofSent(note?.photos)]).toEqual(['买好了', true, photos])

    const proof = { wishId, version: await versionOf(test, wishId), text: '送到了', photos }
    expect(await test.call('h-0', 'wish.deliver', { ...proof, facesAgreed: false })).toMatchObject(
      refused('WISH_FACES'),
    )
    await test.must('h-0', 'wish.deliver', { ...proof, facesAgreed: true })
    expect([(await seen('o-wisher')).proof, (await seen('h-0')).proof?.photos]).toEqual([null, photos])
    await sendVerdict(test, await traceOf('proof'), 'pass')
    expect(ofSent((await seen('o-wisher')).proof?.photos)).toEqual([true, photos])

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
    const { body } = await wishRow(test, wishId)
    const check = {
      checkId: body.checkId,
      version: body.version,
      verdict: 'blocked' as const,
      reason: '有住址',
    }
    await test.must('o-staff', 'moderation.decide', check)
    expect((await test.must('h-0', 'wish.wall', { view: 'open' })).items).toEqual([])
    expect(await test.must('h-0', 'wish.open', { wishId })).toMatchObject({
      title: '内容正在检查',
      reason: '',
    })
  })
})

describe('time', () => {
  it('brings a wish that nobody claims within thirty days to the station, which grants it itself', async () => {
    const wishId = await hungWish(test)
    test.at(test.now() + 29 * DAY)
    await test.jobs()
    expect(await wishRow(test, wishId)).toMatchObject({ state: 'published' })
    test.at(test.now() + DAY + HOUR)
    await test.jobs()
    expect(await wishRow(test, wishId)).toMatchObject({ state: 'stationFulfil', wall: 'off' })
    expect(await test.call('h-0', 'wish.claim', { wishId })).toMatchObject(refused('WISH_CLOSED'))
    expect((await test.must('o-staff', 'desk.open', {})).toDos).toMatchObject([{ kind: 'wish', id: wishId }])
    expect(await handIn(test, 'o-staff', wishId)).toMatchObject({ stage: 'delivered' })
    expect(await moveWish(test, 'o-wisher', wishId, 'notYet', { reason: '没到' })).toMatchObject({
      stage: 'stationFulfil',
    })
    await handIn(test, 'o-staff', wishId)
    await moveWish(test, 'o-wisher', wishId, 'confirm')
    expect(await test.rows('entries')).toEqual([])
  })

  it('asks the station to telephone after three days, and ends the time for thanks after seven', async () => {
    const wishId = await hungWish(test)
    await test.must('h-0', 'wish.claim', { wishId })
    await plan(test, 'h-0', wishId)
    await handIn(test, 'h-0', wishId)
    const waits = async () => (await test.must('o-grid', 'desk.open', {})).toDos.map(({ id }) => id)
    expect(await waits()).toEqual([])
    test.at(test.now() + 3 * DAY + HOUR)
    expect(await waits()).toEqual([wishId])
    await moveWish(test, 'o-grid', wishId, 'confirm', { how: 'phone' })
    test.at(test.now() + 7 * DAY + HOUR)
    await test.jobs()
    expect(await wishRow(test, wishId)).toMatchObject({ state: 'closed' })
    const late = { wishId, version: await versionOf(test, wishId), text: '才看到，谢谢' }
    expect(await test.must('o-wisher', 'wish.thank', late)).toMatchObject({
      thanks: { text: '才看到，谢谢' },
    })
  })

  it('lets the wall be looked at by grid, by group and by what is pressing, page by page', async () => {
    const near = await hungWish(test, { title: '近的', neededBy: dayOf(test.now() + 3 * DAY) })
    const ids: string[] = []
    // Nobody makes so many on one day.
    for (let i = 0; i < 8; i++) await appoint(test, `wisher-${i}`, [], { gridId: 'g01', realName: '王秀英' })
    for (let i = 0; i < 22; i++) {
      const group = i % 2 === 0 ? 'elder' : 'child'
      ids.push((await makeWish(test, { title: `心愿 ${i}`, group }, `wisher-${i % 8}`)).wishId)
    }
    for (const wishId of ids) {
      await moveWish(test, 'o-grid', wishId, 'verify')
      await moveWish(test, 'o-staff', wishId, 'publish')
    }
    const wall = (given: object) => test.must('h-0', 'wish.wall', { view: 'open', ...given })
    const first = await wall({})
    const second = await wall({ cursor: first.next })
    const seen = [...first.items, ...second.items].map(({ wishId }) => wishId)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual([near, ...ids])
    expect(second.next).toBeNull()
    expect((await wall({ group: 'child', gridId: 'g01' })).items).toHaveLength(11)
    expect((await wall({ gridId: 'g02' })).items).toEqual([])
    expect((await wall({ nearlyDue: true })).items.map(({ wishId }) => wishId)).toEqual([near])
    const desk = await test.must('o-staff', 'wish.desk', { state: 'published' })
    const rest = await test.must('o-staff', 'wish.desk', { state: 'published', cursor: desk.next ?? '' })
    expect(desk.items.length + rest.items.length).toBe(seen.length)
    expect(desk.items[0]).toMatchObject({ wisher: '王秀英', verdict: 'passed' })
    expect((await test.must('o-grid', 'wish.desk', {})).items[0]).toMatchObject({ wisher: '王*' })
  })
})
