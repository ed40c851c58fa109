/** Whose a photo or a voice is nobody reads in its name: not beside an unnamed complaint, not on the wall, not while it waits. */
import { stemOf } from '../../../src/domain/moderation/kept-files'
import { filesIn } from '../../../src/domain/person-data/names'
import type { CaseDocument } from '../../../src/domain/case/documents'
import { personIdOf } from '../../support/builders'
import { laterJobs } from '../../support/crash'
import { checkOf, sendVerdict } from '../../support/pieces'
import { appoint } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { aWishForm, moveWish, wishRow, wishStation } from '../../support/wishes'

jest.setTimeout(120_000)

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await wishStation(test)
  await appoint(test, 'o-staff', ['staff', 'station_admin'], { realName: '周敏' })
})
afterAll(() => test.close())

const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex')
const OTHER = Buffer.from('ffd8ffe0ffffffffffff', 'hex')
const put = async (openid: string, path: string, body: Buffer<ArrayBuffer>): Promise<string> => {
  const headers = { 'x-wx-openid': openid }
  const response = await fetch(`${test.cloud.url}/files/${path}`, { method: 'POST', body, headers })
  return ((await response.json()) as { fileID: string }).fileID
}
const fetched = (fileId: string) => fetch(`${test.cloud.url}/files?id=${encodeURIComponent(fileId)}`)
const bytesOf = async (fileId: string): Promise<string> =>
  Buffer.from(await (await fetched(fileId)).arrayBuffer()).toString('hex')

/** Whatever is answered, as text. */
const said = async (openid: string, action: string, input: object): Promise<string> => {
  const reply = await test.call(openid, action as never, input as never)
  expect(reply).toMatchObject({ ok: true })
  return JSON.stringify(reply)
}
const AUTHOR = personIdOf('o-wisher')

it('an unnamed complaint with a photo says to nobody whose it is, before and after the photo was copied', async () => {
  const photo = await put('o-wisher', `case/${AUTHOR}/kq3v7r8x2m5n9t4b6w1zyhjd.jpg`, JPEG)
  const form = {
    about: 'service',
    colleague: null,
    place: '窗口',
    text: '没人在',
    wanted: '',
    photos: [photo],
  }
  const begun = { form, unnamed: true }
  const { caseId } = (await test.must('o-wisher', 'complaint.begin', begun as never)) as { caseId: string }
  const seen = (): Promise<string[]> =>
    Promise.all([
      said('o-staff', 'complaint.open', { caseId }),
      said('o-staff', 'complaint.desk', { view: 'received' }),
      said('o-staff', 'desk.open', {}),
      said('o-staff', 'moderation.queue', {}),
    ])
  const stored = async () => {
    const [one] = [
      ...(await test.rows<CaseDocument>('cases', { _id: caseId })),
      ...(await test.rows<CaseDocument>('sealedCases', { _id: caseId })),
    ]
    return one?.form.photos as string[]
  }
  await laterJobs(test)
  const [opened = ''] = await seen()
  for (const answer of await seen()) expect(answer).not.toContain(AUTHOR)
  const [shown = ''] = filesIn(JSON.parse(opened))
  expect(await stored()).toEqual([shown])
  expect(await bytesOf(shown)).toBe(JPEG.toString('hex'))
  // As it is while the copy has not been made.
  const from = (await test.rows('cases', { _id: caseId })).length > 0 ? 'cases' : 'sealedCases'
  await test.cloud.store.update(from, {
    ...{ query: { _id: caseId }, update: { $set: { 'form.photos': [photo] } }, nowMs: test.now() },
    ...{ replace: false, multi: false, upsert: false },
  })
  for (const answer of await seen()) expect(answer).not.toContain(AUTHOR)
  expect(filesIn(await test.must('o-wisher', 'complaint.open', { caseId } as never))).toContain(photo)
})

it('the wall, the wish and what waits for the check name nobody in a photo; whoever sent it may name it again', async () => {
  const photo = await put('o-wisher', `wish/${AUTHOR}/kq3v7r8x2m5n9t4b6w1zyhjd.jpg`, JPEG)
  const { wishId } = await test.must('o-wisher', 'wish.make', { form: aWishForm(test, { photos: [photo] }) })
  await test.cloud.idle()
  expect(await said('o-staff', 'moderation.queue', {})).not.toContain(AUTHOR)
  for (const { traceId, finding } of (await checkOf(test, wishId)).media)
    if (finding === 'pending' && traceId) await sendVerdict(test, traceId, 'pass')
  await moveWish(test, 'o-grid', wishId, 'verify')
  await moveWish(test, 'o-staff', wishId, 'publish')
  const [shown = ''] = (await wishRow(test, wishId)).form.photos
  expect(stemOf(shown)).toBe(stemOf(photo))
  expect(shown).not.toContain(AUTHOR)
  const wall = await said('h-1', 'wish.wall', { view: 'open' })
  expect(wall).toContain(shown)
  for (const answer of [wall, await said('h-1', 'wish.open', { wishId })])
    expect(answer).not.toContain(AUTHOR)
  const form = aWishForm(test, { photos: [shown] })
  expect(await test.call('o-wisher', 'wish.make', { form })).toMatchObject({ ok: true })
  expect(await test.code('h-1', 'wish.make', { form })).toBe('INVALID_INPUT')
})

it('an upload that was exchanged and is handed in once more becomes another copy', async () => {
  const path = `wish/${AUTHOR}/kq3v7r8x2m5n9t4b6w1zyhjd.jpg`
  const photo = await put('o-wisher', path, JPEG)
  const first = await test.must('o-wisher', 'wish.make', { form: aWishForm(test, { photos: [photo] }) })
  await test.cloud.idle()
  for (const { traceId } of (await checkOf(test, first.wishId)).media)
    if (traceId) await sendVerdict(test, traceId, 'pass')
  const [shown = ''] = (await wishRow(test, first.wishId)).form.photos
  await put('o-wisher', path, OTHER)
  const again = { form: aWishForm(test, { title: '想要一把椅子', photos: [photo] }) }
  await test.must('o-wisher', 'wish.make', again)
  await test.cloud.idle()
  expect(await bytesOf(shown)).toBe(JPEG.toString('hex'))
})

it('the copies of an earlier version get other names, and until then nobody but their sender is told of them', async () => {
  const upload = `wish/${AUTHOR}/kq3v7r8x2m5n9t4b6w1zyhjd`
  const photo = await put('', `kept/${upload}-0123456789abcdef.jpg`, JPEG)
  const { wishId } = await test.must('o-wisher', 'wish.make', { form: aWishForm(test) })
  await test.cloud.idle()
  const write = (collection: string, query: object, fields: object) =>
    test.cloud.store.update(collection, {
      ...{ query, update: { $set: fields }, nowMs: test.now() },
      ...{ replace: false, multi: false, upsert: false },
    } as never)
  await write('wishes', { _id: wishId }, { 'form.photos': [photo] })
  const check = await checkOf(test, wishId)
  const medium = { kind: 'image', traceId: null, finding: 'pass', label: null }
  const media = [
    { ...medium, fileId: photo.replace('/kept/', '/').replace('-0123456789abcdef', ''), keptId: photo },
  ]
  await write('checks', { _id: check._id }, { media })
  expect(await said('o-staff', 'wish.open', { wishId })).not.toContain(AUTHOR)
  expect(await said('o-wisher', 'wish.open', { wishId })).toContain(photo)
  await write('passes', { _id: 'migrations' }, { 'state.done': 10, finished: false })
  await laterJobs(test)
  await laterJobs(test)
  const [shown = ''] = (await wishRow(test, wishId)).form.photos
  expect(shown).not.toContain(AUTHOR)
  expect(stemOf(shown)).toBe(stemOf(photo))
  expect((await checkOf(test, wishId)).media[0]?.keptId).toBe(shown)
  expect(await bytesOf(shown)).toBe(JPEG.toString('hex'))
  expect((await fetched(photo)).status).toBe(404)
  expect(
    await test.call('o-wisher', 'wish.make', { form: aWishForm(test, { photos: [shown] }) }),
  ).toMatchObject({ ok: true })
})
