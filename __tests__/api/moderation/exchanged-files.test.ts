/** What passed the check is what is shown: the station keeps copies that no uploader can exchange, and takes nobody's files but the sender's own. */
import { DAY } from '../../../src/domain/kernel/clock'
import type { CheckDocument } from '../../../src/domain/moderation/documents'
import { isKept, stemOf } from '../../../src/domain/moderation/kept-files'
import { personIdOf } from '../../support/builders'
import { aNoticeForm } from '../../support/notices'
import { checkOf, pieceIn, sendVerdict } from '../../support/pieces'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { aWishForm, wishRow, wishStation } from '../../support/wishes'

jest.setTimeout(120_000)

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await wishStation(test)
})
afterAll(() => test.close())

const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex')
const OTHER = Buffer.from('ffd8ffe0ffffffffffff', 'hex')
const PDF = Buffer.from('%PDF-1.4 water')

const put = (openid: string, path: string, body: Buffer<ArrayBuffer>) =>
  fetch(`${test.cloud.url}/files/${path}`, { method: 'POST', body, headers: { 'x-wx-openid': openid } })
const upload = async (openid: string, path: string, body: Buffer<ArrayBuffer>): Promise<string> =>
  ((await (await put(openid, path, body)).json()) as { fileID: string }).fileID
const bytesOf = async (fileId: string): Promise<string> => {
  const response = await fetch(`${test.cloud.url}/files?id=${encodeURIComponent(fileId)}`)
  return Buffer.from(await response.arrayBuffer()).toString('hex')
}
const exists = async (fileId: string): Promise<boolean> =>
  (await fetch(`${test.cloud.url}/files?id=${encodeURIComponent(fileId)}`)).ok
const pathOf = (fileId: string): string => fileId.replace(/^cloud:\/\/[^/]+\//, '')
const ownPath = (openid: string, name: string): string => `wish/${personIdOf(openid)}/${name}`

it('a picture exchanged by its uploader, before or after the verdict, is not what is shown', async () => {
  const path = ownPath('o-wisher', 'lamp.jpg')
  const photo = await upload('o-wisher', path, JPEG)
  const { wishId } = await test.must('o-wisher', 'wish.make', { form: aWishForm(test, { photos: [photo] }) })
  expect((await put('o-wisher', path, OTHER)).status).toBe(200)
  await test.cloud.idle()
  const check = await checkOf(test, wishId)
  for (const { traceId, finding } of check.media)
    if (finding === 'pending' && traceId) await sendVerdict(test, traceId, 'pass')
  expect((await pieceIn(test, wishId)).verdict).toBe('passed')
  const [shown = ''] = (await wishRow(test, wishId)).form.photos
  expect(isKept(shown)).toBe(true)
  expect(stemOf(shown)).toBe(stemOf(photo))
  expect(shown.endsWith('.jpg')).toBe(true)
  expect(await bytesOf(shown)).toBe(JPEG.toString('hex'))
  expect(await bytesOf(photo)).toBe(OTHER.toString('hex'))
  for (const openid of ['o-wisher', 'h-0', ''])
    expect((await put(openid, pathOf(shown), OTHER)).status).toBe(403)
  expect(await bytesOf(shown)).toBe(JPEG.toString('hex'))
})

it('what somebody else uploaded is not taken, and cannot be overwritten', async () => {
  const photo = await upload('o-wisher', ownPath('o-wisher', 'lamp.jpg'), JPEG)
  const reply = await test.call('h-0', 'wish.make', { form: aWishForm(test, { photos: [photo] }) })
  expect(reply).toMatchObject({ error: { code: 'INVALID_INPUT', details: { field: 'form.photos.0' } } })
  expect((await put('h-0', pathOf(photo), OTHER)).status).toBe(403)
  expect(await bytesOf(photo)).toBe(JPEG.toString('hex'))
})

/** A wish whose photo has passed, and the photo as it is shown. */
async function shownPhoto(): Promise<{ wishId: string; shown: string }> {
  const photo = await upload('o-wisher', ownPath('o-wisher', 'lamp.jpg'), JPEG)
  const { wishId } = await test.must('o-wisher', 'wish.make', { form: aWishForm(test, { photos: [photo] }) })
  await test.cloud.idle()
  for (const { traceId, finding } of (await checkOf(test, wishId)).media)
    if (finding === 'pending' && traceId) await sendVerdict(test, traceId, 'pass')
  const [shown = ''] = (await wishRow(test, wishId)).form.photos
  expect(isKept(shown)).toBe(true)
  return { wishId, shown }
}

it("the station's copy of what somebody else uploaded is not taken either, and its owner may name it again", async () => {
  const { wishId, shown } = await shownPhoto()
  const refused = { error: { code: 'INVALID_INPUT', details: { field: 'form.photos.0' } } }
  const form = aWishForm(test, { photos: [shown] })
  expect(await test.call('h-0', 'wish.make', { form })).toMatchObject(refused)
  const story = { honourId: 'x', version: 1, form: { words: '事迹', photos: [shown] } }
  expect(await test.call('o-staff', 'honour.writeStory', story)).toMatchObject(refused)
  const again = await test.call('o-wisher', 'wish.make', { form })
  expect(again).toMatchObject({ ok: true })
  expect((await wishRow(test, wishId)).form.photos).toEqual([shown])
})

it("a name like that of the station's copies, under which somebody has uploaded, is not taken", async () => {
  const { shown } = await shownPhoto()
  const own = pathOf(shown)
  // A mark is good for its own name alone.
  const [, stem = ''] = /\/([0-9a-z]{14})-/.exec(own) ?? []
  const made = [
    own.replace('kept/wish/', 'kept/case/'),
    own.replace(stem, '0'.repeat(14)),
    own.replace('.jpg', '.png'),
    `kept/${ownPath('o-wisher', 'lamp-0123456789abcdef.jpg')}`,
    'kept/wish/lamp.jpg',
    'waiting/0123456789abcdef.jpg',
  ]
  for (const path of made) {
    const photos = [await upload('o-wisher', path, JPEG)]
    const form = aWishForm(test, { photos })
    expect([path, await test.code('o-wisher', 'wish.make', { form })]).toEqual([path, 'INVALID_INPUT'])
  }
})

it('a colleague goes on with a draft in which the photos of another one stand, before and after they were copied', async () => {
  const photo = await upload('o-staff', `notice/${personIdOf('o-staff')}/water.jpg`, JPEG)
  const form = aNoticeForm(test, { pictures: [photo] })
  const { noticeId } = await test.must('o-staff', 'notice.save', { form })
  await test.cloud.idle()
  const { notice } = await test.must('o-admin', 'notice.form', { noticeId })
  if (!notice) throw new Error('no notice')
  const [shown = ''] = notice.form.pictures
  expect(isKept(shown)).toBe(true)
  const amended = {
    noticeId,
    version: notice.version,
    form: { ...form, title: '后天停水', pictures: [shown] },
  }
  expect(await test.call('o-admin', 'notice.save', amended)).toMatchObject({ ok: true })
  // In another notice it is somebody else's.
  expect(await test.code('o-admin', 'notice.save', { form: { ...form, pictures: [shown] } })).toBe(
    'INVALID_INPUT',
  )
})

it('whoever goes takes along no file that somebody else has sent, whatever an earlier version took', async () => {
  const { wishId, shown } = await shownPhoto()
  const own = await upload('h-1', ownPath('h-1', 'mine.jpg'), JPEG)
  const made = await test.must('h-1', 'wish.make', { form: aWishForm(test, { photos: [own] }) })
  await test.cloud.idle()
  const [mine = ''] = (await wishRow(test, made.wishId)).form.photos
  // As if it had been named before that was refused.
  const { checkId } = await pieceIn(test, made.wishId)
  const naming = async (collection: string, _id: string, fields: object) =>
    test.cloud.store.update(collection, {
      ...{ query: { _id }, update: { $set: fields }, replace: false, multi: false, upsert: false },
      nowMs: test.now(),
    })
  await naming('wishes', made.wishId, { 'form.photos': [mine, shown] })
  const { media } = await checkOf(test, made.wishId)
  await naming('checks', checkId, { media: [...media, { ...media[0], fileId: shown, keptId: shown }] })
  const { version } = await wishRow(test, made.wishId)
  await test.must('h-1', 'wish.move', { wishId: made.wishId, version, event: 'withdraw' })
  await test.must('h-1', 'privacy.close', {})
  for (let day = 0; day < 9; day++) {
    test.at(test.now() + DAY)
    await test.jobs()
  }
  expect(await exists(mine)).toBe(false)
  expect(await exists(own)).toBe(false)
  expect(await exists(shown)).toBe(true)
  expect((await wishRow(test, wishId)).form.photos).toEqual([shown])
})

it('bytes that are not what their ending says are looked at by a person', async () => {
  const photo = await upload('o-wisher', ownPath('o-wisher', 'not-a-picture.jpg'), Buffer.from('<script>'))
  const { wishId } = await test.must('o-wisher', 'wish.make', { form: aWishForm(test, { photos: [photo] }) })
  await test.cloud.idle()
  expect(await checkOf(test, wishId)).toMatchObject({ state: 'inReview', media: [{ finding: 'review' }] })
})

it('a document beside a notice keeps its ending, is asked of nobody, and cannot be exchanged either', async () => {
  const path = `notice/${personIdOf('o-staff')}/water.pdf`
  const fileId = await upload('o-staff', path, PDF)
  const form = aNoticeForm(test, { attachments: [{ fileId, name: '停水安排.pdf' }] })
  const saved = await test.must('o-staff', 'notice.save', { form })
  await test.cloud.idle()
  const [check] = await test.rows<CheckDocument>('checks')
  expect(check).toMatchObject({ state: 'passed', media: [{ kind: 'document', traceId: null }] })
  const { version, noticeId } = (await test.must('o-staff', 'notice.form', { noticeId: saved.noticeId }))
    .notice as NonNullable<typeof saved>
  await test.must('o-staff', 'notice.send', { noticeId, version })
  await put('o-staff', path, Buffer.from('%PDF-1.4 something else'))
  const [attachment] = (await test.must('o-wisher', 'notice.open', { noticeId })).attachments
  expect(attachment?.fileId.endsWith('.pdf')).toBe(true)
  expect(await bytesOf(attachment?.fileId ?? '')).toBe(PDF.toString('hex'))
})

it('an ending that no viewer opens is refused', async () => {
  const form = aNoticeForm(test, {
    attachments: [{ fileId: 'cloud://local-dev.b/notice/a.exe', name: 'a.exe' }],
  })
  expect(await test.call('o-staff', 'notice.save', { form })).toMatchObject({
    error: { code: 'INVALID_INPUT' },
  })
})
