/** Which birthdays fit a family relation. */
import { agreementsFor, fitsRelation } from '../../../src/domain/person/family-ages'
import { instantOf } from '../../../src/domain/kernel/clock'
import { relations, type Relation } from '../../../src/domain/person/vocabulary'

const now = instantOf('2026-11-26', '10:00')

it.each<[Relation, string, string | null, boolean]>([
  ['parent', '2026-11-26', null, false],
  ['grandparent', '2010-01-01', null, false],
  ['spouse', '2012-01-01', null, false],
  ['parent', '1980-01-01', '1970-01-01', false],
  ['parent', '1950-01-01', '1970-01-01', true],
  ['grandparent', '1960-01-01', '1980-01-01', false],
  ['grandparent', '1940-01-01', '1980-01-01', true],
  ['child', '1960-01-01', '1980-01-01', false],
  ['child', '2026-11-26', '1990-01-01', true],
  ['grandchild', '1985-01-01', '1960-01-01', false],
  ['grandchild', '2015-01-01', '1960-01-01', true],
  ['child', '2020-01-01', null, true],
  ['spouse', '1961-01-01', '1990-01-01', true],
])('%s born %s, of somebody born %s: %s', (relation, birthDate, own, fits) => {
  expect(fitsRelation(relation, birthDate, own, now)).toBe(fits)
})

it('another relation may have any age', () => {
  for (const birthDate of ['1905-01-01', '2026-11-26'])
    expect(fitsRelation('other', birthDate, '1980-01-01', now)).toBe(true)
  expect(relations).toContain('other')
})

it.each([
  ['2012-11-27', ['guardian', 'askedGuardian']],
  ['2012-11-26', ['askedSelf']],
  ['1950-01-01', ['askedSelf']],
])('for somebody born on %s it is asked who agreed: %j', (birthDate, asked) => {
  expect(agreementsFor(birthDate, now)).toEqual(asked)
})
