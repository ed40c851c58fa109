/** What I have been trained in: papers that the station has seen, and lessons that I came to and left. */
import { serverNow } from '@/api/server-clock'
import { Caption } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Empty } from '@/components/states/empty'
import { durationWord } from '@/domain/words/amounts'
import { writtenDayWord } from '@/domain/words/moments'
import { openTrainings, useTrainings } from '@/features/certificate/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

const ways = { registered: '站里看过原件', attended: '签到签退' } as const

const TrainingsPage = () => (
  <LoadedScreen
    title="培训记录"
    resource={useTrainings()}
    open={openTrainings}
    stale={false}
    head={
      <Caption text="不用自己填：站里登记的培训，和来上过的技能课，都在这里。开证明的时候可以一起写上。" />
    }
  >
    {({ items }) =>
      items.length === 0 ? (
        <Empty title="还没有培训记录" text="在别处参加过的，带着证明请社区工作人员登记" />
      ) : (
        <RowGroup>
          {items.map(({ day, name, organiser, minutes, how }, at) => (
            <Row
              key={`${day}${at}`}
              title={name}
              caption={[writtenDayWord(day, serverNow()), organiser, ways[how]].filter(Boolean).join(' · ')}
              {...(minutes > 0 && { value: durationWord(minutes) })}
            />
          ))}
        </RowGroup>
      )
    }
  </LoadedScreen>
)

export default wholePage(TrainingsPage)
