/** Writing a wish in three short steps; what was answered is kept, whichever way the page is left. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { failureText, type Answer } from '@/api/failure'
import type { Me } from '@/api/me'
import { Button } from '@/components/button'
import { Caption, Stack, Title } from '@/components/card'
import { Meter } from '@/components/meter'
import { Note } from '@/components/note'
import { forgetUnsent } from '@/components/photo-field'
import { Screen } from '@/components/screen'
import { appPages } from '@/domain/app-pages'
import { backToTop, goBack, replacePage } from '@/platform/navigate'
import { useDraft } from '@/platform/use-draft'
import { amendWish, makeWish } from './detail-store'
import { draftOf, emptyDraft, formOf, forWhom, missingIn, type MakeDraft } from './make-draft'
import { ForWhom, What, WhenAndWhere } from './make-steps'
import type { WishDetail } from './words'

const steps = ['想要什么', '为谁', '什么时候、怎么交'] as const
const last = steps.length - 1

/** Where a refusal can be put right. */
const stepOf: Record<string, number> = {
  WISH_NO_MONEY: 0,
  WISH_NOT_THIS: 0,
  WISH_TOO_DEAR: last,
  WISH_BY_WHEN: last,
  CARD_UNKNOWN: 1,
}

interface MakeFormProps {
  me: Me | null
  /** The wish to be put right; a new one without it. */
  wish?: WishDetail
}

/** What has been answered so far, what stands in the way of going on, and sending it all. */
function useMaking(wish: WishDetail | undefined) {
  const amends = wish !== undefined
  const { value, edit, dropSent } = useDraft<MakeDraft>(
    amends ? `wish-amend:${wish.wishId}:${wish.version}` : 'wish-make',
    wish?.form ? draftOf(wish.form) : emptyDraft,
  )
  const [problem, setProblem] = useState<string | null>(null)
  const step = Math.min(last, value.step)

  const go = (next: number) => {
    setProblem(null)
    edit({ step: next })
    backToTop()
  }
  const next = () => {
    const missing = missingIn(step, value, amends)
    if (missing !== null) setProblem(missing)
    else go(step + 1)
  }

  function settle(answer: Answer<WishDetail>): void {
    if (!answer.ok) {
      const { failure } = answer
      const at = failure.kind === 'rejected' ? stepOf[failure.code] : undefined
      if (at !== undefined) edit({ step: at })
      return setProblem(failureText(failure))
    }
    dropSent(value)
    forgetUnsent('wish')
    if (amends) goBack(appPages.wish(wish.wishId))
    else replacePage(appPages.wish(answer.data.wishId, 'made'))
  }

  async function send(): Promise<void> {
    const lacking = steps.findIndex((_, index) => missingIn(index, value, amends) !== null)
    const form = formOf(value)
    if (lacking >= 0 || form === null) {
      const at = Math.max(lacking, 0)
      if (at !== step) go(at)
      return setProblem(missingIn(at, value, amends))
    }
    settle(
      wish === undefined
        ? await makeWish({ form, ...forWhom(value) })
        : await amendWish({ wishId: wish.wishId, version: wish.version, form }),
    )
  }

  return { value, edit, step, problem, hush: () => setProblem(null), go, next, send }
}

export function MakeForm({ me, wish }: MakeFormProps) {
  const amends = wish !== undefined
  const { value, edit, step, problem, hush, go, next, send } = useMaking(wish)
  const [sending, setSending] = useState(false)
  const forward =
    step < last ? (
      <Button text={sending ? '照片正在传…' : '下一步'} disabled={sending} onTap={next} />
    ) : (
      <Button text={amends ? '改好了，再交' : '写好了，交上去'} busyText="正在交…" onTap={send} />
    )
  return (
    <Screen
      title={amends ? '改心愿' : '许个心愿'}
      action={
        <Stack>
          {problem !== null && <Note tone="seal" text={problem} onClose={hush} />}
          {forward}
        </Stack>
      }
    >
      <Stack>
        <View>
          <Caption text={`第 ${step + 1} 步，共 ${steps.length} 步`} />
          <Title text={steps[step] ?? ''} />
          <Meter value={step + 1} max={steps.length} label={`第 ${step + 1} 步，共 ${steps.length} 步`} />
        </View>
        {step === 0 && <What draft={value} edit={edit} onBusy={setSending} />}
        {step === 1 && <ForWhom draft={value} edit={edit} me={me} amends={amends} />}
        {step === 2 && <WhenAndWhere draft={value} edit={edit} />}
        {step === 0 && <Caption text="心愿是一样东西或一次帮忙，不收钱也不给钱。" />}
        {step > 0 && <Button kind="text" text="上一步" onTap={() => go(step - 1)} />}
        {step === last && <Caption text="交上去后，网格员先核实，再用化名挂到墙上。" />}
      </Stack>
    </Screen>
  )
}
