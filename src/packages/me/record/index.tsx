/** The receipt of one service record, with the question it asks and the way to say that it is not right. */
import { useState, type ReactNode } from 'react'
import { askFor } from '@/api/consent'
import { AskNote } from '@/components/ask-note'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Slot } from '@/components/slot'
import { Forgotten } from '@/features/attendance/forgotten'
import {
  AppealCard,
  ReceiptFacts,
  ReceiptHead,
  ReceiptRules,
  ReceiptSteps,
} from '@/features/hours/receipt-parts'
import { appeal, openReceipt, useReceipt, type Receipt } from '@/features/hours/store'
import { usePageParams } from '@/platform/page-params'
import { ActionSheet } from '@/features/screens/action-sheet'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

function Ready({ receipt, stale }: { receipt: Receipt; stale: ReactNode }) {
  const [appealing, setAppealing] = useState(false)
  const [sent, setSent] = useState(false)
  const { recordId, checkInAt, checkOutAt, mayAnswerForgotten, mayAppeal } = receipt
  const asks = mayAnswerForgotten && checkInAt !== null
  const foot = mayAppeal && !asks && (
    <Button kind="second" text="不对，我要申诉" onTap={() => setAppealing(true)} />
  )
  return (
    <Screen title="时长的来历" action={foot}>
      <Stack>
        {stale}
        {asks && (
          <Forgotten
            recordId={recordId}
            checkInAt={checkInAt}
            leftAt={checkOutAt ?? checkInAt}
            onAnswered={() => openReceipt(recordId)}
          />
        )}
        <ReceiptHead receipt={receipt} />
        {sent && (
          <AskNote
            text="申诉送出了。有答复时，微信里告诉您？"
            action="告诉我"
            done="好的，有答复会在微信里告诉您"
            ask={() => askFor('caseHandedIn')}
          />
        )}
        {receipt.appeal && <AppealCard appeal={receipt.appeal} />}
        <ReceiptFacts receipt={receipt} />
        <ReceiptRules receipt={receipt} />
        <ReceiptSteps receipt={receipt} />
      </Stack>
      <Slot>
        {appealing && (
          <ActionSheet
            draft={`appeal:${recordId}`}
            title="哪里不对？"
            text="社区工作人员三天内答复；没答复，自动转站长。"
            confirm="送出申诉"
            cancel="先不说了"
            ask="您怎么看"
            placeholder="比如：我 11 点才离开，少记了一小时"
            onConfirm={({ words }) => appeal(recordId, words)}
            onDone={() => setSent(true)}
            onClose={() => setAppealing(false)}
          />
        )}
      </Slot>
    </Screen>
  )
}

function RecordPage() {
  const { recordId = '' } = usePageParams('recordId')
  return (
    <LoadedScreen
      title="时长的来历"
      resource={useReceipt(recordId)}
      open={() => openReceipt(recordId)}
      screen={(receipt, stale) => <Ready receipt={receipt} stale={stale} />}
    />
  )
}

export default wholePage(RecordPage)
