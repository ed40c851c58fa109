/** Hands a wish on to somebody who could grant it. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Note } from '@/components/note'
import { appPages } from '@/domain/app-pages'
import { wishGroupNames } from '@/domain/wish/vocabulary'
import { share, shareButton, useShared } from '@/platform/share'
import type { WishDetail } from './words'

export function ShareButton({ wish }: { wish: WishDetail }) {
  const [copied, setCopied] = useState(false)
  const shared = {
    title: `${wishGroupNames[wish.group]}的小心愿：${wish.title}`,
    page: appPages.wish(wish.wishId),
  }
  useShared(shared)
  return (
    <>
      <Button
        kind="outline"
        text="转给帮得上的人"
        {...shareButton}
        onTap={async () => setCopied(await share(shared))}
      />
      {copied && <Note tone="jade" text="地址复制好了，发给邻居就能打开" />}
    </>
  )
}
