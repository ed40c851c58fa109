/** Those who want to be called, by what it is about; several of one thing become orders in one go. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Choices } from '@/components/choices'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { Empty } from '@/components/states/empty'
import { casePages } from '@/domain/case-pages'
import { serverNow } from '@/api/server-clock'
import { blankForm, formOf, problemsIn } from '@/domain/kernel/form'
import { orderForm } from '@/domain/order/form'
import { surveyRules } from '@/domain/survey/rules'
import { writtenDayWord } from '@/domain/words/moments'
import type { Output } from '@/contract'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { Fields } from '@/features/screens/fields'
import { useFilling } from '@/features/screens/form'
import { ListScreen } from '@/features/screens/loaded-list'
import { SaidNote, useSaid } from '@/features/screens/said'
import { contactsOf, orderFor } from '@/features/survey/store'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

type Contact = Output<'survey.contacts'>['items'][number]

/** Asked of all of them at once; photos belong to one alone. */
const names = ['item', 'text', 'day', 'part', 'takes', 'haste'] as const

interface OrderSheetProps {
  surveyId: string
  waiting: readonly Contact[]
  onSaid: (text: string) => void
  onClose: () => void
}

function OrderSheet({ surveyId, waiting, onSaid, onClose }: OrderSheetProps) {
  const [chosen, setChosen] = useState(() =>
    waiting.slice(0, surveyRules.ordersAtOnce).map(({ contactId }) => contactId),
  )
  const filling = useFilling(`survey-order:${surveyId}`, blankForm(orderForm), (answers) =>
    problemsIn(orderForm, answers),
  )
  const { value, edit, wrong, failed, fail } = filling
  const send = async () => {
    const form = formOf(orderForm, value)
    const answer = await filling.handIn(
      chosen.length > 0 && (() => orderFor({ surveyId, contactIds: chosen, form })),
    )
    if (!answer?.ok) return
    const { done, gone } = answer.data
    onSaid(`写好了 ${done.length} 份点单${gone.length > 0 ? `，${gone.length} 位写不了，请另外联系` : ''}`)
    onClose()
  }
  const options = waiting.map(({ contactId, name, about }) => ({
    value: contactId,
    text: name,
    caption: about,
  }))
  return (
    <Sheet
      open
      title="写成点单"
      confirm={`给 ${chosen.length} 位各写一份`}
      confirmDisabled={chosen.length === 0}
      onConfirm={send}
      onClose={onClose}
    >
      <Stack>
        <Choices label="给哪几位" options={options} values={chosen} onChange={setChosen} />
        <Fields table={orderForm} names={names} answers={value} {...{ edit, wrong }} />
        {failed !== null && <Note tone="seal" text={failed} onClose={() => fail(null)} />}
      </Stack>
    </Sheet>
  )
}

/** By the question that they are about, in the order in which they come. */
function byQuestion(items: readonly Contact[]): { about: string; rows: Contact[] }[] {
  const found: { about: string; rows: Contact[] }[] = []
  for (const one of items) {
    const group = found.find(({ about }) => about === one.about)
    if (group) group.rows.push(one)
    else found.push({ about: one.about, rows: [one] })
  }
  return found
}

function SurveyContactsPage() {
  const { surveyId = '' } = usePageParams('surveyId')
  const [ordering, setOrdering] = useState<readonly Contact[] | null>(null)
  const saying = useSaid()
  return (
    <ListScreen
      title="请社区联系的人"
      list={contactsOf(surveyId)}
      above={<SaidNote saying={saying} />}
      empty={
        <Empty
          drawing="empty-list"
          title="还没有人请社区联系"
          text="交了问卷、又点了「请联系我」的人在这里；填了什么这里没有，也对不上"
        />
      }
      sheet={
        ordering && (
          <OrderSheet
            {...{ surveyId, waiting: ordering }}
            onSaid={saying.say}
            onClose={() => setOrdering(null)}
          />
        )
      }
    >
      {(items) =>
        byQuestion(items).map(({ about, rows }) => {
          const waiting = rows.filter(({ orderId }) => orderId === null)
          return (
            <Section key={about} title={about}>
              <RowGroup>
                {rows.map(({ contactId, name, day, orderId }) => (
                  <Row
                    key={contactId}
                    icon="person"
                    title={name}
                    caption={`${writtenDayWord(day, serverNow())}说的${orderId ? '，写成点单了' : ''}`}
                    {...(orderId && { onTap: () => openPage(casePages.case('order', orderId)) })}
                  />
                ))}
              </RowGroup>
              {waiting.length > 0 && (
                <Button
                  kind="second"
                  text={`这 ${waiting.length} 位，写成点单`}
                  label={`${about}：这 ${waiting.length} 位，写成点单`}
                  onTap={() => setOrdering(waiting)}
                />
              )}
            </Section>
          )
        })
      }
    </ListScreen>
  )
}

export default wholePage(SurveyContactsPage, DeskFrame)
