/** What is said of the photos and recordings of a case that have not passed the content check: to their author, to those at the desk, to all others. */
import { Caption } from '@/components/card'
import { Checked } from '@/features/screens/checked'
import { type CaseDetail, openCase } from './store'

type Check = NonNullable<CaseDetail['check']>

const forDesk: Record<Check['verdict'], string> = {
  pending: '正在检查，通过后别人才看得到',
  inReview: '正在检查，工作人员看过、通过后别人才看得到',
  blocked: '没有通过内容检查，别人看不到',
  none: '没有检查过，别人看不到',
}

const forOthers: Record<Check['verdict'], string> = {
  pending: '正在检查，通过了就看得到',
  inReview: '正在检查，工作人员看过、通过了就看得到',
  blocked: '没有通过内容检查，看不到',
  none: '没有检查过，看不到；要看请问社区',
}

interface UnpassedProps {
  kind: string
  one: CaseDetail
  check: CaseDetail['check']
}

/** Nothing once they have passed. Whoever handed them in may ask for a second look. */
export function Unpassed({ kind, one: { caseId, at }, check }: UnpassedProps) {
  if (!check) return null
  const { what, verdict, isSeen, checkId } = check
  if (checkId === null || verdict === 'none')
    return <Caption text={`${what}${(isSeen ? forDesk : forOthers)[verdict]}`} />
  return (
    <Checked
      {...{ what, check: { checkId, verdict }, otherwise: '没有问题的话，可以申诉' }}
      again={() => openCase(kind, { caseId, at })}
    />
  )
}
