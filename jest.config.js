/** Test suites by what they run on: plain node (pure rules, cloud, functions) or jsdom (components). Browser and weapp suites are node suites that drive a built dist. */
const swc = (react) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true },
      transform: react ? { react: { runtime: 'automatic' } } : {},
    },
    module: { type: 'commonjs' },
  },
]
const esmPackages = ['mingo', 'croner'].join('|')
const node = (name, extra = {}) => ({
  displayName: name,
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/__tests__/${name}/**/*.test.ts`],
  transform: { '\\.[cm]?[jt]sx?$': swc(false) },
  transformIgnorePatterns: [`node_modules/(?!(${esmPackages})/)`],
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1' },
  ...extra,
})
module.exports = {
  projects: [node('domain'), node('emulator'), node('api'), node('weapp'), node('browser'), node('project')],
}
