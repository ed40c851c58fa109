/** The partners of the station, as everybody sees them, and the way to what they promised. */
import { Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Empty } from '@/components/states/empty'
import { furtherPages } from '@/domain/further-pages'
import { casePages } from '@/domain/case-pages'
import { alliesBy } from '@/features/ally/store'
import { useListSearch } from '@/features/screens/list-search'
import { ListScreen } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

function AlliesPage() {
  const search = useListSearch({ label: '找一家', placeholder: '名字、地址' })
  return (
    <ListScreen
      title="公益合伙人"
      list={alliesBy(search.text)}
      above={
        <Stack>
          <RowGroup>
            <Row
              icon="check"
              title="合伙人的承诺"
              caption="答应了什么，做到没有"
              onTap={() => openPage(casePages.caseBoard('pledge'))}
            />
          </RowGroup>
          {search.box}
        </Stack>
      }
      empty={search.orNotFound(
        <Empty
          drawing="empty-list"
          title="还没有合伙人"
          text="和社区一起办事的单位、组织、商户，会排在这里"
        />,
      )}
    >
      {(items) => (
        <RowGroup>
          {items.map(({ partnerId, name, sortText, place, vows }) => (
            <Row
              key={partnerId}
              title={name}
              caption={[sortText, place, ...vows].filter(Boolean).join(' · ')}
              onTap={() => openPage(furtherPages.ally(partnerId))}
            />
          ))}
        </RowGroup>
      )}
    </ListScreen>
  )
}

export default wholePage(AlliesPage)
