/** Photos and recordings of a case: each set that is handed in is checked once, and outside its author and desk seen only after it has passed. */
import type { Input } from '../../../src/contract'
import type { CheckDocument } from '@/domain/moderation/documents'
import { DAY, dayOf } from '@/domain/kernel/clock'
import { personIdOf } from '../../support/builders'
import { caseRow } from '../../support/cases'
import { alikeAfterCrashes, laterJobs } from '../../support/crash'
import { aPhoto, sendVerdict } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
let kept: Awaited<ReturnType<TestCloud['cloud']['snapshot']>>
let started: number
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'owner', [], { realName: '王秀英', gridId: 'g01', building: '1 号楼' })
  await appoint(test, 'helper', [], { realName: '孙志愿', 'volunteer.state': 'active' })
  await appoint(test, 'leader', ['grid_leader'], { realName: '赵志强', gridIds: ['g01'] })
  await appoint(test, 'team', ['team_leader'], { realName: '孙玉芬' })
  await appoint(test, 'staff', ['staff'], { realName: '周敏' })
  await appoint(test, 'head', ['station_admin'], { realName: '高站长' })
  await appoint(test, 'water', ['dept_user'], { realName: '郑联系', unitId: 'dept-water', stationId: 'st2' })
  started = test.now()
  await test.jobs()
  kept = await test.cloud.snapshot()
})
beforeEach(async () => {
  await test.cloud.restore(kept)
  test.at(started)
  // The service says nothing by itself.
  test.cloud.answers({ api: 'wxa_media_check', answer: { result: null } })
})
afterAll(() => test.close())

type Kind = 'order' | 'whistle' | 'incident'

async function step(kind: Kind, openid: string, caseId: string, event: string, more: object = {}) {
  const { version } = await caseRow(test, caseId)
  const reply = await test.call(openid, `${kind}.move`, { caseId, version, event, ...more } as never)
  expect([event, codeOf(reply)]).toEqual([event, 'ok'])
}

const seen = (kind: Kind, openid: string, caseId: string) => test.must(openid, `${kind}.open`, { caseId })

/** What the service says of everything that it was asked about. */
async function says(suggest: 'pass' | 'review' | 'risky'): Promise<void> {
  await laterJobs(test)
  for (const { media } of await test.rows<CheckDocument>('checks'))
    for (const { traceId, finding } of media)
      if (traceId !== null && finding === 'pending') await sendVerdict(test, traceId, suggest)
  await laterJobs(test)
}

async function ordered(): Promise<string> {
  const form: Input<'order.begin'>['form'] = {
    ...{ item: 'handy', text: '换灯泡', day: dayOf(test.now() + 5 * DAY), part: 'morning' },
    ...{ takes: 'half', haste: 'usual', photos: [await aPhoto(test)] },
  }
  const { caseId } = await test.must('owner', 'order.begin', { form, unnamed: false })
  for (const event of ['verify', 'openPool']) await step('order', 'staff', caseId, event)
  await step('order', 'helper', caseId, 'accept')
  return caseId
}

async function whistled(): Promise<string> {
  const form: Input<'whistle.begin'>['form'] = {
    ...{ reason: 'public', grade: 'usual', spot: 'grid:g01', lead: ['dept-water'], assist: [] },
    ...{ facts: '单元门口下雨就积水', wants: '请疏通主管道', photos: [await aPhoto(test)] },
  }
  const { caseId } = await test.must('leader', 'whistle.begin', { form, unnamed: false })
  await step('whistle', 'head', caseId, 'sign')
  return caseId
}

const reported = async (said: Partial<Input<'incident.begin'>['form']> = {}): Promise<string> => {
  const form: Input<'incident.begin'>['form'] = {
    ...{ category: 'water', spot: 'building:g01:1 号楼', where: '', text: '积水', photos: [] },
    ...{ urgency: 'normal', ...said },
  }
  return (await test.must('owner', 'incident.begin', { form, unnamed: false })).caseId
}

/** Keeps a short recording in the cloud and answers its file id. */
async function aVoice(): Promise<string> {
  const body = Buffer.from('fffb9000', 'hex')
  const response = await fetch(`${test.cloud.url}/files/voices/said.mp3`, { method: 'POST', body })
  return ((await response.json()) as { fileID: string }).fileID
}

async function spoken(): Promise<string> {
  const caseId = await reported({ voice: [await aVoice()], photos: [await aPhoto(test)] })
  await step('incident', 'leader', caseId, 'assign', { to: personIdOf('team') })
  return caseId
}

it.each([
  ['of an order', 'order', ordered, 'owner', 'staff', 'helper'],
  ['of a whistle', 'whistle', whistled, 'leader', 'head', 'water'],
  ['of a report', 'incident', spoken, 'owner', 'staff', 'team'],
] as const)(
  'what came with the form %s is seen by its author and the desk at once, by whoever else sees to it once it has passed',
  async (_what, kind, made, author, desk, other) => {
    const caseId = await made()
    await laterJobs(test)
    expect(await test.rows('checks')).toHaveLength(1)
    for (const insider of [author, desk]) {
      const { photos, check } = await seen(kind, insider, caseId)
      expect(photos).toHaveLength(1)
      expect(check).toMatchObject({ verdict: 'pending', isSeen: true })
      expect(check?.checkId !== null).toBe(insider === author)
    }
    expect(await seen(kind, other, caseId)).toMatchObject({
      ...{ photos: [], voices: [], check: { verdict: 'pending', isSeen: false, checkId: null } },
    })
    await says('pass')
    const after = await seen(kind, other, caseId)
    expect(after.photos).toEqual([expect.stringContaining('kept')])
    expect(after.check).toBeUndefined()
    expect((await seen(kind, author, caseId)).check).toBeUndefined()
  },
)

it('a recording waits with the photos of the same form', async () => {
  const caseId = await spoken()
  expect((await seen('incident', 'team', caseId)).check?.what).toBe('照片和录音')
  expect((await seen('incident', 'staff', caseId)).voices).toHaveLength(1)
  await laterJobs(test)
  const [check] = await test.rows<CheckDocument>('checks')
  expect(check?.media.map(({ kind }) => kind)).toEqual(['image', 'voice'])
})

const photosOf = async (openid: string, caseId: string) =>
  (await seen('incident', openid, caseId)).story.map(({ photos }) => photos.length)

it('what came with a step is seen by whoever reported it once it has passed, and taken again it is checked again', async () => {
  const caseId = await reported()
  const solve = async () => ({ words: '通了', answers: { solve: { photos: [await aPhoto(test)] } } })
  await step('incident', 'leader', caseId, 'solve', await solve())
  await laterJobs(test)
  expect(await photosOf('owner', caseId)).toEqual([0, 0])
  expect(await photosOf('leader', caseId)).toEqual([0, 1])
  expect(await photosOf('staff', caseId)).toEqual([0, 1])
  expect((await seen('incident', 'owner', caseId)).story[1]?.check).toMatchObject({
    what: '照片',
    isSeen: false,
  })
  await says('pass')
  expect(await photosOf('owner', caseId)).toEqual([0, 1])
  await step('incident', 'staff', caseId, 'notYet', { words: '还有水' })
  await step('incident', 'leader', caseId, 'solve', await solve())
  expect(await photosOf('owner', caseId)).toEqual([0, 0, 0, 0])
  await says('pass')
  expect(await photosOf('owner', caseId)).toEqual([0, 0, 0, 1])
  const checks = await test.rows<CheckDocument>('checks')
  expect(checks.map(({ state }) => state).sort()).toEqual(['passed', 'replaced'])
})

it('what is turned down stays with its author and the desk, and its author may ask for a second look', async () => {
  const caseId = await reported()
  const answers = { solve: { photos: [await aPhoto(test)] } }
  await step('incident', 'leader', caseId, 'solve', { words: '通了', answers })
  await says('risky')
  expect(await photosOf('owner', caseId)).toEqual([0, 0])
  expect((await seen('incident', 'owner', caseId)).story[1]?.check?.verdict).toBe('blocked')
  const { checkId } = (await seen('incident', 'leader', caseId)).story[1]?.check ?? {}
  await test.must('leader', 'moderation.appeal', { checkId: checkId ?? '', reason: '拍的是水管' })
  await laterJobs(test)
  const [check] = await test.rows<CheckDocument>('checks')
  await test.must('staff', 'moderation.decide', {
    ...{ checkId: check?._id ?? '', version: check?.version ?? 0, verdict: 'passed' },
  })
  await laterJobs(test)
  expect(await photosOf('owner', caseId)).toEqual([0, 1])
})

it('what the desk alone reads beside its author is shown to nobody for a check', async () => {
  const form = { about: 'service', colleague: null, place: '', text: '没人接电话', wanted: '' } as const
  const photos = [await aPhoto(test)]
  const { caseId } = await test.must('owner', 'complaint.begin', {
    ...{ form: { ...form, photos }, unnamed: true },
  })
  await laterJobs(test)
  expect(await test.rows('checks')).toEqual([])
  expect((await test.must('staff', 'complaint.open', { caseId })).photos).toHaveLength(1)
})

it('a step is checked once, whatever dies on the way', async () => {
  const caseId = await reported()
  const { version } = await caseRow(test, caseId)
  const answers = { solve: { photos: [await aPhoto(test)] } }
  const standing = async () => {
    const checks = await test.rows<CheckDocument>('checks')
    const { pieces } = await caseRow(test, caseId)
    return [checks.length, pieces?.['solve']?.checkId === checks[0]?._id]
  }
  const input = { caseId, version, event: 'solve', words: '通了', answers } as const
  await alikeAfterCrashes(test, ['leader', 'incident.move', input], standing)
})
