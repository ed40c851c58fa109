/** Every collection says what of a person it holds, and by which index that is found, or why it holds nothing. */
import { database } from '../../../cloudfunctions/database/declaration'
import { isHolding } from '../../../src/domain/person-data/holding'
import { heldIn, holdings } from '../../../src/domain/person-data/holdings'

const declared = new Map(database.collections.map(({ name, indexes }) => [name, indexes]))

it('names every collection of the database, and no other', () => {
  expect(Object.keys(holdings).sort()).toEqual([...declared.keys()].sort())
})

it('finds what is held by an index, whatever else the collection holds', () => {
  const found = heldIn.flatMap((name) => {
    const one = holdings[name]
    return one.by.map((field) => ({
      way: `${name}.${field}`,
      has: (declared.get(name) ?? []).some(({ keys }) => Object.keys(keys)[0] === field),
    }))
  })
  expect(found.filter(({ has }) => !has)).toEqual([])
})

it('says why where nothing is held', () => {
  for (const one of Object.values(holdings)) if (!isHolding(one)) expect(one.nothing).not.toBe('')
})
