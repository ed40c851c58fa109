/** Owns handing what a notice says to the content check. */
import { nameOf } from '@/domain/person/name-of'
import { deskPages } from '@/domain/desk-pages'
import type { CheckDocument } from '@/domain/moderation/documents'
import { sameFiles } from '@/domain/moderation/kept-files'
import type { Piece } from '@/domain/moderation/new-check'
import { isReadable } from '@/domain/moderation/rules'
import type { NoticeBody } from '@/domain/notice/documents'
import type { Caller } from '../../handler'
import { newCheck } from '../../repositories/checks'

interface BodyToCheck {
  noticeId: string
  part: 'body' | 'correction'
  body: NoticeBody
  /** What was corrected, as readers are told. */
  note?: string
  /** What tells this version of the body from others. */
  mark: string
  /** The check that this one takes the place of. */
  replaces: string | null
}

/** Attachments that the service can look at; other papers it cannot: they are kept, and the station answers for them. */
const attached = ({ attachments }: NoticeBody): Piece['media'] =>
  attachments.map(({ fileId }) => ({
    fileId,
    kind: isReadable({ fileId, kind: 'image' }) ? ('image' as const) : ('document' as const),
  }))

/** A check of everything of a notice that is read or seen; its first finding is on the text. Asks the service once. */
export const checkBody = (
  { noticeId, part, body, note = '', mark, replaces }: BodyToCheck,
  { person, personId, stationId }: Caller,
  now: number,
): Promise<CheckDocument> =>
  newCheck({
    subject: { kind: 'notice', id: noticeId, part },
    author: {
      personId,
      stationId,
      openid: person.openid,
      name: nameOf(person),
    },
    title: body.title,
    page: deskPages.deskNotice(noticeId),
    text: [body.title, body.text, ...body.attachments.map(({ name }) => name), ...(note ? [note] : [])].join(
      '\n',
    ),
    media: [...body.pictures.map((fileId) => ({ fileId, kind: 'image' as const })), ...attached(body)],
    mark,
    replaces,
    now,
  })

/** Whether two bodies say the same, so that nothing need be checked again. */
export const sameBody = (a: NoticeBody, b: NoticeBody): boolean =>
  a.title === b.title &&
  a.text === b.text &&
  sameFiles(a.pictures, b.pictures) &&
  sameFiles(
    a.attachments.map(({ fileId }) => fileId),
    b.attachments.map(({ fileId }) => fileId),
  ) &&
  JSON.stringify(a.attachments.map(({ name }) => name)) ===
    JSON.stringify(b.attachments.map(({ name }) => name))
