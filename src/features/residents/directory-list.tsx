/** Residents that were found, and where nothing was typed yet the buildings one answers for. */
import { Caption, Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Empty } from '@/components/states/empty'
import { homeWords } from '@/domain/words/homes'
import { BuildingChoice } from '@/features/screens/building-choice'
import { LoadedList } from '@/features/screens/loaded-list'
import { ResidentTags } from './resident-sheet'
import type { directory, Resident } from './store'

interface DirectoryListProps {
  list: ReturnType<typeof directory.of>
  text: string
  onText: (text: string) => void
  onOpen: (resident: Resident) => void
}

const Nobody = ({ text, onText }: Pick<DirectoryListProps, 'text' | 'onText'>) => (
  <Empty
    title={`没有找到「${text}」`}
    text="换个写法再找：姓名、3 号楼、电话后四位，或扫居民卡"
    action="看全部楼栋"
    onAction={() => onText('')}
  />
)

export function DirectoryList({ list, text, onText, onOpen }: DirectoryListProps) {
  return (
    <LoadedList
      list={list}
      head={({ grids }) =>
        text === '' && <BuildingChoice grids={grids} onChoose={({ building }) => onText(building)} />
      }
      empty={text !== '' && <Nobody text={text} onText={onText} />}
    >
      {(items) => (
        <Stack>
          <RowGroup>
            {items.map((resident) => (
              <Row
                key={resident.personId}
                icon="person"
                title={resident.name}
                caption={[homeWords(resident), resident.maskedPhone].filter(Boolean).join('，')}
                end={<ResidentTags {...resident} />}
                onTap={() => onOpen(resident)}
              />
            ))}
          </RowGroup>
          <Caption text="点开看全名、门牌和电话；谁看过会记下来，本人查得到。" />
        </Stack>
      )}
    </LoadedList>
  )
}
