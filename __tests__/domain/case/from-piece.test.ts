/** What a complaint that begins at a piece is about, is answered by where it began. */
import { linkKinds } from '@/domain/case/links'
import { complaint } from '@/domain/complaint'

test.each([
  ['wish', 'content'],
  ['jobPost', 'content'],
  ['partner', 'partner'],
] as const)('begun at a %s it is about %s', (kind, about) => {
  expect(complaint.begin.fromPiece?.preset[kind]).toEqual({ about })
})

test('every sort of piece that one may begin at says so', () => {
  expect(Object.keys(complaint.begin.fromPiece?.preset ?? {}).sort()).toEqual([...linkKinds].sort())
})
