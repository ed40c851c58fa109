/** The open list of added hours: whose (masked), for what, why, and which two people handled it. */
import { serverNow } from '@/api/server-clock'
import { Caption, Card, Strong, TagLine } from '@/components/card'
import { Empty } from '@/components/states/empty'
import { Tag } from '@/components/tag'
import { durationWord } from '@/domain/words/amounts'
import { writtenDayWord } from '@/domain/words/moments'
import { addedHours, type AddedRecord } from '@/features/hours/store'
import { ListScreen } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'

function AddedCard({ record }: { record: AddedRecord }) {
  const { name, title, day, minutes, reason, addedBy, approvedBy } = record
  return (
    <Card>
      <Strong text={`${name} · ${title}`} />
      <TagLine>
        <Tag text={durationWord(minutes)} />
        <Caption text={writtenDayWord(day, serverNow())} />
      </TagLine>
      <Caption text={`因为：${reason}`} />
      <Caption text={`${addedBy}补录，${approvedBy}核定`} />
    </Card>
  )
}

function AddedPage() {
  return (
    <ListScreen
      title="补录公示"
      list={addedHours}
      above={
        <Caption text="没有扫码证明、由工作人员补记的时长都列在这里。每一笔要两个人经手，不和扫码的时长混在一起。" />
      }
      stale={false}
      empty={<Empty title="还没有补录" text="都是扫码签到记下的" />}
    >
      {(items) => items.map((record) => <AddedCard key={record.recordId} record={record} />)}
    </ListScreen>
  )
}

export default wholePage(AddedPage)
