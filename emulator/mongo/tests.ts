/** Owns the compiled form of the condition on one field. */

/** A condition: on single values, the negation of a condition, or several conditions at once. */
export type Test =
  | { kind: 'value'; expandLeaf: boolean; accepts: (value: unknown) => boolean }
  | { kind: 'not'; inner: Test }
  | { kind: 'all'; inner: Test[] }

/** A condition that array elements may fulfil one by one. */
export const onElements = (accepts: (value: unknown) => boolean): Test => ({
  kind: 'value',
  expandLeaf: true,
  accepts,
})

/** A condition on the field's value as a whole, arrays included. */
export const onWhole = (accepts: (value: unknown) => boolean): Test => ({
  kind: 'value',
  expandLeaf: false,
  accepts,
})

export const not = (inner: Test): Test => ({ kind: 'not', inner })

/** Applies a condition to one value standing alone, as `$elemMatch` does to each element. */
export function acceptsValue(test: Test, value: unknown): boolean {
  switch (test.kind) {
    case 'value':
      return test.accepts(value)
    case 'not':
      return !acceptsValue(test.inner, value)
    case 'all':
      return test.inner.every((inner) => acceptsValue(inner, value))
  }
}
