/** Whichever request of what is done to an honour dies: in the end it stands as it would have, and everybody was told once. */
import type { HonourDocument } from '../../../src/domain/honour/documents'
import { aPerson, personIdOf, put } from '../../support/builders'
import { alikeAfterCrashes } from '../../support/crash'
import { aGrantForm, aStory } from '../../support/honours'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(180_000)

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'])
  await put(test, 'people', [aPerson('o-wang', { realName: '王建国', birthDate: '1958-03-04' })])
})
afterAll(() => test.close())

const standing = async () => {
  const honours = await test.rows<HonourDocument>('honours')
  const letters = await test.rows<{ title: string }>('messages', { personId: personIdOf('o-wang') })
  return {
    honours: honours.map(({ title, state, version, boards, story, marks }) => [
      ...[title, state, version, marks, boards.deeds?.agreed ?? null],
      ...[story && [story.words, story.agreed?.by ?? null, story.content?.verdict ?? null]],
    ]),
    letters: letters.map(({ title }) => title).sort(),
    checks: (await test.rows('checks')).length,
  }
}

it('one honour on its way: given, told of, agreed to, on a board, taken from it', async () => {
  const given = { personId: personIdOf('o-wang'), form: aGrantForm() }
  await alikeAfterCrashes(test, ['o-staff', 'honour.grant', given], standing)
  const [honour] = await test.rows<HonourDocument>('honours')
  const honourId = honour?._id ?? ''
  expect(await test.rows('honours')).toHaveLength(1)
  const story = { honourId, version: 1, form: aStory() }
  await alikeAfterCrashes(test, ['o-staff', 'honour.writeStory', story], standing)
  const agree = { honourId, event: 'agree', version: 2 } as const
  await alikeAfterCrashes(test, ['o-wang', 'honour.sayStory', agree], standing)
  const [{ version = 0 } = {}] = await test.rows<HonourDocument>('honours')
  const answer = { honourId, board: 'deeds', agreed: true, version } as const
  await alikeAfterCrashes(test, ['o-wang', 'honour.answer', answer], standing)
  const revoke = { honourId, event: 'revoke', version: version + 1, reason: '弄错了' } as const
  await alikeAfterCrashes(test, ['o-staff', 'honour.move', revoke], standing)
  expect(await standing()).toMatchObject({
    honours: [
      ['身边好人', 'revoked', version + 2, [], true, [expect.any(String), personIdOf('o-wang'), 'passed']],
    ],
  })
})
