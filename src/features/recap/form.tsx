/** Writing the recap of a session: the figures are there, the words are begun, photos and a tick are what is left. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Title } from '@/components/card'
import { Figures } from '@/components/figure'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { recapForm } from '@/domain/activity/recap'
import { appPages } from '@/domain/app-pages'
import { deskPages } from '@/domain/desk-pages'
import { blankForm, draftOf, type DraftOf, formOf, type Problems, problemsIn } from '@/domain/kernel/form'
import { spanWord } from '@/domain/words/moments'
import { ActionSheet } from '@/features/screens/action-sheet'
import { Checked } from '@/features/screens/checked'
import { Fields } from '@/features/screens/fields'
import { FormFoot, useFilling } from '@/features/screens/form'
import { goBack, openPage } from '@/platform/navigate'
import { type DeskRecap, openRecap, saveRecap, withdrawRecap } from './store'
import { Thanked } from './thanked'
import { figuresIn } from './words'

type Draft = DraftOf<typeof recapForm>

/** Photos need a word on the people in them. */
const problemsOf = (draft: Draft): Problems<Draft> => ({
  ...problemsIn(recapForm, draft),
  ...(draft.photos.length > 0 && !draft.noFaces && { noFaces: '有照片，请先看一遍，再勾上' }),
})

function Counted({ recap, now }: { recap: DeskRecap; now: number }) {
  const { sessionId, title, startAt, endAt, figures } = recap
  const items = figuresIn(figures)
  return (
    <>
      <Card>
        <Stack>
          <Title text={title} />
          <Caption text={spanWord(startAt, endAt, now)} />
          {items.length === 0 && <Caption text="名单上还没有签到的人" />}
        </Stack>
      </Card>
      {items.length > 0 && <Figures items={items} />}
      <RowGroup>
        <Row
          icon="list"
          title="数字是从名单里数的"
          caption="点开看是谁；名单改了，再存一次就跟着变"
          onTap={() => openPage(deskPages.roster(sessionId))}
        />
      </RowGroup>
    </>
  )
}

function Withdraw({ recap: { sessionId, version } }: { recap: DeskRecap }) {
  const [asked, setAsked] = useState(false)
  return (
    <>
      <Button kind="danger" text="撤下回顾" onTap={() => setAsked(true)} />
      {asked && (
        <ActionSheet
          draft={`withdraw-recap:${sessionId}`}
          title="撤下这份回顾？"
          text="居民就看不到了。写的都在，改一改还能再公开。"
          confirm="撤下"
          onConfirm={() => withdrawRecap({ sessionId, version })}
          onDone={() => setAsked(false)}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  )
}

export function RecapForm({ recap, now }: { recap: DeskRecap; now: number }) {
  const { sessionId, version, form, state, suggestion, check, moves } = recap
  const name = `recap:${sessionId}:${version}`
  const begun: Draft =
    form === null ? { ...blankForm(recapForm), words: suggestion } : draftOf(recapForm, form)
  const filling = useFilling<Draft>(name, begun, problemsOf)
  const { value, edit, wrong } = filling
  const may = (event: string): boolean => moves.some((move) => move.event === event && move.allowed)
  const refused = moves.find((move) => move.event === 'write' && !move.allowed)?.reason ?? null
  const save = async () => {
    const answer = await filling.handIn(() =>
      saveRecap({ sessionId, version, form: formOf(recapForm, value) }),
    )
    if (answer?.ok) goBack(appPages.session(sessionId))
  }
  const foot = may('write') && (
    <FormFoot filling={filling} text={state === 'shown' ? '保存修改' : '存好，公开'} onTap={save} />
  )
  return (
    <Screen title="写回顾" action={foot}>
      <Stack>
        {state === 'withdrawn' && <Note tone="amber" text="已经撤下了，居民看不到。改好再存，就重新公开。" />}
        {state === 'shown' && (
          <Checked
            check={check}
            what="回顾"
            again={check?.mayAppeal === true && (() => openRecap(sessionId))}
          />
        )}
        {refused !== null && <Note tone="amber" text={refused} />}
        <Counted recap={recap} now={now} />
        <Card>
          <Fields
            table={recapForm}
            answers={value}
            {...{ edit, wrong }}
            photos={{ folder: 'activity', keepAs: name }}
            onBusy={filling.setBusy}
          />
          {wrong('noFaces').error !== undefined && <Note tone="seal" text={wrong('noFaces').error ?? ''} />}
        </Card>
        <Thanked thanks={recap.thanks} />
        {may('withdraw') && <Withdraw recap={recap} />}
      </Stack>
    </Screen>
  )
}
