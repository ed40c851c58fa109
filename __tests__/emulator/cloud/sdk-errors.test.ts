/** Every class of error reaches the function with the code and the words of the service. */
import type { Cloud } from '../../../emulator/start-cloud'
import { scenario, testCloud } from './support'

let cloud: Cloud
beforeAll(async () => {
  cloud = await testCloud({ transactionMs: 300 })
  await cloud.store.insert('accounts', [{ _id: 'a', amount: 100 }])
})
afterAll(() => cloud.close())

const TAIL = 'Please check your request, but if the problem persists, contact us.'

interface Expectation {
  run: string
  event?: object
  errCode: number | undefined
  text: string
  code?: string
}

const CASES: Expectation[] = [
  {
    run: 'missingCollection',
    errCode: -502005,
    text: `[ResourceNotFound] Db or Table not exist: missing. ${TAIL}`,
  },
  {
    run: 'missingAggregate',
    errCode: -1,
    code: 'DATABASE_COLLECTION_NOT_EXIST',
    text: '[ResourceNotFound] Db or Table not exist: missing.',
  },
  { run: 'missingDoc', errCode: -1, text: 'document with _id nobody does not exist' },
  {
    run: 'duplicate',
    errCode: -502001,
    text: 'E11000 duplicate key error collection: tnt-local.things index: _id_ dup key: { _id: "twice" }',
  },
  {
    run: 'duplicateUnique',
    errCode: -502001,
    text: 'E11000 duplicate key error collection: tnt-local.people index: phone dup key: { phone: "1" }',
  },
  { run: 'updateWithoutWhere', errCode: -501007, text: '查询参数不能为空' },
  {
    run: 'conflict',
    errCode: -501001,
    text: '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others.',
  },
  {
    run: 'afterCommit',
    errCode: undefined,
    code: 'DATABASE_TRANSACTION_FAIL',
    text: '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server',
  },
  {
    run: 'longTransaction',
    event: { ms: 500 },
    errCode: -501001,
    text: '[ResourceUnavailable.TransactionNotExist]',
  },
  {
    run: 'createCollection',
    event: { name: 'things' },
    errCode: -1,
    text: '[ResourceInUse] Table exist: things.',
  },
  { run: 'badOperator', errCode: -502001, text: 'unknown operator: $nonsense' },
  { run: 'incText', errCode: -502001, text: 'Cannot apply $inc to a value of non-numeric type' },
  { run: 'geoWithoutIndex', errCode: -502001, text: 'index' },
  { run: 'badFile', errCode: -1, text: 'path is not a cloud path' },
  {
    run: 'openapi',
    event: { api: 'nothing.known', params: {} },
    errCode: -501001,
    text: 'nothing.known is not implemented',
  },
  {
    run: 'pay',
    event: { params: { body: 'x' } },
    errCode: -501001,
    text: 'cloudPay.unifiedOrder (script its answer) is not implemented',
  },
]

it.each(CASES)('$run is refused with $errCode', async ({ run, event, errCode, text, code }) => {
  const { ok, error } = await scenario(cloud, run, event)
  expect(ok).toBeUndefined()
  expect(`${error?.errMsg ?? ''} ${error?.message ?? ''}`).toContain(text)
  expect(error?.errCode).toBe(errCode)
  if (code !== undefined) expect(error?.code).toBe(code)
})
