/** A partner whose people hand out prizes: name, place, whom to call; what is typed is kept until it is sent. */
import { useState } from 'react'
import { failureText } from '@/api/failure'
import { Stack } from '@/components/card'
import { SwitchRow } from '@/components/field/switch-row'
import { TextField } from '@/components/field/text-field'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { useDraft } from '@/platform/use-draft'
import { savePartner, type Partner } from './store'

interface PartnerSheetProps {
  /** The partner that is changed; a new one without it. */
  partner: Partner | null
  onSaid: (text: string) => void
  onClose: () => void
}

const draftName = (partner: Partner | null): string =>
  partner === null ? 'partner' : `partner:${partner.partnerId}:${partner.version}`

export function PartnerSheet({ partner, onSaid, onClose }: PartnerSheetProps) {
  const { name = '', place = '', contact = '', active = true } = partner ?? {}
  const { value, edit, dropSent } = useDraft(draftName(partner), { name, place, contact, active })
  const [failed, setFailed] = useState<string | null>(null)
  const save = async () => {
    const known = partner === null ? {} : { partnerId: partner.partnerId, version: partner.version }
    const answer = await savePartner({
      ...known,
      name: value.name.trim(),
      place: value.place.trim(),
      contact: value.contact.trim(),
      active: value.active,
    })
    setFailed(answer.ok ? null : failureText(answer.failure))
    if (!answer.ok) return
    dropSent(value)
    onSaid(`${answer.data.name}记好了`)
    onClose()
  }
  return (
    <Sheet
      open
      title={partner === null ? '登记一家商家' : '修改商家'}
      confirm="存好"
      confirmDisabled={value.name.trim() === ''}
      onConfirm={save}
      onClose={onClose}
    >
      <Stack>
        <TextField
          label="叫什么"
          value={value.name}
          onChange={(next) => edit({ name: next })}
          maxLength={30}
        />
        <TextField
          label="在哪里"
          value={value.place}
          onChange={(next) => edit({ place: next })}
          maxLength={40}
          optional
        />
        <TextField
          label="找谁"
          value={value.contact}
          onChange={(next) => edit({ contact: next })}
          maxLength={40}
          hint="居民看不到"
          optional
        />
        {partner !== null && (
          <SwitchRow
            label="还在合作"
            hint="关了以后新奖品选不到这家"
            on={value.active}
            onChange={(next) => edit({ active: next })}
          />
        )}
        {failed !== null && <Note tone="seal" text={failed} />}
      </Stack>
    </Sheet>
  )
}
