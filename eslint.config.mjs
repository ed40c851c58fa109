/** Owns the rules of the house that a machine can check: imports run downwards, files and functions stay small, nothing is any. */
import tseslint from 'typescript-eslint'
import importX from 'eslint-plugin-import-x'
import reactHooks from 'eslint-plugin-react-hooks'
import { readdirSync } from 'node:fs'

const src = './src'
const zone = (target, from, message) => ({ target, from, message })
const client = ['api', 'platform', 'components', 'features', 'pages', 'packages'].map(
  (name) => `${src}/${name}`,
)

/** `screens` is the one that all pages share; no other feature knows its neighbours. */
const features = readdirSync('./src/features').filter((name) => name !== 'screens')
const apart = features.map((name) =>
  zone(
    `${src}/features/${name}`,
    features.filter((other) => other !== name).map((other) => `${src}/features/${other}`),
    'No feature imports another: what two share belongs beneath them.',
  ),
)

const zones = [
  ...apart,
  zone(`${src}/domain`, [...client, `${src}/contract`], 'Rules know nothing of what stands above them.'),
  zone(`${src}/contract`, client, 'The contract stands on the domain alone.'),
  zone(
    `${src}/components`,
    ['api', 'features', 'pages', 'packages'].map((name) => `${src}/${name}`),
    'Parts take data and callbacks.',
  ),
  zone(
    [`${src}/api`, `${src}/platform`],
    ['components', 'features', 'pages', 'packages'].map((name) => `${src}/${name}`),
    'The client speaks, it does not draw.',
  ),
  zone(
    `${src}/features`,
    ['pages', 'packages'].map((name) => `${src}/${name}`),
    'Features do not know the pages they stand on.',
  ),
  zone(
    src,
    ['./cloudfunctions', './emulator', './demo', './bench', './scripts', './deploy'],
    'The client reaches the server through the contract only.',
  ),
  zone(
    './cloudfunctions',
    [...client, './emulator', './demo', './bench', './scripts', './deploy'],
    'Functions stand on the contract and the domain.',
  ),
  zone(
    './cloudfunctions/api/kernel',
    ['handlers', 'views', 'outbox', 'repositories'].map((name) => `./cloudfunctions/api/${name}`),
    'The kernel knows none of those who use it.',
  ),
  zone(
    './cloudfunctions/api/access',
    ['handlers', 'views', 'outbox', 'repositories'].map((name) => `./cloudfunctions/api/${name}`),
    'Who may is decided without reading or showing anything.',
  ),
  zone(
    './cloudfunctions/api/repositories',
    ['handlers', 'views', 'outbox'].map((name) => `./cloudfunctions/api/${name}`),
    'Whoever writes does not know who follows or who asked.',
  ),
  zone(
    './cloudfunctions/api/outbox',
    ['handlers', 'views'].map((name) => `./cloudfunctions/api/${name}`),
    'What follows a write answers nobody.',
  ),
  zone('./cloudfunctions/api', './cloudfunctions/jobs', 'What is asked does not know what time brings.'),
  zone(
    './emulator',
    ['./src', './cloudfunctions', './demo', './bench', './scripts', './deploy'],
    'The local cloud knows nothing of this app.',
  ),
]

/** Tests of a room may look into it from anywhere; the rest keeps to the zones. */
const tests = ['__tests__/**/*.{ts,tsx}']

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.data/**', 'coverage/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'import-x': importX, 'react-hooks': reactHooks },
    settings: {
      'import-x/resolver-next': [
        (await import('eslint-import-resolver-typescript')).createTypeScriptImportResolver({
          project: './tsconfig.json',
        }),
      ],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'wx-server-sdk', message: 'Only cloudfunctions/api/platform speaks to the cloud.' },
          ],
        },
      ],
      ...reactHooks.configs.recommended.rules,
    },
  },
  { files: ['cloudfunctions/api/platform/**'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['src/**/*.config.ts', 'config/**'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    // CommonJS by nature: worker bootstraps, build settings, and functions as WeChat loads them.
    files: ['**/*.cjs', '*.js', '**/functions/**/*.js', 'emulator/bench-functions/**/*.js'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  { files: tests, rules: { 'max-lines-per-function': 'off', 'import-x/no-restricted-paths': 'off' } },
)
