/** Writing a new case of a kind. */
import { writtenOf } from '@/api/written'
import { linkKinds } from '@/domain/case/links'
import { subjectKinds } from '@/domain/case/subjects'
import { BeginForm, presetOf } from '@/features/case/begin-form'
import { usePageKind } from '@/features/case/kind'
import { openForm } from '@/features/case/store'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

/** It can be written at once; who may be chosen comes while the first question is answered. */
function CaseFormPage() {
  const kind = usePageKind()
  useShown(() => openForm(kind.name))
  const {
    on,
    about,
    id,
    part,
    of,
    what = '',
    spot,
    team,
    partner,
    forId,
    forName,
    again,
  } = usePageParams(
    ...([
      'on',
      'about',
      'id',
      'part',
      'of',
      'what',
      'spot',
      'team',
      'partner',
      'forId',
      'forName',
      'again',
    ] as const),
  )
  const piece = linkKinds.find((one) => one === on)
  const subject = subjectKinds.find((one) => one === about)
  const source =
    piece && id && part
      ? { on: { kind: piece, id, part } }
      : subject && id
        ? { about: { kind: subject, id, part: part ?? '' } }
        : of
          ? { of }
          : null
  const visited = forId && forName ? { personId: forId, name: forName } : null
  const refused = again ? writtenOf(again) : null
  return (
    <BeginForm
      kind={kind}
      {...(refused && { again: refused })}
      from={source && { source, what }}
      {...(spot && { preset: presetOf(kind, 'spot', spot) })}
      {...(team && { preset: presetOf(kind, 'team', team) })}
      {...(partner && { preset: presetOf(kind, 'partner', partner) })}
      {...(visited && { visited })}
    />
  )
}

export default wholePage(CaseFormPage)
