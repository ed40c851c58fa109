/** The picture of a certificate for a chat, and the button that asks for it. */
import { useState } from 'react'
import { failureText } from '@/api/failure'
import { fileSrc } from '@/api/files'
import { Button } from '@/components/button'
import { shownNumber } from '@/domain/certificate/number'
import { howWord } from '@/domain/certificate/paper'
import { certificatePicture } from '@/domain/certificate/poster'
import { periodWord } from '@/domain/certificate/rules'
import { durationWord } from '@/domain/words/amounts'
import { type Ordered, PosterSheet } from '@/features/screens/poster-sheet'
import { certificateCode, type OwnCertificate } from './store'

async function orderOf(one: OwnCertificate): Promise<Ordered> {
  const answer = await certificateCode(one.no)
  if (!answer.ok) return { problem: failureText(answer.failure) }
  const words = {
    ...{ name: one.name, issuer: one.issuer, period: periodWord(one.from, one.to) },
    ...{ total: durationWord(one.total), number: shownNumber(one.no) },
    how: `${one.lines.length} 笔，${howWord(one.total, one.provedMinutes)}`,
  }
  return {
    painting: (measure) => certificatePicture(words, measure),
    sources: { code: [fileSrc(answer.data.code)] },
  }
}

export function CertificatePicture({ one }: { one: OwnCertificate }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="second" text="做一张图，发给别人" onTap={() => setOpen(true)} />
      {open && <PosterSheet name="服务证明" order={() => orderOf(one)} onClose={() => setOpen(false)} />}
    </>
  )
}
