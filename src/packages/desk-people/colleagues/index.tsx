/** Those who work at the station, by what they do; one more is chosen from the residents. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { Button } from '@/components/button'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { deskPages } from '@/domain/desk-pages'
import { roleNames } from '@/domain/person/roles'
import { shortName } from '@/domain/station/units'
import { colleagues } from '@/features/colleagues/store'
import { byRole, lineOf } from '@/features/colleagues/words'
import { DeskQueue } from '@/features/screens/desk-queue'
import { HERE } from '@/features/screens/at'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

function ColleaguesPage() {
  const { at = HERE } = usePageParams('at')
  const there = at === HERE ? undefined : at
  const shown = colleagues.of(at).use()
  const page = shown.status === 'ready' ? shown.data : null
  return (
    <DeskQueue
      title={there !== undefined && page ? `${shortName(page.stationName)}的同事` : '同事'}
      list={colleagues}
      start={at}
      empty={() => ({
        title: '还没有同事',
        text: page?.mayName === false ? '站长由中心来请' : '点下面的「加一位」，请邻居来站里做事',
      })}
      opens={({ personId }) => deskPages.colleague(personId, there)}
      action={(whole) =>
        whole?.mayName !== false && (
          <Button text="加一位" onTap={() => openPage(deskPages.findColleague(there))} />
        )
      }
    >
      {(items, { now }) =>
        byRole(items).map((group) => (
          <Section key={group.role} title={roleNames[group.role]}>
            <RowGroup>
              {group.items.map((one) => (
                <Row
                  key={one.personId}
                  icon="person"
                  title={one.name}
                  caption={lineOf(one, now)}
                  onTap={() => openPage(deskPages.colleague(one.personId, there))}
                />
              ))}
            </RowGroup>
          </Section>
        ))
      }
    </DeskQueue>
  )
}

export default wholePage(ColleaguesPage, DeskFrame)
