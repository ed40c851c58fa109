/** Hands a session on to a neighbour. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Note } from '@/components/note'
import { appPages } from '@/domain/app-pages'
import { momentWord } from '@/domain/words/moments'
import { share, shareButton, useShared } from '@/platform/share'
import type { SessionDetail } from './detail-store'

export function ShareButton({ session, now }: { session: SessionDetail; now: number }) {
  const [copied, setCopied] = useState(false)
  const shared = {
    title: `${momentWord(session.startAt, now)} ${session.title}`,
    page: appPages.session(session.sessionId),
  }
  useShared(shared)
  return (
    <>
      <Button
        kind="outline"
        text="转给邻居"
        {...shareButton}
        onTap={async () => setCopied(await share(shared))}
      />
      {copied && <Note tone="jade" text="地址复制好了，发给邻居就能打开" />}
    </>
  )
}
