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
const esmPackages = 'mingo'
/** What is built is looked at as files and never taken in as modules. */
const built = ['<rootDir>/dist/']
const node = (name, extra = {}) => ({
  displayName: name,
  rootDir: __dirname,
  modulePathIgnorePatterns: built,
  testEnvironment: '<rootDir>/scripts/jest/one-realm-environment.cjs',
  runtime: '<rootDir>/scripts/jest/one-realm-runtime.cjs',
  testMatch: [`<rootDir>/__tests__/${name}/**/*.test.ts`],
  transform: { '\\.[cm]?[jt]sx?$': swc(false) },
  transformIgnorePatterns: [`node_modules/(?!(${esmPackages})/)`],
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1' },
  ...extra,
})
/** Screens in jsdom. Taro's host components and APIs are thin stand-ins; everything of ours is real. */
const pages = {
  displayName: 'pages',
  rootDir: __dirname,
  modulePathIgnorePatterns: built,
  testEnvironment: 'jsdom',
  testEnvironmentOptions: { customExportConditions: ['node', 'node-addons'] },
  testMatch: ['<rootDir>/__tests__/pages/**/*.test.{ts,tsx}'],
  testPathIgnorePatterns: ['/node_modules/', '\\.taro\\.test\\.tsx$'],
  setupFiles: ['<rootDir>/__tests__/pages/support/setup.ts'],
  setupFilesAfterEnv: ['<rootDir>/__tests__/pages/support/after-env.ts'],
  transform: { '\\.[cm]?[jt]sx?$': swc(true) },
  transformIgnorePatterns: [`node_modules/(?!(${esmPackages}|uqr)/)`],
  moduleNameMapper: {
    '^@/(.*)$': '<rootDir>/src/$1',
    '\\.scss$': '<rootDir>/__tests__/pages/support/styles.ts',
    '^@tarojs/components$': '<rootDir>/__tests__/pages/support/host-components.tsx',
    '^@tarojs/taro$': '<rootDir>/__tests__/pages/support/host-taro.ts',
  },
}
/** The few tests that run on Taro's own browser components and runtime. They start slowly. */
const taro = require('@tarojs/test-utils-react/dist/jest.js').default({
  displayName: 'taro',
  rootDir: __dirname,
  modulePathIgnorePatterns: built,
  testMatch: ['<rootDir>/__tests__/pages/**/*.taro.test.tsx'],
  setupFiles: [
    require.resolve('@tarojs/test-utils-react/dist/jest/jest.setup.js'),
    '<rootDir>/__tests__/pages/support/setup-taro.ts',
  ],
  // It runs on the browser's parts, so it takes what a build for the browser takes.
  moduleFileExtensions: ['h5.ts', 'h5.tsx', 'ts', 'tsx', 'js', 'mjs', 'json', 'jsx'],
  transform: {
    // This one is rewritten on the way; Taro's own transformer, which takes minutes for everything else, knows how.
    'test-utils-react/dist/jest/runtime/taro-h5\\.js$':
      require.resolve('@tarojs/test-utils-react/dist/jest/babel-transformer.js'),
    '^.+\\.(js|mjs|jsx|ts|tsx)$': swc(true),
  },
  moduleNameMapper: {
    '^@/(.*)$': '<rootDir>/src/$1',
    '\\.scss$': '<rootDir>/__tests__/pages/support/styles.ts',
  },
})
// Options that jest allows at the top level alone.
delete taro.bail
delete taro.verbose
delete taro.collectCoverageFrom
module.exports = {
  // Machines are shared and noisy, and no limit is near what is tested; a test that hangs still ends.
  testTimeout: 300_000,
  testSequencer: '<rootDir>/scripts/slow-first.cjs',
  projects: [
    node('domain'),
    node('emulator'),
    node('api'),
    node('walk'),
    node('weapp'),
    node('browser'),
    node('project'),
    pages,
    taro,
  ],
}
