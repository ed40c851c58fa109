/** What of a notice nobody may read: the note of a correction that did not pass, a blocked title, a colleague's whole name. */
import { aPerson, personIdOf, put } from '../../support/builders'
import { aNoticeForm, noticeRow, savedNotice, sentNotice } from '../../support/notices'
import { judgeText } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { seal } from '../../../cloudfunctions/api/platform/cipher'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await put(test, 'people', [
    aPerson('o-wang', {
      realName: '王秀英',
      gridId: 'g01',
      building: '1 号楼',
      phoneCipher: seal('13800001234'),
    }),
    aPerson('o-staff', { realName: '孙专职', roles: ['staff'] }),
    aPerson('o-grid', { realName: '周网格', roles: ['grid_worker'], gridIds: ['g01'] }),
  ])
  await appoint(test, 'o-admin', ['station_admin'])
})
afterAll(() => test.close())

it('the note of a correction waits for its check like any other text, also when nothing else changes', async () => {
  judgeText(test, '骂人的话', 'risky')
  const { noticeId, version, form } = await sentNotice(test, 'o-staff')
  const { title, text, pictures, attachments, expiresAt, pinned } = form
  const body = { title, text, pictures, attachments }
  const given = { noticeId, version, body, expiresAt, pinned, note: '骂人的话一句' }
  expect((await test.must('o-staff', 'notice.correct', given)).waiting).toMatchObject({ check: 'blocked' })
  expect(JSON.stringify(await test.must('o-wang', 'notice.open', { noticeId }))).not.toContain('骂人的话')
})

it('the title of a notice that was blocked afterwards is not read any more', async () => {
  const { noticeId, checkId, form } = await sentNotice(test, 'o-staff')
  await test.must('o-wang', 'notice.open', { noticeId })
  const [check] = await test.rows<{ version: number }>('checks', { _id: checkId ?? '' })
  const decision = {
    checkId: checkId ?? '',
    version: check?.version ?? 0,
    verdict: 'blocked' as const,
    reason: '不妥',
  }
  await test.must('o-admin', 'moderation.decide', decision)
  const seen = await test.must('o-wang', 'notice.open', { noticeId })
  expect(seen.state).toBe('recalled')
  expect(JSON.stringify(seen)).not.toContain(form.title)
})

it('whoever is called is named to the grid worker of that building as on the list, in full', async () => {
  const { noticeId } = await sentNotice(test, 'o-staff')
  const asked = { noticeId, personId: personIdOf('o-wang') }
  expect(await test.must('o-staff', 'notice.reveal', asked)).toMatchObject({ name: '王秀英' })
  const audience = { station: false, gridIds: ['g01'], buildings: [], roles: [], activityIds: [] }
  const own = await sentNotice(test, 'o-grid', { audience })
  expect(await test.must('o-grid', 'notice.reveal', { ...asked, noticeId: own.noticeId })).toMatchObject({
    name: '王秀英',
    phone: '13800001234',
  })
})

it('another draft on an old version is stale', async () => {
  const { noticeId, version } = await savedNotice(test, 'o-staff')
  const saving = { noticeId, version, form: aNoticeForm(test, { title: '停水通知' }) }
  await test.must('o-staff', 'notice.save', saving)
  expect(await test.must('o-staff', 'notice.save', saving)).toMatchObject({ form: { title: '停水通知' } })
  const other = { ...saving, form: aNoticeForm(test, { title: '停电通知' }) }
  expect(await test.call('o-staff', 'notice.save', other)).toMatchObject({ error: { code: 'STALE' } })
  expect((await noticeRow(test, noticeId)).title).toBe('停水通知')
})
