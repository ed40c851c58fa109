/** Texts are cut between letters as a reader sees them, never inside one. */
import fc from 'fast-check'
import { cutTo, graphemesOf, oneLine } from '../../../src/domain/words/graphemes'

it.each([
  ['王大爷', ['王', '大', '爷']],
  ['👩‍👩‍👧好', ['👩‍👩‍👧', '好']],
  ['👍🏽', ['👍🏽']],
  ['🇨🇳🇨🇳', ['🇨🇳', '🇨🇳']],
  ['1️⃣a', ['1️⃣', 'a']],
  ['é', ['é']],
  ['好\ud83d', ['好']],
])('%s is read as its letters', (text, letters) => {
  expect(graphemesOf(text)).toEqual(letters)
})

it('an emoji that does not fit is left out whole', () => {
  expect(cutTo(`${'九'.repeat(18)}🎉🎉`, 20)).toBe(`${'九'.repeat(18)}…`)
  expect(cutTo(`${'九'.repeat(18)}🎉`, 20)).toBe(`${'九'.repeat(18)}🎉`)
})

it('no cut is longer than asked, holds half a letter, or changes what fits', () => {
  const text = fc
    .array(fc.constantFrom('好', '🎉', '👩‍👩‍👧', '🇨🇳', 'a', 'é', '👍🏽'))
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 24 }), (whole, most) => {
      const cut = cutTo(whole, most)
      expect(cut.length).toBeLessThanOrEqual(most)
      expect(cut).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/)
      if (whole.length <= most) expect(cut).toBe(whole)
      else expect(whole.startsWith(cut.slice(0, -1))).toBe(true)
    }),
  )
})

it('every kind of white space becomes one space', () => {
  expect(oneLine(' 停水\r\n\t明天\u2028上午\u3000九点 ')).toBe('停水 明天 上午 九点')
})
