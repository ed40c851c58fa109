/** A notice and the content check: nothing goes out that has not passed, and its writer is told plainly what it waits for. */
import type { CheckDocument } from '../../../src/domain/moderation/documents'
import { isKept, stemOf } from '../../../src/domain/moderation/kept-files'
import { aPerson, put } from '../../support/builders'
import { aNoticeForm, noticeRow, savedNotice, sentNotice } from '../../support/notices'
import { aPhoto, judgeText, sendVerdict, toldAbout } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await put(test, 'people', [
    aPerson('o-wang', { gridId: 'g01', building: '1 号楼' }),
    aPerson('o-staff', { realName: '孙专职', roles: ['staff'] }),
  ])
  await appoint(test, 'o-admin', ['station_admin'])
})
afterAll(() => test.close())

const later = async (ms: number): Promise<void> => {
  test.at(test.now() + ms)
  await test.jobs()
}
const inboxOf = async (openid: string) =>
  (await test.must(openid, 'inbox.open', {})).items.filter(({ is }) => is === 'notice')

/** What is decided at the desk about the one piece that waits there. */
async function decide(verdict: 'passed' | 'blocked'): Promise<void> {
  const [item] = (await test.must('o-admin', 'moderation.queue', {})).items
  if (!item) throw new Error('nothing waits for a person')
  const { checkId, version } = item
  await test.must('o-admin', 'moderation.decide', {
    checkId,
    version,
    verdict,
    ...(verdict === 'blocked' ? { reason: '写得不妥' } : {}),
  })
}

/** Sends a notice about which the service is in doubt. */
async function doubtful() {
  judgeText(test, '特价', 'review')
  return sentNotice(test, 'o-staff', { text: '特价米油' })
}

describe('a notice in doubt', () => {
  it('waits for a person, and goes out when that person lets it pass', async () => {
    const sent = await doubtful()
    expect(sent).toMatchObject({ state: 'scheduled', check: 'inReview' })
    expect(sent.checkWords).toContain('还没有发出')
    await later(MINUTE)
    expect(await inboxOf('o-wang')).toEqual([])
    await decide('passed')
    await later(MINUTE)
    expect((await noticeRow(test, sent.noticeId)).state).toBe('published')
    expect(await inboxOf('o-wang')).toHaveLength(1)
  })

  it('comes back to its writer, who is told, when that person does not', async () => {
    const { noticeId } = await doubtful()
    await decide('blocked')
    expect(await noticeRow(test, noticeId)).toMatchObject({ state: 'draft', check: { verdict: 'blocked' } })
    await later(MINUTE)
    expect(await inboxOf('o-wang')).toEqual([])
    expect(await toldAbout(test, 'o-staff')).toHaveLength(1)
  })

  it('comes back when its day has passed before anybody looked', async () => {
    judgeText(test, '特价', 'review')
    const { noticeId } = await sentNotice(test, 'o-staff', { text: '特价米油', expiresAt: test.now() + HOUR })
    await later(HOUR)
    await later(MINUTE)
    expect((await noticeRow(test, noticeId)).state).toBe('draft')
    const told = await test.rows<{ title: string }>('messages', { kind: 'toDo' })
    expect(told.map(({ title }) => title)).toEqual(['通知没有发出去'])
    await decide('passed')
    await later(MINUTE)
    expect(await inboxOf('o-wang')).toEqual([])
  })

  it('goes out at its own time when it passes before that', async () => {
    judgeText(test, '特价', 'review')
    const draft = await savedNotice(test, 'o-staff', { text: '特价米油' })
    const { noticeId, version } = draft
    await test.must('o-staff', 'notice.send', { noticeId, version, at: test.now() + HOUR })
    await decide('passed')
    await later(MINUTE)
    expect(await inboxOf('o-wang')).toEqual([])
    await later(HOUR)
    expect(await inboxOf('o-wang')).toHaveLength(1)
  })
})

describe('a blocked notice', () => {
  it('is not sent, and can be sent once it says something else', async () => {
    judgeText(test, '现金', 'risky')
    const draft = await savedNotice(test, 'o-staff', { text: '现金返利' })
    expect(draft).toMatchObject({ state: 'draft', check: 'blocked' })
    const { noticeId, version } = draft
    expect(await test.call('o-staff', 'notice.send', { noticeId, version })).toMatchObject({
      error: { code: 'NOTICE_BLOCKED' },
    })
    const form = aNoticeForm(test)
    const saved = await test.must('o-staff', 'notice.save', { noticeId, version, form })
    expect(saved.check).toBe('passed')
    const sent = await test.must('o-staff', 'notice.send', { noticeId, version: saved.version })
    expect(sent.state).toBe('published')
  })

  it('is taken back from readers when a person blocks it afterwards', async () => {
    const { noticeId, checkId } = await sentNotice(test, 'o-staff')
    const [check] = await test.rows<{ version: number }>('checks', { _id: checkId ?? '' })
    await test.must('o-admin', 'moderation.decide', {
      checkId: checkId ?? '',
      version: check?.version ?? 0,
      verdict: 'blocked',
      reason: '写得不妥',
    })
    expect((await noticeRow(test, noticeId)).state).toBe('recalled')
    expect(await inboxOf('o-wang')).toEqual([])
  })
})

describe('pictures', () => {
  it('are looked at before the notice goes out', async () => {
    test.cloud.answers({ api: 'wxa_media_check', answer: { result: null } })
    const pictures = [await aPhoto(test)]
    const draft = await savedNotice(test, 'o-staff', { pictures })
    expect(draft.check).toBe('pending')
    const { noticeId, version } = draft
    const sent = await test.must('o-staff', 'notice.send', { noticeId, version })
    expect(sent.state).toBe('scheduled')
    await sendVerdict(test, await traceOf(noticeId), 'pass')
    await later(MINUTE)
    expect((await noticeRow(test, noticeId)).state).toBe('published')
    const shown = (await test.must('o-wang', 'notice.open', { noticeId })).pictures
    expect(shown.every(isKept)).toBe(true)
    expect(shown.map(stemOf)).toEqual(pictures.map(stemOf))
  })

  it('may pass at the very moment of sending, which is nobody’s fault', async () => {
    test.cloud.answers({ api: 'wxa_media_check', answer: { result: null } })
    for (let round = 0; round < 5; round++) {
      const { noticeId, version } = await savedNotice(test, 'o-staff', { pictures: [await aPhoto(test)] })
      const traceId = await traceOf(noticeId)
      const [sent] = await Promise.all([
        test.must('o-staff', 'notice.send', { noticeId, version }),
        sendVerdict(test, traceId, 'pass'),
      ])
      expect(['scheduled', 'published']).toContain(sent.state)
      await later(MINUTE)
      expect((await noticeRow(test, noticeId)).state).toBe('published')
    }
  })
})

const traceOf = async (noticeId: string): Promise<string> => {
  const [check] = await test.rows<CheckDocument>('checks', { 'subject.id': noticeId })
  return check?.media[0]?.traceId ?? ''
}

describe('a correction in doubt', () => {
  it('leaves readers with the edition before until it has passed', async () => {
    const { noticeId, version } = await sentNotice(test, 'o-staff')
    await test.must('o-wang', 'notice.open', { noticeId })
    judgeText(test, '特价', 'review')
    const { title, pictures, attachments, expiresAt, pinned } = aNoticeForm(test)
    const body = { title, text: '特价米油', pictures, attachments }
    const input = { noticeId, version, body, expiresAt, pinned, note: '添一句' }
    const proposed = await test.must('o-staff', 'notice.correct', input)
    expect(proposed).toMatchObject({ edition: 1, waiting: { text: '特价米油', check: 'inReview' } })
    expect(await test.must('o-staff', 'notice.correct', input)).toEqual(proposed)
    expect((await test.must('o-wang', 'notice.open', { noticeId })).text).not.toBe('特价米油')
    await decide('passed')
    expect(await noticeRow(test, noticeId)).toMatchObject({ edition: 2, text: '特价米油', waiting: null })
    expect(await test.must('o-wang', 'notice.open', { noticeId })).toMatchObject({
      corrected: true,
      text: '特价米油',
    })
  })

  it('changes nothing for readers when it is blocked, and its writer sees that', async () => {
    const { noticeId, version } = await sentNotice(test, 'o-staff')
    judgeText(test, '特价', 'review')
    const { title, pictures, attachments, expiresAt, pinned } = aNoticeForm(test)
    const body = { title, text: '特价米油', pictures, attachments }
    await test.must('o-staff', 'notice.correct', {
      noticeId,
      version,
      body,
      expiresAt,
      pinned,
      note: '添一句',
    })
    await decide('blocked')
    expect(await noticeRow(test, noticeId)).toMatchObject({
      edition: 1,
      waiting: { check: { verdict: 'blocked' } },
    })
    expect(await test.must('o-staff', 'notice.reach', { noticeId })).toMatchObject({
      notice: { state: 'published', waiting: { check: 'blocked' } },
    })
  })
})
