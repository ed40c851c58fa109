/** The part of WeChat's compilers for Node that these tests use. */
declare module 'miniprogram-compiler' {
  /** @returns a program that answers `$gwx`: a path in, a function from data to tree out */
  export function wxmlToJs(folder: string, options?: { maxBuffer?: number }): string
  /** @param names below the folder, without an ending @returns programs by their sheet, or what the compiler refused */
  export function wxssToJs(
    folder: string,
    names: readonly string[],
    options?: { maxBuffer?: number },
  ): Record<string, string> | Error
}
