/** What others have brought of the same at the same spot, before somebody writes it again. */
import { useEffect, useState } from 'react'
import { Caption, Stack, Strong } from '@/components/card'
import { casePages } from '@/domain/case-pages'
import { openPage } from '@/platform/navigate'
import { CaseCard } from './card'
import { alikeCases, type CaseCard as Case } from './store'

interface AlikeProps {
  kind: string
  spot: string
  same: string
}

/** Nothing stands there while there is nothing: who cannot reach the station writes all the same. */
export function Alike({ kind, spot, same }: AlikeProps) {
  const [found, setFound] = useState<{ items: readonly Case[]; now: number } | null>(null)
  useEffect(() => {
    let stale = false
    setFound(null)
    void alikeCases(kind, { spot, same }).then((answer) => {
      if (!stale && answer.ok) setFound({ items: answer.data.items, now: answer.data.serverNow })
    })
    return () => {
      stale = true
    }
  }, [kind, spot, same])
  if (!found || found.items.length === 0) return null
  return (
    <Stack>
      <Strong text="这里已经有人说过" />
      <Caption text="是同一件，点开说「我也遇到」就好，有进展会告诉您；不是同一件，接着往下写。" />
      {found.items.map((one) => (
        <CaseCard
          key={one.caseId}
          one={one}
          now={found.now}
          onOpen={() => openPage(casePages.case(kind, one.caseId))}
        />
      ))}
    </Stack>
  )
}
