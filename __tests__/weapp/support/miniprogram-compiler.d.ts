/** The part of WeChat's compilers for Node that these tests use. */
declare module 'miniprogram-compiler' {
  /** @returns a program that answers `$gwx`: a path in, a function from data to tree out */
  export function wxmlToJs(folder: string, options?: { maxBuffer?: number }): string
}
