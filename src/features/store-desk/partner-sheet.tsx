/** A partner whose people hand out prizes: name, place, whom to call; what is typed is kept until it is sent. */
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { formOf, blankForm, draftOf, problemsIn } from '@/domain/kernel/form'
import { partnerFace, partnerForm } from '@/domain/store/partner-form'
import { Fields } from '@/features/screens/fields'
import { useFilling } from '@/features/screens/form'
import { savePartner, type Partner } from './store'

interface PartnerSheetProps {
  /** The partner that is changed; a new one without it. */
  partner: Partner | null
  onSaid: (text: string) => void
  onClose: () => void
}

const draftName = (partner: Partner | null): string =>
  partner === null ? 'partner' : `partner:${partner.partnerId}:${partner.version}`

const whole = { ...partnerForm, ...partnerFace }
const always = ['name', 'place', 'contact', 'sort', 'needs', 'gives', 'projects', 'vows'] as const

export function PartnerSheet({ partner, onSaid, onClose }: PartnerSheetProps) {
  const begun = {
    ...{ ...blankForm(partnerForm), ...blankForm(partnerFace) },
    ...(partner && draftOf(partnerForm, partner)),
    ...(partner?.face && draftOf(partnerFace, partner.face)),
  }
  const filling = useFilling(draftName(partner), begun, (draft) => problemsIn(whole, draft))
  const { value, edit, wrong, failed } = filling
  const save = async () => {
    const known = partner === null ? {} : { partnerId: partner.partnerId, version: partner.version }
    const answer = await filling.handIn(() =>
      savePartner({ ...known, ...formOf(partnerForm, value), face: formOf(partnerFace, value) }),
    )
    if (!answer?.ok) return
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
        <Fields
          table={whole}
          names={partner === null ? always : [...always, 'active']}
          answers={value}
          {...{ edit, wrong }}
        />
        {failed !== null && <Note tone="seal" text={failed} />}
      </Stack>
    </Sheet>
  )
}
