/** Owns which pages the app has: those it declares itself. */
interface Config {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
}

/** All pages the app declares. The build reads the same file. */
export function declaredPages(): string[] {
  Object.assign(globalThis, { defineAppConfig: (config: Config) => config })
  const { default: config } = jest.requireActual<{ default: Config }>('../../../src/app.config')
  return [
    ...config.pages,
    ...config.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ]
}
