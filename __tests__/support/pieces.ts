/** Owns handing in content and reading what became of it: wishes with texts and photos, their checks, WeChat's verdicts. */
import type { CheckDocument, CheckedPiece } from '../../src/domain/moderation/documents'
import type { MessageDocument } from '../../src/domain/message/documents'
import { personIdOf } from './builders'
import type { TestCloud } from './test-cloud'
import { aWishForm, type WishForm } from './wishes'

let files = 0

/** Keeps a small picture in the cloud and answers its file id. */
export async function aPhoto(test: TestCloud, name = `photo-${++files}`): Promise<string> {
  const body = Buffer.from('ffd8ffe000104a464946', 'hex')
  const response = await fetch(`${test.cloud.url}/files/wish/${name}.jpg`, { method: 'POST', body })
  return ((await response.json()) as { fileID: string }).fileID
}

/** Hands in a wish, waits for WeChat's verdicts, and answers its id. */
export async function handIn(
  test: TestCloud,
  openid: string,
  given: Partial<WishForm> = {},
): Promise<string> {
  const { wishId } = await test.must(openid, 'wish.make', { form: aWishForm(test, { place: '', ...given }) })
  await test.cloud.idle()
  return wishId
}

/** What the wish says of its own check. */
export async function pieceIn(test: TestCloud, wishId: string): Promise<CheckedPiece> {
  const [wish] = await test.rows<{ body: CheckedPiece }>('wishes', { _id: wishId })
  if (!wish) throw new Error(`there is no wish ${wishId}`)
  return wish.body
}

/** The check that a wish stands under now. */
export async function checkOf(test: TestCloud, wishId: string): Promise<CheckDocument> {
  const { checkId } = await pieceIn(test, wishId)
  const [check] = await test.rows<CheckDocument>('checks', { _id: checkId })
  if (!check) throw new Error(`there is no check ${checkId}`)
  return check
}

/** What the author was told about contents. */
export const toldAbout = async (test: TestCloud, openid: string): Promise<string[]> =>
  (
    await test.rows<MessageDocument>('messages', { personId: personIdOf(openid), kind: 'contentDecided' })
  ).map((message) => message.title)

type Suggest = 'pass' | 'review' | 'risky'

/** Has the service suggest this of texts that contain some words. */
export function judgeText(test: TestCloud, words: string, suggest: Suggest, label = 10001): void {
  const answer = { result: { suggest, label } }
  test.cloud.answers({ api: 'security.msgSecCheck', when: { content: words }, answer })
}

/** Sends a verdict as WeChat does. */
export const sendVerdict = (test: TestCloud, traceId: string, suggest: Suggest, label = 100) =>
  test.cloud.call(
    'jobs',
    { Event: 'wxa_media_check', trace_id: traceId, result: { suggest, label } },
    { source: 'wx_event' },
  )
