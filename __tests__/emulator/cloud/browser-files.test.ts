/** Files as a browser sends and fetches them: by path and by file id, bounded, and never as a page. */
import type { Cloud } from '../../../emulator/start-cloud'
import { testCloud } from './support'

let cloud: Cloud
beforeAll(async () => {
  cloud = await testCloud()
})
afterAll(() => cloud.close())

const bytes = Buffer.from('89504e470d0a1a0a00', 'hex')

const send = (path: string, body: Buffer<ArrayBuffer> | string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${cloud.url}/files/${path}`, { method: 'POST', body, ...init })

const fetchFile = (id: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${cloud.url}/files?id=${encodeURIComponent(id)}`, init)

const idOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { fileID: string }).fileID

it('keeps what was sent and answers it with its type', async () => {
  const sent = await send('wish/k3-j9.png', bytes)
  expect(sent.status).toBe(200)
  const id = await idOf(sent)
  expect(id).toMatch(/^cloud:\/\/[^/]+\/wish\/k3-j9\.png$/)
  const got = await fetchFile(id)
  expect([got.status, got.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect(got.headers.get('content-security-policy')).toBe('sandbox')
  expect(got.headers.get('x-content-type-options')).toBe('nosniff')
  expect(Buffer.from(await got.arrayBuffer())).toEqual(bytes)
  const part = await fetchFile(id, { headers: { range: 'bytes=1-3' } })
  expect([part.status, await part.text()]).toEqual([206, 'PNG'])
})

it.each([
  ['voice/a.mp3', 'audio/mpeg'],
  ['voice/a.m4a', 'audio/mp4'],
  ['voice/a.webm', 'audio/webm'],
  ['notice/a.pdf', 'application/pdf'],
  ['notice/a.html', 'application/octet-stream'],
])('says what %s is', async (path, type) => {
  const got = await fetchFile(await idOf(await send(path, bytes)))
  expect(got.headers.get('content-type')).toBe(type)
})

it('takes ten megabytes and not one byte more', async () => {
  const most = Buffer.alloc(10 * 1024 * 1024, 1)
  expect((await send('wish/large.jpg', most)).status).toBe(200)
  const more = await send('wish/larger.jpg', Buffer.concat([most, Buffer.alloc(1)]))
  expect([more.status, await more.json()]).toMatchObject([413, { error: { code: 413 } }])
})

it.each([
  ['an upload without a body', () => send('wish/a.png', ''), 400],
  ['a path that leaves the folder', () => send('a%2F..%2Fb.png', bytes), 400],
  ['a broken address', () => send('%E0%A4%A', bytes), 400],
  ['another method for an upload', () => fetch(`${cloud.url}/files/a.png`), 405],
  ['another method for a download', () => fetch(`${cloud.url}/files`, { method: 'POST' }), 405],
  ['a file of another cloud', () => fetchFile('cloud://elsewhere.bucket/a.png'), 400],
  ['no id', () => fetch(`${cloud.url}/files`), 400],
  [
    'a file that is not there',
    async () => fetchFile((await idOf(await send('wish/there.png', bytes))).replace('there', 'not-there')),
    404,
  ],
  [
    'a page of another origin',
    () => send('a/b.png', bytes, { headers: { origin: 'https://a.example' } }),
    403,
  ],
])('refuses %s', async (_what, ask, status) => {
  const response = await ask()
  expect([response.status, await response.json()]).toMatchObject([status, { error: { code: status } }])
})

it('lets only whoever made a file write it again, as the storage rule says', async () => {
  const as = (openid: string): RequestInit => ({ headers: { 'x-wx-openid': openid } })
  expect((await send('wish/own.png', bytes, as('a'))).status).toBe(200)
  expect((await send('wish/own.png', bytes, as('a'))).status).toBe(200)
  expect((await send('wish/own.png', bytes, as('b'))).status).toBe(403)
  expect((await send('wish/own.png', bytes)).status).toBe(403)
})
