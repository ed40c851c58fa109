/** Writing a prize, new or again; every answer is kept as it is typed, and saving leads to its page. */
import { fileSrc } from '@/api/files'
import { sendPhotoTo } from '@/api/send-photo'
import { Card, Stack } from '@/components/card'
import { PhotoField } from '@/components/photo-field'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { appPages } from '@/domain/app-pages'
import { prizeForm } from '@/domain/store/prize-form'
import { Fields } from '@/features/screens/fields'
import { FormFoot, useFilling } from '@/features/screens/form'
import { goBack, replacePage } from '@/platform/navigate'
import { blankPrize, prizeDraftOf, prizeFormOf, prizeProblems } from './prize-draft'
import { PickUpFields, ShelfFields } from './prize-fields'
import { savePrize, type DeskPrize } from './store'

interface PrizeFormProps {
  /** The prize that is changed; a new one without it. */
  prize: DeskPrize | null
  partners: readonly { partnerId: string; name: string }[]
}

/** A draft belongs to the version it was begun on: after somebody else's change it would undo that change. */
const draftName = (prize: DeskPrize | null): string =>
  prize === null ? 'prize' : `prize:${prize.prizeId}:${prize.version}`

const sendPhoto = sendPhotoTo('prize')

export function PrizeForm({ prize, partners }: PrizeFormProps) {
  const begun = prize === null ? blankPrize : prizeDraftOf(prize.form)
  const filling = useFilling(draftName(prize), begun, prizeProblems)
  const { value, edit, wrong } = filling
  const save = async () => {
    const known = prize === null ? {} : { prizeId: prize.prizeId, version: prize.version }
    const answer = await filling.handIn(() => savePrize({ ...known, form: prizeFormOf(value) }))
    if (!answer?.ok) return
    if (prize === null) replacePage(appPages.deskPrize(answer.data.prizeId))
    else goBack()
  }
  const part = { value, edit, wrong }
  return (
    <Screen
      title={prize === null ? '新建奖品' : '修改奖品'}
      action={<FormFoot filling={filling} text="存好" onTap={save} />}
    >
      <Stack>
        <Card>
          <Fields table={prizeForm} names={['title', 'kind']} answers={value} {...part} />
          <PhotoField
            label="照片"
            value={value.photo === null ? [] : [value.photo]}
            onChange={([photo = null]) => edit({ photo })}
            max={1}
            upload={sendPhoto}
            keepAs={draftName(prize)}
            srcOf={fileSrc}
            onBusy={filling.setBusy}
            optional
          />
          <Fields table={prizeForm} names={['intro']} answers={value} {...part} />
        </Card>
        <Section title="多少分，每人几份">
          <Card>
            <Fields
              table={prizeForm}
              names={['points', 'limitPerMonth', 'lowMark']}
              answers={value}
              {...part}
            />
          </Card>
        </Section>
        <PickUpFields {...part} partners={partners} />
        <ShelfFields {...part} />
      </Stack>
    </Screen>
  )
}
