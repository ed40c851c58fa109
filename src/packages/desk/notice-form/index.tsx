/** Writing a notice, going on with a draft, or putting right what was sent. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { CorrectionForm } from '@/features/notice-desk/correction-form'
import { NoticeForm } from '@/features/notice-desk/notice-form'
import { openForm, useForm } from '@/features/notice-desk/store'
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

export default wholePage(NoticeFormPage, DeskFrame)
