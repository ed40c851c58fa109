/** Writing a notice, going on with a draft, or putting right what was sent. */
import { CorrectionForm } from '@/features/desk/notices/correction-form'
import { NoticeForm } from '@/features/desk/notices/notice-form'
import { openForm, useForm } from '@/features/desk/notices/store'
import { usePageParams } from '@/platform/page-params'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

function NoticeFormPage() {
  const { noticeId = '' } = usePageParams('noticeId')
  return (
    <LoadedScreen
      title="写通知"
      resource={useForm(noticeId)}
      open={() => openForm(noticeId)}
      count={4}
      screen={(choices) => {
        const { notice } = choices
        if (notice?.state === 'published') return <CorrectionForm key={notice.version} notice={notice} />
        return <NoticeForm key={notice?.version ?? 'new'} notice={notice} choices={choices} />
      }}
    />
  )
}

export default wholePage(NoticeFormPage)
