/** Residents that were found, and where nothing was typed yet the buildings one answers for. */
import { Button } from '@/components/button'
import { Caption, Card, Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { homeWords } from '@/domain/words/homes'
import { Moves } from '@/features/screens/moves'
import { LoadedList } from '@/features/screens/loaded-list'
import { ResidentTags } from './resident-sheet'
import type { directory, Resident } from './store'

interface DirectoryListProps {
  list: ReturnType<typeof directory.of>
  text: string
  onText: (text: string) => void
  onOpen: (resident: Resident) => void
}

function Buildings({ grids, onText }: Pick<DirectoryListProps, 'onText'> & { grids: Grids }) {
  return grids.map(({ gridId, name, buildings }) => (
    <Section key={gridId} title={name}>
      <Card>
        <Moves>
          {buildings.map((building) => (
            <Button
              key={building}
              small
              kind="second"
              text={building}
              label={`${name} ${building}`}
              onTap={() => onText(building)}
            />
          ))}
        </Moves>
      </Card>
    </Section>
  ))
}

type Grids = readonly { gridId: string; name: string; buildings: readonly string[] }[]

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
      head={({ grids }) => text === '' && <Buildings grids={grids} onText={onText} />}
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
