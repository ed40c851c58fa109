/** Activities that every station holds, to begin a new one from. */
import { Caption, Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { activityTemplates } from '@/domain/activity/templates'
import { activityTypeNames } from '@/domain/activity/vocabulary'
import { deskPages } from '@/domain/desk-pages'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { wholePage } from '@/features/whole-page'
import { replacePage } from '@/platform/navigate'

function TemplatesPage() {
  return (
    <Screen title="照样子写">
      <Stack>
        <Caption text="点一个，介绍和安全提醒就写好了；改成您自己的，再写上时间、地点和联系人。" />
        <RowGroup>
          {Object.entries(activityTemplates).map(([name, { title, type }]) => (
            <Row
              key={name}
              title={title}
              caption={activityTypeNames[type]}
              onTap={() => replacePage(deskPages.activityFrom(name))}
            />
          ))}
        </RowGroup>
      </Stack>
    </Screen>
  )
}

export default wholePage(TemplatesPage, DeskFrame)
