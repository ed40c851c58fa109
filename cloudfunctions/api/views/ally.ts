/** Owns how a partner is shown to everybody of its station: without whom to call there. */
import type { Output } from '@/contract'
import { linesIn, partnerSorts, partnerVows } from '@/domain/store/partner-form'
import type { PartnerDocument } from '@/domain/store/documents'

type Row = Output<'ally.list'>['items'][number]
type Ally = Output<'ally.open'>['ally']

export function allyRow({ _id, name, place, face }: PartnerDocument): Row {
  const { sort = null, vows = [] } = face ?? {}
  return {
    ...{ partnerId: _id, name, place, sortText: sort === null ? '' : partnerSorts[sort] },
    vows: vows.map((vow) => partnerVows[vow].name),
  }
}

interface Around {
  mayPledge: boolean
  mayLook: boolean
  monthly: Ally['monthly']
}

export function allyView(partner: PartnerDocument, around: Around): Ally {
  const { needs = '', gives = '', projects = '', vows = [], vowedOn = {} } = partner.face ?? {}
  return {
    ...allyRow(partner),
    ...{ needs: linesIn(needs), gives: linesIn(gives), projects: linesIn(projects), ...around },
    vowCards: vows.map((vow) => ({ vow, ...partnerVows[vow], day: vowedOn[vow] ?? '' })),
  }
}
