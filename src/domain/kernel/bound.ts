/** Owns the shape of a bound: the lists and maps that a document of a type has, each with the most it may hold. */

/** The lists and maps of a document, those inside their elements included: `notes`, `notes[].photos`, `taken.*`. */
type Lists<T, P extends string = ''> = T extends string | number | boolean | null | undefined
  ? never
  : T extends readonly (infer E)[]
    ? P | Lists<E, `${P}[]`>
    : string extends keyof T
      ? P | Lists<T[keyof T], `${P}.*`>
      : {
          [K in keyof T & string]-?: Lists<NonNullable<T[K]>, P extends '' ? K : `${P}.${K}`>
        }[keyof T & string]

export interface Bound<T> {
  /** The most bytes of a document, as JSON. */
  bytes: number
  lists: Record<Lists<T>, number>
}
