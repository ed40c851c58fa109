/** Writing a notice, going on with a draft, or putting right what was sent. */
import { Screen } from '@/components/screen'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { CorrectionForm } from '@/features/desk/notices/correction-form'
import { NoticeForm } from '@/features/desk/notices/notice-form'
import { openForm, useForm } from '@/features/desk/notices/store'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function NoticeFormPage() {
  const { noticeId = '' } = usePageParams('noticeId')
  const form = useForm(noticeId)
  const open = () => openForm(noticeId)
  useShown(open)
  if (form.status === 'ready') {
    const { notice } = form.data
    if (notice?.state === 'published') return <CorrectionForm key={notice.version} notice={notice} />
    return <NoticeForm key={notice?.version ?? 'new'} notice={notice} choices={form.data} />
  }
  return (
    <Screen title="写通知">
      {form.status === 'failed' ? <Failed failure={form.failure} onRetry={open} /> : <Loading count={4} />}
    </Screen>
  )
}

export default wholePage(NoticeFormPage)
