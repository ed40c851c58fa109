/** Hands a page on to somebody else. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Note } from '@/components/note'
import { share, shareButton, useShared } from '@/platform/share'

interface ShareButtonProps {
  /** To whom: 转给邻居. */
  text: string
  /** What they read, and the page that opens. */
  title: string
  page: string
  /** A photo of the cloud for the card. */
  photo?: string | undefined
}

export function ShareButton({ text, title, page, photo }: ShareButtonProps) {
  const [copied, setCopied] = useState(false)
  useShared({ title, page, photo })
  return (
    <>
      <Button
        kind="second"
        text={text}
        {...shareButton}
        onTap={async () => setCopied(await share({ title, page }))}
      />
      {copied && <Note tone="jade" text="地址复制好了，发给邻居就能打开" />}
    </>
  )
}
