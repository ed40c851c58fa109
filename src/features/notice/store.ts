/** Owns a notice as a resident reads it: opening it is the receipt, 收到 is the answer. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'

export type NoticeToRead = Output<'notice.open'>

/** Kept on the phone, so that what was read once can be read again without signal. */
const notices = createResource<string, NoticeToRead>({
  name: 'notice',
  load: (noticeId) => call('notice.open', { noticeId }),
  keyOf: (noticeId) => noticeId,
  keep: 10,
})

export const openNotice = (noticeId: string): Promise<void> => notices.open(noticeId)
export const useNotice = (noticeId: string) => notices.use(notices.select(noticeId))

/** Says 收到 for the edition that is on the screen. */
export async function acknowledge({ noticeId, edition }: NoticeToRead): Promise<Answer<NoticeToRead>> {
  const answer = await call('notice.acknowledge', { noticeId, edition })
  if (answer.ok) notices.change(noticeId, () => answer.data)
  return answer
}
