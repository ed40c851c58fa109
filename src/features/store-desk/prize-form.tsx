/** Writing a prize, new or again; every answer is kept as it is typed, and saving leads to its page. */
import { useState } from 'react'
import { failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { goToFirstWrong, MissingNote } from '@/components/field/missing-note'
import { Note } from '@/components/note'
import { forgetUnsent } from '@/components/photo-field'
import { Screen } from '@/components/screen'
import { appPages } from '@/domain/app-pages'
import { goBack, replacePage } from '@/platform/navigate'
import { useDraft } from '@/platform/use-draft'
import { blankPrize, prizeDraftOf, prizeFormOf, prizeProblems } from './prize-draft'
import { PickUpFields, PriceFields, ShelfFields, WhatFields } from './prize-fields'
import { savePrize, type DeskPrize } from './store'

interface PrizeFormProps {
  /** The prize that is changed; a new one without it. */
  prize: DeskPrize | null
  partners: readonly { partnerId: string; name: string }[]
}

/** A draft belongs to the version it was begun on: after somebody else's change it would undo that change. */
const draftName = (prize: DeskPrize | null): string =>
  prize === null ? 'prize' : `prize:${prize.prizeId}:${prize.version}`

export function PrizeForm({ prize, partners }: PrizeFormProps) {
  const { value, edit, dropSent } = useDraft(
    draftName(prize),
    prize === null ? blankPrize : prizeDraftOf(prize.form),
  )
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const problems = prizeProblems(value)
  const count = Object.keys(problems).length
  const wrong = (key: keyof typeof problems) => {
    const error = tried ? problems[key] : undefined
    return error === undefined ? {} : { error }
  }
  const save = async () => {
    setTried(true)
    goToFirstWrong()
    const form = prizeFormOf(value)
    if (form === null) return
    const known = prize === null ? {} : { prizeId: prize.prizeId, version: prize.version }
    const answer = await savePrize({ ...known, form })
    if (!answer.ok) return setFailed(failureText(answer.failure))
    dropSent(value)
    forgetUnsent('prize')
    if (prize === null) replacePage(appPages.deskPrize(answer.data.prizeId))
    else goBack()
  }
  const part = { value, edit, wrong }
  return (
    <Screen
      title={prize === null ? '新建奖品' : '修改奖品'}
      action={
        <Stack>
          {tried && <MissingNote count={count} />}
          {failed !== null && <Note tone="seal" text={failed} onClose={() => setFailed(null)} />}
          <Button text={busy ? '照片还在传…' : '存好'} disabled={busy} onTap={save} />
        </Stack>
      }
    >
      <Stack>
        <WhatFields {...part} onBusy={setBusy} />
        <PriceFields {...part} />
        <PickUpFields {...part} partners={partners} />
        <ShelfFields {...part} />
      </Stack>
    </Screen>
  )
}
